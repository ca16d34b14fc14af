"""Scores of spans against their definitions, character by character and mark by mark."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import spans
from annotator.agreement.bootstrap import interval
from annotator.agreement.marks import Marks, marks_of_arrays

Place = tuple[int, int, int, int]
PLACES = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 15), st.integers(1, 8)), max_size=5)


def made(places: list[Place], who: int) -> Marks:
    rows = np.array(places, np.int64).reshape(-1, 4)
    nothing = np.zeros(len(rows), np.int64)
    return marks_of_arrays(rows[:, 0], nothing, nothing + who, rows[:, 1], rows[:, 2], rows[:, 2] + rows[:, 3])


def characters(places: list[Place]) -> set[tuple[int, int, int]]:
    return {(article, label, n) for article, label, start, size in places for n in range(start, start + size)}


def overlap(one: Place, other: Place) -> bool:
    return bool(characters([one]) & characters([other]))


def most_matched(key: list[Place], response: list[Place], same: object) -> int:
    short, long = sorted((key, response), key=len)
    return max(sum(same(a, b) for a, b in zip(short, order, strict=False)) for order in permutations(long))  # type: ignore[operator]


@given(PLACES, PLACES)
@settings(max_examples=120, deadline=None)
def test_counts_are_what_their_names_say(key: list[Place], response: list[Place]) -> None:
    sides = made(key, 0), made(response, 1)
    exact, loose, character = (
        count(*sides, 2).sum(axis=0).tolist()
        for count in (spans.exact_counts, spans.overlap_counts, spans.character_counts)
    )
    same = most_matched(key, response, lambda a, b: a == b)
    touching = most_matched(key, response, overlap)
    mine, theirs = characters(key), characters(response)

    assert exact == [same, len(response), same, len(key)]
    assert loose == [touching, len(response), touching, len(key)]
    assert character == [len(mine & theirs), len(theirs), len(mine & theirs), len(mine)]


@given(PLACES, PLACES)
@settings(max_examples=80, deadline=None)
def test_agr_looks_from_either_side(key: list[Place], response: list[Place]) -> None:
    forward, back = spans.agr(made(key, 0), made(response, 1))
    for found, mine, theirs in ((forward, key, response), (back, response, key)):
        if not mine:
            assert found.value is None
            assert found.reason == "nobody marked"
        else:
            assert found.value == pytest.approx(sum(any(overlap(a, b) for b in theirs) for a in mine) / len(mine))


def test_nobody_marked_is_not_nought() -> None:
    nothing = made([], 0), made([], 1)
    one_side = spans.score(spans.exact_counts(made([(0, 0, 0, 5)], 0), made([], 1), 1))

    assert spans.score(spans.exact_counts(*nothing, 1)).f1.reason == "nobody marked"
    assert (one_side.precision.value, one_side.recall.value, one_side.f1.value) == (None, 0.0, 0.0)


def test_scores_are_pooled_and_have_an_interval() -> None:
    key = made([(n % 2, 0, 20 * n, 10) for n in range(10)], 0)
    response = made([(n % 2, 0, 20 * n + (n == 3), 10) for n in range(8)], 1)
    counts = spans.exact_counts(key, response, 2)
    found = spans.score(counts)

    assert found.precision.value == pytest.approx(7 / 8)
    assert found.recall.value == pytest.approx(7 / 10)
    assert found.f1.value == pytest.approx(spans.replicated_f1(counts.sum(axis=0)[None])[0])
    assert interval(counts, spans.replicated_f1).defined == 1000
