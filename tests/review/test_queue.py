"""Orders, filters, counts, pace; similar cases and twins."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from msgspec import structs

from annotator.model.group import Group, Member
from annotator.model.span import Span
from annotator.review import queue
from annotator.review.cases import Case, cases
from annotator.review.confusions import Confusion, confusions
from annotator.review.similar import SpeakersAlike, like
from annotator.review.twins import Twins
from tests.reviews import INSIDE, MENTION, QUOTE, case, mark, verdict, work

LAYERS = {"quote": "q", "claim": "q"}
PLACES = [Span(start, start + 10) for start in range(0, 120, 12)]


def several() -> list[Case]:
    """A trivial boundary, a lone mark, two confusions of one kind and one of another, and what all agree on."""
    pairs = [
        (mark("a0", QUOTE), mark("b0", INSIDE)),
        (mark("a1", Span(30, 38)),),
        *(
            (mark(f"a{n}", PLACES[n], speaker="s"), mark(f"b{n}", PLACES[n], label="claim", speaker="s"))
            for n in (4, 6)
        ),
        (mark("a7", PLACES[7], attributes={"form": "direct"}), mark("b7", PLACES[7], attributes={"form": "mixed"})),
        (mark("a8", PLACES[8]), mark("b8", PLACES[8])),
    ]
    return cases(replace(work(*(one for pair in pairs for one in pair)), layers=LAYERS))


def keys(found: list[Case]) -> str:
    return "".join(one.key[1:] for one in found)


def test_orders() -> None:
    found = several()
    Random(1).shuffle(found)
    assert keys(queue.ordered(found, "position")) == "014678"
    assert keys(queue.ordered(found, "worst")) == "461708"
    assert keys(queue.ordered(found, "kind")) == "146708"
    assert keys(queue.ordered(found, "confusion"))[:3] == "467"
    assert keys(queue.ordered(found, "speaker"))[:2] == "46"
    assert keys(queue.ordered(found, "audit")) == "8"
    assert keys(queue.ordered(found, "position", ["t"])) == "014678"


def test_two_entries_of_one_name_are_one_speaker() -> None:
    pairs = [("x", "y"), ("z", "z"), ("y", "y"), ("z", "z"), ("x", "x")]
    marks = [
        one
        for n, (ada, ben) in enumerate(pairs)
        for one in (mark(f"a{n}", PLACES[n], speaker=ada), mark(f"b{n}", PLACES[n], label="claim", speaker=ben))
    ]
    found = cases(replace(work(*marks), layers=LAYERS))
    assert (
        keys(queue.ordered(found, "speaker", speakers={"x": "Anna Brandt", "y": "anna brandt", "z": "Ole"})) == "02413"
    )


def test_every_order_is_the_same_whatever_comes_first() -> None:
    found = several()
    for order in queue.ORDERS:
        expected = queue.ordered(found, order)
        for seed in range(5):
            mixed = list(found)
            Random(seed).shuffle(mixed)
            assert queue.ordered(mixed, order) == expected


def test_the_audit_is_a_seeded_share_of_what_all_agreed_on() -> None:
    agreed = cases(work(*(mark(f"{who}{n}", Span(n, n + 1)) for who in "ab" for n in range(0, 100, 2))))
    lone = cases(work(mark("a1", Span(3, 4))))
    drawn = queue.audit(agreed, 0.1, 7)
    assert len(drawn) == 5
    assert drawn == queue.audit(agreed, 0.1, 7) != queue.audit(agreed, 0.1, 8)
    assert queue.audit(reversed(agreed), 0.1, 7) == list(reversed(drawn))
    assert len(queue.audit(agreed)) == 1
    assert queue.audit(lone) == []


def test_filters_combine() -> None:
    found = several()

    def passing(**parts: object) -> str:
        return keys([one for one in found if queue.Filter(**parts).passes(one)])  # type: ignore[arg-type]

    assert passing() == keys(found)
    assert passing(kinds=frozenset(("attribute",))) == passing(kinds=frozenset(("attribute:form",))) == "7"
    assert passing(labels=frozenset(("claim",))) == "46"
    assert passing(labels=frozenset(("claim",)), only=frozenset(("b6", "a8"))) == "6"
    assert passing(speakers=frozenset("s")) == "46"
    assert passing(annotators=frozenset("b"), statuses=frozenset(("open",)), kinds=frozenset(("missing",))) == "1"
    assert passing(statuses=frozenset(("agreed",))) == "8"
    assert passing(confusion=Confusion("label", "claim", "quote")) == "46"
    assert passing(articles=frozenset("u")) == ""


def test_what_is_left_and_at_which_pace() -> None:
    assert queue.left(several()) == {"": 5, "boundary-trivial": 1, "missing": 1, "label": 2, "attribute": 1}
    slow = [verdict(f"{n:02}", f"a{n}") for n in range(4)]
    assert queue.pace([*slow, *slow]) is None
    given = [verdict(f"{n:02}", f"a{n}", seconds=n) for n in range(1, 60)]
    assert queue.pace(given) == 47
    breaks = [verdict("99", "x", seconds=5000), verdict("98", "y", rule="unanimous 1", seconds=1)]
    assert queue.pace([*given, *breaks]) == 47


def test_confusions_name_both_answers() -> None:
    found = case(mark("a1", QUOTE), mark("b1", QUOTE, attributes={"form": "direct"}), mark("c1", QUOTE))
    assert confusions(found) == (Confusion("form", "", "direct"),)


def test_similar_cases_differ_in_the_same_way_between_the_same_people() -> None:
    found = several()
    four = next(one for one in found if one.key == "a4")
    assert keys(like(four, found)) == "6"
    assert keys(like(found[0], found)) == ""
    turned = cases(
        replace(work(mark("b1", QUOTE, speaker="s"), mark("a1", QUOTE, label="claim", speaker="s")), layers=LAYERS)
    )
    assert like(four, turned) == []


def test_settling_a_speaker_settles_the_others_in_which_only_that_is_in_dispute() -> None:
    def pair(number: int, span: Span, ada: str, ben: str, **more: object) -> tuple[object, object]:
        return (
            mark(f"a{number}", span, label="speaker", speaker=ada),
            mark(f"b{number}", span, label="speaker", speaker=ben, **more),
        )

    made = (
        *pair(1, MENTION, "s", "t"),
        *pair(2, PLACES[5], "s", "t"),
        *pair(3, PLACES[6], "s", "u"),
        *pair(4, PLACES[7], "s", "t", attributes={"shape": "name"}),
        *pair(5, PLACES[8], "s", "s"),
    )
    found = cases(work(*made))  # type: ignore[arg-type]
    alike = SpeakersAlike(found)
    assert alike.like(found[0]) == ["a2"]
    assert alike.like(found[4]) == []
    assert alike.like(found[3]) == ["a1", "a2"]
    settled = structs.replace(found[1], status="settled")
    alike.put(settled)
    assert alike.like(found[0]) == []
    assert alike.like(settled) == ["a1"]
    alike.put(found[1])
    assert alike.like(found[0]) == ["a2"]
    for gone in ("a2", "a2", "a4"):
        alike.drop(gone)
    assert alike.like(found[0]) == []


def test_twins_stand_in_other_articles_of_the_story_with_the_same_words_or_in_a_group() -> None:
    texts = {
        "t": "“We need to close the line,” she said.",
        "u": "She said: “WE NEED TO CLOSE THE LINE.”",
        "v": "We need to close the line",
        "w": "Something else altogether here",
    }
    spans = {"t": Span(0, 28), "u": Span(10, 38), "v": Span(0, 25), "w": Span(0, 14)}
    marks = [mark(f"a{key}", span) for key, span in spans.items()]
    marks = [type(one)(one.id, key, "a", "quote", one.fragments) for one, key in zip(marks, spans, strict=True)]
    found = cases(work(*marks))
    stories = {"t": "1", "u": "1", "v": "2", "w": "1"}
    plain = Twins(found, texts, stories)
    assert {one.key: plain.of(one) for one in found} == {"at": ["au"], "au": ["at"], "av": [], "aw": []}
    group = Group("g", "quote", "a", members=(Member("at"), Member("aw")))
    grouped = Twins(found, texts, stories, [group])
    assert grouped.of(found[0]) == ["au", "aw"]
