"""Disagreements: facets that the scenarios do not reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotator.agreement.boundaries import boundary, difference, only_punctuation, with_gaps_filled
from annotator.agreement.disagreements import Work, disagreements
from annotator.agreement.units import Facet, Shift, Unit
from annotator.model.annotation import Annotation
from annotator.model.group import Group, Member
from annotator.model.link import Link
from annotator.model.span import Span

TEXT = "The harbour master said the ferry, an old one, would sail at nine; nobody else agreed with Ada Lund."
ADA = Span(TEXT.index("Ada"), TEXT.index("Lund") + 4)
MASTER = Span(4, 18)
QUOTE = Span(TEXT.index("the ferry"), TEXT.index(";"))


def mark(name: str, span: Span, *more: Span, label: str = "quote", **facts: object) -> Annotation:
    return Annotation(name, "t", name[0], label, (span, *more), **facts)  # type: ignore[arg-type]


def work(*marks: Annotation, links: Sequence[Link] = (), groups: Sequence[Group] = (), **facts: object) -> Work:
    who = sorted({one.annotator for one in marks})
    given: Mapping[str, object] = {"texts": {"t": TEXT}, "expected": {"t": who}, **facts}
    return Work(marks, links=links, groups=groups, **given)  # type: ignore[arg-type]


def told(given: Work) -> list[Facet]:
    return [facet for unit in disagreements(given) for facet in unit.facets]


def said_by(source: str, target: str, who: str = "", **facts: object) -> Link:
    return Link(f"{source}{target}", "said_by", source, target, who or source[0], **facts)  # type: ignore[arg-type]


def test_boundaries_are_told_in_words_against_what_most_have() -> None:
    short = Span(QUOTE.start, TEXT.index(", an"))
    early = Span(TEXT.index("said"), QUOTE.end)
    found = told(work(mark("a1", QUOTE), mark("b1", QUOTE), mark("c1", short), mark("d1", early)))

    assert found == [
        Facet(
            "boundary",
            annotators=("c", "d"),
            shifts=(Shift("c", 0, -7, "contained"), Shift("d", -1, 0, "containing")),
        )
    ]


def test_extents_that_cross_and_fragments_that_differ() -> None:
    left, right = Span(QUOTE.start, TEXT.index(", an")), Span(TEXT.index("would"), QUOTE.end)
    crossing = told(work(mark("a1", Span(4, QUOTE.start + 9)), mark("b1", QUOTE)))
    gap = told(work(mark("a1", left, right), mark("b1", QUOTE)))

    assert [shift.relation for shift in crossing[0].shifts] == ["crossing"]
    assert [(facet.kind, facet.shifts[0].relation) for facet in gap] == [("boundary", "fragments")]


def test_a_gap_of_a_comma_is_trivial_and_between_pieces_nothing() -> None:
    comma = TEXT.index(",")
    pieces = (Span(QUOTE.start, comma), Span(comma + 2, QUOTE.end))

    assert [f.kind for f in told(work(mark("a1", *pieces), mark("b1", QUOTE)))] == ["boundary-trivial"]
    assert [f.kind for f in told(work(mark("a1", pieces[0]), mark("a2", pieces[1]), mark("b1", QUOTE)))] == ["split"]


def test_a_sign_that_means_something_is_not_trivial() -> None:
    text = "about 50% more"

    assert not only_punctuation(text, (Span(8, 9),))
    assert only_punctuation("«so»", (Span(0, 1), Span(3, 4)))
    assert boundary(text, {"a": (Span(6, 8),), "b": (Span(6, 9),)}).kind == "boundary"  # type: ignore[union-attr]


def test_difference_and_filling() -> None:
    assert difference((Span(0, 5), Span(8, 9)), (Span(2, 9),)) == (Span(0, 2), Span(5, 8))
    assert with_gaps_filled("ab, cd ef", [Span(4, 6), Span(0, 2), Span(7, 9)]) == (Span(0, 9),)


def test_attributes_speakers_and_who_differs() -> None:
    found = told(
        work(
            mark("a1", QUOTE, attributes={"type": "direct"}, speaker="s1"),
            mark("b1", QUOTE, attributes={"type": "direct"}, speaker="s2"),
            mark("c1", QUOTE, attributes={"type": "indirect", "tone": ("dry",)}, speaker="s1"),
        )
    )

    assert [(facet.key, facet.annotators) for facet in found] == [
        ("attribute:tone", ("c",)),
        ("attribute:type", ("c",)),
        ("speaker", ("b",)),
    ]


def test_several_values_have_no_order() -> None:
    chosen, turned = mark("a1", QUOTE, attributes={"tone": ("dry", "sad")}), {"tone": ("sad", "dry")}

    assert told(work(chosen, mark("b1", QUOTE, attributes=turned))) == []
    assert told(work(mark("a1", QUOTE), mark("b1", QUOTE, attributes={"tone": ()}))) == []


def test_other_labels_are_not_asked_each_others_questions() -> None:
    marks = mark("a1", QUOTE, attributes={"type": "direct"}), mark("b1", QUOTE, label="claim")
    found = told(work(*marks, layers={"quote": "x", "claim": "x"}))

    assert [(facet.key, facet.annotators) for facet in found] == [("label", ("a", "b"))]


def mentions(who: str, ada: str | None = None, master: str | None = None) -> list[Annotation]:
    return [
        mark(f"{who}ada", ADA, label="speaker", speaker=ada),
        mark(f"{who}master", MASTER, label="speaker", speaker=master),
    ]


def links_of(*links: Link, ada: str | None = None, master: str | None = None) -> list[tuple[str, str, tuple[str, ...]]]:
    marks = [mark("a1", QUOTE), mark("b1", QUOTE), *mentions("a", ada, master), *mentions("b", ada, master)]
    found = disagreements(work(*marks, links=links))
    return [(facet.key, facet.how, facet.annotators) for unit in found for facet in unit.facets]


def test_links_to_another_target_or_none() -> None:
    assert links_of(said_by("a1", "aada"), said_by("b1", "bada")) == []
    assert links_of(said_by("a1", "aada"), said_by("b1", "bmaster")) == [("link:said_by", "target", ("a", "b"))]
    assert links_of(said_by("a1", "aada")) == [("link:said_by", "missing", ("b",))]


def test_links_to_the_same_speaker_are_the_same_link() -> None:
    direct = said_by("b1", "s1", target_kind="speaker")

    assert links_of(said_by("a1", "aada"), said_by("b1", "bmaster"), ada="s1", master="s1") == []
    assert links_of(said_by("a1", "aada"), direct, ada="s1") == []
    assert links_of(said_by("a1", "aada"), direct, ada="s2") == [("link:said_by", "target", ("a", "b"))]


def test_links_in_another_role() -> None:
    origin, relay = ({"position": name} for name in ("origin", "relay"))
    found = links_of(said_by("a1", "aada", attributes=origin), said_by("b1", "bada", attributes=relay))

    further = {"position": "origin", "order": 1}

    assert found == [("link:said_by", "role", ("a", "b"))]
    assert links_of(said_by("a1", "aada", attributes=origin), said_by("b1", "bada", attributes=further)) == []


def test_a_link_turned_round_is_told_at_both_ends_since_either_decides_about_its_own() -> None:
    turned = ("link:said_by", "reversed", ("a", "b"))

    assert links_of(said_by("a1", "aada"), said_by("bada", "b1")) == [turned, turned]


def test_a_difference_in_the_mention_does_not_reach_the_link() -> None:
    marks = [mark("a1", QUOTE), mark("b1", QUOTE), mark("aada", ADA, label="speaker")]
    shorter = mark("bada", Span(ADA.start, ADA.start + 3), label="speaker")
    found = told(work(*marks, shorter, links=[said_by("a1", "aada"), said_by("b1", "bada")]))

    assert [facet.key for facet in found] == ["boundary"]


def grouped(*groups: tuple[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    places = [Span(0, 3), Span(4, 11), Span(12, 18)]
    marks = [mark(f"{who}{n}", place) for who in "ab" for n, place in enumerate(places)]
    made = [Group(str(n), "quote", who, members=tuple(map(Member, names))) for n, (who, names) in enumerate(groups)]
    found: list[Unit] = disagreements(work(*marks, groups=made))
    return [tuple(facet.how for facet in unit.facets) for unit in found]


def test_groups_split_merged_and_moved() -> None:
    assert grouped(("a", ("a0", "a1")), ("b", ("b0", "b1"))) == [(), (), ()]
    assert grouped(("a", ("a0", "a1"))) == [("split",), ("split",), ()]
    assert grouped(("b", ("b0", "b1"))) == [("merged",), ("merged",), ()]
    assert grouped(("a", ("a0", "a1")), ("b", ("b0", "b2"))) == [("moved",), ("split",), ("merged",)]


def test_who_is_not_done_is_not_missed() -> None:
    marks = [mark("a1", QUOTE)]

    assert told(work(*marks, expected={"t": ["a"]})) == []
    assert [f.annotators for f in told(work(*marks, expected={"t": ["a", "b", "c"]}))] == [("b", "c")]
