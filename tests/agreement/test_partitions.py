"""Partitions: three ways to find the best, one answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.partitions import (
    FORBIDDEN,
    best_partition,
    best_partitions,
    corner,
    pair_index,
)
from annotator.agreement.set_partition import cheapest


def tangled(seed: int, size: int, annotators: int) -> tuple[Ints, Floats]:
    random = np.random.default_rng(seed)
    who = random.integers(0, annotators, size)
    gains = np.triu(random.integers(1, 200, (size, size)).astype(np.float64), 1)
    gains[(random.random((size, size)) < 0.3) | (who[:, None] == who[None, :])] = FORBIDDEN
    gains = np.triu(gains, 1) + np.triu(gains, 1).T
    np.fill_diagonal(gains, FORBIDDEN)
    return who, gains


def value(block: Ints, gains: Floats) -> float:
    together = np.triu(block[:, None] == block[None, :], 1)
    return float(gains[together].sum())


@given(st.integers(0, 10_000), st.integers(2, 8), st.integers(2, 5))
@settings(max_examples=80, deadline=None)
def test_searching_finds_what_weighing_all_partitions_finds(seed: int, size: int, annotators: int) -> None:
    who, gains = tangled(seed, size, annotators)
    one, other = corner(size)
    weighed = best_partitions(gains[one, other][None, :], size)[0]

    assert value(best_partition(who, gains), gains) == value(weighed, gains)


@pytest.mark.parametrize("seed", range(6))
def test_the_search_and_the_program_agree_on_sixteen(seed: int) -> None:
    who, gains = tangled(seed, 16, 4)
    one, other = np.nonzero(np.triu(gains > 0, 1))
    found, complete = cheapest(who, one.astype(np.int64), other.astype(np.int64), gains[one, other], 0.0)

    assert complete
    assert value(found, gains) == pytest.approx(value(best_partition(who, gains), gains))


@pytest.mark.parametrize("size", range(2, 9))
def test_pairs_stand_in_the_order_of_the_corner(size: int) -> None:
    one, other = corner(size)

    assert pair_index(one, other, size).tolist() == list(range(size * (size - 1) // 2))


def test_what_a_block_costs_counts() -> None:
    gains = np.array([[0.4, -0.2, 0.1]])

    assert best_partitions(gains, 3)[0].tolist() == [0, 0, 1]
    assert best_partitions(gains, 3, block=-1.0)[0].tolist() == [0, 0, 0]
    assert best_partitions(gains, 3, block=1.0)[0].tolist() == [0, 1, 2]
