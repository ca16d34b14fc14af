"""Shared passages laid over one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.reuse.passages import SharedPassage
from annotator.reuse.shades import shaded, shades

LENGTH = 60


@st.composite
def passages(draw: st.DrawFn) -> list[SharedPassage]:
    """Of one article, with up to three others, overlapping as they like."""
    spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 20)).map(
        lambda p: Span(p[0], min(p[0] + p[1], LENGTH))
    )
    found = draw(st.lists(st.tuples(spans, st.sampled_from("abc")), max_size=9))
    return [SharedPassage(span, other, span) for span, other in found]


@given(passages())
def test_each_character_is_shaded_by_how_many_others_have_it(found: list[SharedPassage]) -> None:
    made = shades(found)
    counted = [0] * LENGTH
    for shade in made:
        for at in range(shade.span.start, shade.span.end):
            assert not counted[at], "stretches do not overlap"
            counted[at] = shade.others
    for at in range(LENGTH):
        assert counted[at] == len({passage.other for passage in found if passage.span.holds(at)})
    assert [shade.span for shade in made] == sorted(shade.span for shade in made)
    assert shaded(made, LENGTH) == sum(map(bool, counted)) / LENGTH
    assert shaded(made, LENGTH, 2) == sum(count > 1 for count in counted) / LENGTH


def test_nothing_shared_is_nothing_shaded() -> None:
    assert shades(()) == []
    assert shaded((), 0) == 0
