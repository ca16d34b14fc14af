"""Places of one article in another: exact at what both share, in proportion between, in whatever order it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.reuse.aligned import Anchor, alignment, anchors_between
from annotator.reuse.passages import shared_passages
from annotator.reuse.sources import Quote, Source
from annotator.reuse.twins import twins

LENGTH = 1000


@st.composite
def anchors(draw: st.DrawFn) -> list[Anchor]:
    """Stretches anywhere in both, also overlapping."""
    spans = st.tuples(st.integers(0, LENGTH - 60), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))
    return draw(st.lists(st.tuples(spans, spans), max_size=8))


@given(anchors(), st.floats(0, LENGTH))
def test_every_place_has_one_inside_the_other_text(found: list[Anchor], position: float) -> None:
    aligned = alignment(found, LENGTH, LENGTH // 2 + 500)
    assert 0 <= aligned.place(position) <= LENGTH
    assert list(aligned.here) == sorted(aligned.here)
    assert aligned.place(0) in (0.0, *(float(there.start) for here, there in found if here.start == 0))


@given(anchors())
def test_the_longest_anchor_holds_exactly(found: list[Anchor]) -> None:
    aligned = alignment(found, LENGTH, LENGTH)
    if found:
        here, there = min(found, key=lambda anchor: (-len(anchor[0]), anchor))
        middle = aligned.place((here.start + here.end) / 2)
        assert abs(middle - (there.start + there.end) / 2) < 1


@given(anchors())
def test_of_anchors_that_overlap_the_longest_is_kept(found: list[Anchor]) -> None:
    kept: list[Anchor] = []
    for here, there in sorted(found, key=lambda anchor: (-len(anchor[0]), anchor)):
        if not any(here.overlaps(known) for known, _there in kept):
            kept.append((here, there))
    knots = [place for here, _there in sorted(kept) for place in (here.start, here.end)]
    assert list(alignment(found, LENGTH, LENGTH).here) == [0, *knots, LENGTH]


def test_without_anchors_places_go_in_proportion_and_texts_may_be_empty() -> None:
    assert alignment((), 100, 50).place(40) == 20
    assert alignment((), 0, 0).place(0) == 0
    assert alignment((), 0, 90).place(5) in (0, 90)


def test_shared_words_and_quotes_said_otherwise_are_anchors() -> None:
    same = "The ministers of all seven states met again in the old harbour town on Monday evening."
    said = "“We have to close the harbour line before the winter storms arrive,”"
    other = "“We have to close the old harbour line before winter storms arrive,”"
    one, two = f"{same} Filling words. {said} she said.", f"{other} she said, and wept. More of it. {same}"
    groups = twins(
        [
            Source("one", one, [Quote((Span(one.index("“"), one.index("”") + 1),))]),
            Source("two", two, [Quote((Span(0, len(other)),))]),
        ]
    )
    found = anchors_between("one", "two", shared_passages({"one": one, "two": two}), groups)
    places = {(one[a.start : a.end][:12], two[b.start : b.end][:12]) for a, b in found}
    assert ("The minister", "The minister") in places
    assert ("“We have to ", "“We have to ") in places
    aligned = alignment(found, len(one), len(two))
    assert abs(aligned.place(one.index("seven")) - two.index("seven")) <= 1
    assert abs(aligned.place(one.index("“")) - 0) <= 1
