"""What each decision makes gold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.group import Group, Member
from annotator.model.link import Link
from annotator.model.span import Span, joined
from annotator.review import rules, rulings
from annotator.review.again import again, with_speaker
from annotator.review.cases import Case, cases
from annotator.review.rulings import Ruling
from tests.reviews import INSIDE, MENTION, QUOTE, case, mark, work
from tests.studies import TEXT

LONG = Span(0, 50)


def spans(ruling: Ruling | None) -> list[tuple[Span, ...]]:
    assert ruling is not None
    return [draft.fragments for draft in ruling.drafts]


def test_take_is_that_version_with_all_it_says_and_names_who_says_the_same() -> None:
    facts = {"attributes": {"form": "direct"}, "speaker": "s"}
    found = case(mark("a1", QUOTE, **facts), mark("b1", INSIDE), mark("c1", QUOTE, **facts))
    ruling = rulings.take(found, "c")

    assert (ruling.decision, ruling.of) == ("take", ("c", "a"))
    (draft,) = ruling.drafts
    assert (draft.label, draft.fragments, dict(draft.attributes), draft.speaker) == (
        "quote",
        (QUOTE,),
        {"form": "direct"},
        "s",
    )
    assert draft.taken == ("c1", "a1")
    with pytest.raises(KeyError):
        rulings.take(found, "d")


def test_take_with_the_other_mark_of_who_marked_it_twice() -> None:
    first = mark("a1", QUOTE, attributes={"form": "direct"})
    other = mark("a2", QUOTE, attributes={"form": "mixed"})
    found = case(first, other, mark("b1", QUOTE, attributes={"form": "mixed"}))

    (draft,) = rulings.take(found, "a").drafts
    assert (dict(draft.attributes), draft.taken) == ({"form": "direct"}, ("a1",))
    ruling = rulings.take(found, "a", other)
    (draft,) = ruling.drafts
    assert (ruling.of, dict(draft.attributes), draft.taken) == (("a", "b"), {"form": "mixed"}, ("a2", "b1"))


def test_the_other_mark_takes_the_place_of_the_piece_that_it_repeats() -> None:
    again = mark("b3", Span(21, 50), attributes={"form": "mixed"})
    found = case(mark("a1", LONG), mark("b1", Span(0, 20)), mark("b2", Span(21, 50)), again)

    assert [draft.taken for draft in rulings.take(found, "b", again).drafts] == [("b1",), ("b3",)]


def test_take_keeps_all_pieces_of_a_split_version() -> None:
    found = case(mark("a1", LONG), mark("b1", Span(0, 20)), mark("b2", Span(21, 50)))

    assert spans(rulings.take(found, "b")) == [(Span(0, 20),), (Span(21, 50),)]
    assert spans(rulings.take(found, "a")) == [(LONG,)]


def test_majority_is_field_by_field_and_only_where_there_is_one() -> None:
    marks = [
        mark("a1", QUOTE, attributes={"form": "direct"}, speaker="s"),
        mark("b1", QUOTE, attributes={"form": "mixed"}, speaker="s"),
        mark("c1", INSIDE, attributes={"form": "direct"}, speaker="t"),
    ]
    ruling = rulings.majority(case(*marks))
    assert ruling is not None
    assert (ruling.drafts[0].fragments, ruling.drafts[0].speaker) == ((QUOTE,), "s")
    assert dict(ruling.drafts[0].attributes) == {"form": "direct"}
    assert rulings.majority(case(*marks[:2])) is None
    assert rulings.majority(case(marks[0], done="bc")) is None
    assert rulings.majority(case(mark("a1", QUOTE), mark("b1", QUOTE), done="c")) is not None
    assert rulings.majority(case(mark("a1", QUOTE), mark("b1", QUOTE), done="cd")) is None


def test_union_intersection_and_trimmed() -> None:
    found = case(mark("a1", Span(0, 28)), mark("b1", Span(10, 40)))

    assert spans(rulings.union(found)) == [(Span(0, 40),)]
    assert spans(rulings.intersection(found)) == [(Span(10, 28),)]
    assert TEXT[0] + TEXT[26:28] == "“,”"
    assert spans(rulings.trimmed(case(mark("a1", QUOTE), mark("b1", QUOTE)), TEXT)) == [(Span(1, 26),)]
    assert rulings.trimmed(case(mark("a1", Span(0, 1)), mark("b1", Span(0, 1))), TEXT) is None


def test_both_stands_for_every_version_once() -> None:
    found = case(mark("a1", QUOTE), mark("b1", INSIDE), mark("c1", QUOTE))
    ruling = rulings.both(found)

    assert spans(ruling) == [(QUOTE,), (INSIDE,)]
    assert ruling is not None
    assert [draft.taken for draft in ruling.drafts] == [("a1", "c1"), ("b1",)]
    assert ruling.of == ("a", "c", "b")
    assert rulings.both(case(mark("a1", QUOTE), mark("b1", QUOTE))) is None


def test_parts_and_merged() -> None:
    pieces = (Span(0, 11), Span(12, 28))
    found = case(mark("a1", QUOTE), *(mark(f"b{n}", piece) for n, piece in enumerate(pieces)))

    assert spans(rulings.parts(found)) == [(piece,) for piece in pieces]
    assert TEXT[11] == " "
    assert spans(rulings.merged(found, TEXT)) == [(QUOTE,)]
    whole = case(mark("a1", QUOTE), mark("b1", QUOTE))
    assert (rulings.parts(whole), rulings.merged(whole, TEXT)) == (None, None)


def test_nobody_and_what_is_put_off_make_nothing() -> None:
    found = case(mark("a1", QUOTE), done="b")

    assert rulings.nobody(found) == Ruling("nobody")
    assert rulings.put_off("defer") == Ruling("defer")


def test_an_edited_ruling_says_what_was_edited_and_from_what() -> None:
    found = case(mark("a1", QUOTE), mark("b1", INSIDE))
    ruling = rulings.edited(rulings.take(found, "a"), fragments=(Span(5, 9), Span(2, 5)), label="claim")

    assert (ruling.decision, ruling.of) == ("edited", ("a",))
    assert ruling.drafts[0].fragments == (Span(2, 9),)
    assert (ruling.drafts[0].label, ruling.drafts[0].taken) == ("claim", ("a1",))


def test_links_go_with_the_version_and_those_to_one_case_once() -> None:
    quotes, mentions = (
        [mark(f"{who}1", QUOTE) for who in "abc"],
        [mark(f"{who}2", MENTION, label="speaker") for who in "abc"],
    )
    said = [Link(f"l{who}", "said_by", f"{who}1", f"{who}2", who, {"position": "origin"}) for who in "ab"]
    found = next(c for c in cases(work(*quotes, *mentions, links=said)) if c.unit.label == "quote")

    assert [link.target for link in rulings.take(found, "a").links] == ["a2"]
    assert rulings.take(found, "c").links == ()
    assert (rulings.take(found, "c").of, rulings.take(found, "a").of) == (("c",), ("a", "b"))
    for ruling in (rulings.majority(found), rulings.union(found)):
        assert ruling is not None
        assert [(link.type, link.target, dict(link.attributes)) for link in ruling.links] == [
            ("said_by", "a2", {"position": "origin"})
        ]


def test_no_majority_is_made_of_links_or_groups_that_as_many_draw_as_not() -> None:
    marks = [
        mark(f"{who}{n}", span, label=label)
        for who in "abc"
        for n, span, label in ((1, QUOTE, "quote"), (2, MENTION, "speaker"), (3, Span(94, 111), "speaker"))
    ]

    def decided(*drawn: str) -> Ruling | None:
        links = [Link(f"l{one}", "said_by", f"{one[0]}1", one, one[0]) for one in drawn if one[1:]]
        listed = [one for one in marks if one.annotator in {name[0] for name in drawn} | {"a", "b"}]
        return rulings.majority(next(c for c in cases(work(*listed, links=links)) if c.unit.label == "quote"))

    assert (decided("a2", "b3"), decided("a2"), decided("a2", "b3", "c")) == (None, None, None)
    assert [link.target for link in (decided("a2", "b2", "c3") or Ruling("nobody")).links] == ["a2"]

    groups = [Group("g", "quote", "a", members=(Member("a1"), Member("a4")))]
    further = [mark(f"{who}4", Span(73, 89)) for who in "ab"]
    together = cases(work(*(one for one in marks if one.annotator != "c"), *further, groups=groups))
    assert rulings.majority(next(c for c in together if c.start == 0)) is None


def test_a_majority_that_names_one_speaker_at_several_mentions_keeps_a_link_to_them() -> None:
    quotes = [mark(f"{who}1", QUOTE) for who in "ab"]
    mentions = [
        mark("a2", MENTION, label="speaker", speaker="s"),
        mark("b3", Span(94, 111), label="speaker", speaker="s"),
    ]
    links = [Link("la", "said_by", "a1", "a2", "a"), Link("lb", "said_by", "b1", "b3", "b")]
    found = next(c for c in cases(work(*quotes, *mentions, links=links)) if c.unit.label == "quote")
    ruling = rulings.majority(found)

    assert found.kinds == ()
    assert ruling is not None
    assert [link.target for link in ruling.links] == ["a2"]


def test_a_link_turned_round_is_gold_in_the_direction_that_was_taken_at_both_ends() -> None:
    claims = [mark(f"{who}{n}", span, label="claim") for who in "ab" for n, span in ((1, QUOTE), (2, Span(73, 89)))]
    links = [Link("la", "supports", "a1", "a2", "a"), Link("lb", "supports", "b2", "b1", "b")]
    one, other = cases(work(*claims, links=links))

    assert rulings.take(one, "b").links == ()
    assert [link.target for link in rulings.take(other, "b").links] == ["b1"]
    assert all(rules.ruled_by(rules.UNANIMOUS, case) is None for case in (one, other))


def test_who_groups_otherwise_does_not_say_the_same() -> None:
    one, two = [mark(f"{who}1", QUOTE) for who in "ab"], [mark(f"{who}2", Span(73, 89)) for who in "ab"]
    groups = [Group("g", "quote", "a", members=(Member("a1"), Member("a2")))]
    found = next(c for c in cases(work(*one, *two, groups=groups)) if c.start == 0)

    assert found.kinds == ("group:quote",)
    assert rulings.take(found, "a").of == ("a",)
    assert rulings.take(found, "b").of == ("b",)


def test_the_same_decision_elsewhere() -> None:
    here = case(mark("a1", QUOTE), mark("b1", INSIDE))
    there = case(mark("a3", Span(73, 89)), mark("b3", Span(73, 88)))

    assert spans(again(rulings.take(here, "b"), there, TEXT)) == [(Span(73, 88),)]
    assert again(rulings.nobody(here), there, TEXT) == Ruling("nobody")
    union = rulings.union(here)
    assert union is not None
    assert spans(again(union, there, TEXT)) == [(Span(73, 89),)]
    assert again(rulings.edited(union, label="claim"), there, TEXT) is None
    assert again(rulings.take(here, "b"), case(mark("a3", QUOTE), done="b"), TEXT) is None


def test_a_speaker_is_settled_by_whoever_meant_them_else_edited() -> None:
    found = case(mark("a1", MENTION, label="speaker", speaker="s"), mark("b1", MENTION, label="speaker", speaker="t"))

    assert (with_speaker(found, "t") or Ruling("nobody")).of[:1] == ("b",)
    other = with_speaker(found, "u")
    assert other is not None
    assert (other.decision, other.drafts[0].speaker) == ("edited", "u")


SPANS = st.tuples(st.integers(0, 90), st.integers(1, 60)).map(lambda p: Span(p[0], min(p[0] + p[1], len(TEXT))))
MARKS = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.lists(SPANS, min_size=1, max_size=3),
        st.sampled_from(("quote", "claim")),
        st.sampled_from((None, "s", "t")),
        st.sampled_from(({}, {"form": "direct"}, {"form": "mixed", "many": ("y", "x")})),
    ),
    min_size=1,
    max_size=8,
)


def every_ruling(found: Case) -> list[Ruling | None]:
    makers = (rulings.majority, rulings.union, rulings.intersection, rulings.both, rulings.parts, rulings.nobody)
    texts = (rulings.trimmed, rulings.merged)
    taken = [rulings.take(found, who) for who in found.annotators]
    return [*(make(found) for make in makers), *(make(found, TEXT) for make in texts), *taken]


@settings(max_examples=150, deadline=None)
@given(MARKS, st.randoms(use_true_random=False))
def test_gold_lies_in_the_text_and_does_not_depend_on_the_order(made: list[tuple[object, ...]], chance: object) -> None:
    marks = [
        mark(f"{who}{number}", *joined(where), label=label, speaker=speaker, attributes=attributes)  # type: ignore[arg-type]
        for number, (who, where, label, speaker, attributes) in enumerate(made)
    ]
    shuffled = list(marks)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    together = {"quote": "q", "claim": "q"}
    one, other = (cases(replace(work(*listed), layers=together)) for listed in (marks, shuffled))

    assert {c.key: every_ruling(c) for c in one} == {c.key: every_ruling(c) for c in other}
    for ruling in (ruling for c in one for ruling in every_ruling(c) if ruling is not None):
        for draft in ruling.drafts:
            assert draft.fragments == joined(draft.fragments) != ()
            assert all(0 <= f.start < f.end <= len(TEXT) for f in draft.fragments)
            assert draft.taken
