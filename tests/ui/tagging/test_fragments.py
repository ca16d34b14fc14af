"""Fragments stay what fragments must be, whatever is done to them."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span, joined
from annotator.ui.tagging.fragments import (
    Edge,
    Fragments,
    Unit,
    Way,
    moved,
    nearest,
    placed,
    trimmed,
    with_added,
    without,
)

TEXTS = st.text(alphabet="ab .,’“”\n\u2028é́👩\u200d🚢שלוםالما你好\u200f", min_size=1, max_size=60)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, Fragments]:
    text = draw(TEXTS)
    cuts = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(cuts, cuts).map(lambda pair: Span(min(pair), max(pair))), min_size=1, max_size=4))
    return text, joined(span for span in [*spans, Span(0, 1)] if span)


def _sound(text: str, fragments: Fragments) -> None:
    assert fragments
    assert all(0 <= f.start < f.end <= len(text) for f in fragments)
    assert all(one.end < other.start for one, other in pairwise(fragments))


@given(cases(), st.data())
def test_moving_a_boundary_keeps_fragments_sound(case: tuple[str, Fragments], data: st.DataObject) -> None:
    text, fragments = case
    number = data.draw(st.integers(0, len(fragments) - 1))
    for _step in range(4):
        number = min(number, len(fragments) - 1)
        edge = data.draw(st.sampled_from(get_args(Edge)))
        way, unit = data.draw(st.sampled_from(get_args(Way))), data.draw(st.sampled_from(get_args(Unit)))
        fragments = moved(text, fragments, number, edge, way, unit)
        _sound(text, fragments)


@given(cases(), st.data())
def test_adding_and_taking_out(case: tuple[str, Fragments], data: st.DataObject) -> None:
    text, fragments = case
    one, other = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    span = trimmed(text, Span(one, other))
    added = with_added(text, fragments, span) if span else fragments
    _sound(text, added)
    if span:
        assert any(f.contains(span) for f in added)
    left = without(text, added, Span(one, other))
    assert not any(f.overlaps(Span(one, other)) for f in left)


@given(cases(), st.integers(-5, 80), st.data())
def test_a_boundary_dropped_anywhere(case: tuple[str, Fragments], position: int, data: st.DataObject) -> None:
    text, fragments = case
    number = data.draw(st.integers(0, len(fragments) - 1))
    _sound(text, placed(text, fragments, number, data.draw(st.sampled_from(get_args(Edge))), position))


@given(TEXTS, st.data())
def test_trimmed_holds_no_outer_blanks(text: str, data: st.DataObject) -> None:
    one, other = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    span = trimmed(text, Span(one, other))
    assert text[span.start : span.end] == text[one:other].strip()


def test_only_blanks_of_one_line_are_bridged() -> None:
    text = "one two\nthree"
    assert with_added(text, (Span(0, 3),), Span(4, 7)) == (Span(0, 7),)
    assert with_added(text, (Span(0, 7),), Span(8, 13)) == (Span(0, 7), Span(8, 13))


@pytest.mark.parametrize(("position", "expected"), [(0, 0), (4, 0), (6, 1), (30, 1)])
def test_the_nearest_fragment(position: int, expected: int) -> None:
    assert nearest((Span(0, 3), Span(7, 9)), position) == expected
