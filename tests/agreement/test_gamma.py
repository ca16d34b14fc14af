"""Gamma: the alignment is the best there is; the value repeats itself and says how it came about."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import gamma_alignment, partitions, set_partition
from annotator.agreement.gamma import Sampling, continuum, disorder, gamma, pooled
from annotator.agreement.gamma_alignment import Dissimilarity, best_alignment
from annotator.agreement.gamma_sampler import shuffled
from tests.agreement.test_alignment import partitions as all_partitions

Unit = tuple[int, int, int, str]
UNIT = st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(1, 10), st.sampled_from("xy"))
UNITS = st.lists(UNIT, min_size=1, max_size=7, unique_by=lambda unit: unit[:3])


def placed(units: list[Unit]) -> list[tuple[int, int, int, str]]:
    return [(who, start, start + size, category) for who, start, size, category in units]


def least(units: list[tuple[int, int, int, str]], how: Dissimilarity) -> float:
    """By the definition: every partition, every pair of annotators of every unitary alignment."""

    def unlike(one: int, other: int) -> float:
        (_a, s, e, c), (_b, t, f, d) = units[one], units[other]
        return how.alpha * ((abs(s - t) + abs(e - f)) / (e - s + f - t)) ** 2 + how.beta * (c != d)

    def cost(block: list[int]) -> float:
        if len({units[i][0] for i in block}) < len(block):
            return float("inf")
        pairs = [unlike(a, b) for n, a in enumerate(block) for b in block[n + 1 :]]
        return (sum(pairs) + (3 - len(pairs)) * how.empty) / 3

    return min(sum(map(cost, blocks)) for blocks in all_partitions(list(range(len(units)))))


@given(UNITS, st.sampled_from([1.0, 3.0]), st.booleans())
@settings(max_examples=80, deadline=None)
def test_the_best_alignment_is_the_least_disorder(units: list[Unit], alpha: float, program: bool) -> None:
    how = Dissimilarity(alpha=alpha)
    with pytest.MonkeyPatch.context() as patched:
        if program:  # no enumeration: all goes through the linear program
            patched.setattr("annotator.agreement.components.ENUMERATED", 1)
        found = best_alignment(continuum(placed(units), (0, 1, 2))[0], how)

    assert found.exact
    assert found.disorder == pytest.approx(least(placed(units), how))


def test_blocks_left_out_of_the_first_program_are_added() -> None:
    random = np.random.default_rng(4)
    start = random.integers(0, 150, 60)
    units = [(n % 3, int(s), int(s) + int(random.integers(4, 30)), "x") for n, s in enumerate(start)]
    whole = disorder(continuum(units)[0])[0]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(set_partition, "_ALL", 0)
        patched.setattr(set_partition, "_FIRST", 1)
        assert disorder(continuum(units)[0])[0] == pytest.approx(whole)


SOME = [(0, 0, 10, "x"), (0, 20, 25, "y"), (0, 40, 44, "x"), (1, 1, 10, "x"), (1, 20, 26, "y"), (1, 41, 44, "y")]


def test_the_same_seed_the_same_value_and_both_are_stored() -> None:
    sampling = Sampling(samples=40, precision=None, seed=11)
    found = gamma(SOME, sampling=sampling)

    assert found == gamma(list(reversed(SOME)), sampling=sampling)
    assert found.expected != gamma(SOME, sampling=Sampling(40, None, 12)).expected
    assert (found.sampling, found.dissimilarity, found.drawn) == (sampling, Dissimilarity(), 40)
    assert 0 < (found.gamma.value or 0) < 1


def test_all_alike_is_one() -> None:
    found = gamma([(who, start, end, label) for who in (0, 1) for _w, start, end, label in SOME[:3]])

    assert found.gamma.value == found.cat.value == 1
    assert {measured.value for measured in found.by_category.values()} == {1.0}


def test_more_samples_where_the_mean_is_uncertain() -> None:
    assert gamma(SOME, sampling=Sampling(10, 0.02)).drawn > gamma(SOME, sampling=Sampling(10, 0.5)).drawn == 10


def test_lone_units_count_or_not() -> None:
    lone = [*SOME, (0, 90, 99, "z")]
    counted, left = (gamma(lone, how=Dissimilarity(lone=value)).by_category["z"] for value in (True, False))

    assert (counted.value or 0) <= 0
    assert (left.value, left.reason) == (None, "never together")


def test_without_a_value_there_is_a_reason() -> None:
    assert gamma([]).gamma.reason == "one annotator"
    assert gamma([], annotators=(0, 1)).gamma.reason == "nobody marked"
    assert gamma([(0, 1, 2, "x")]).gamma.reason == "one annotator"
    assert gamma([(0, 1, 2, "x")], annotators=(0, 1)).observed > 0


def test_several_texts_are_pooled_by_disorder() -> None:
    one, other = gamma(SOME), gamma([(0, 0, 10, "x"), (1, 5, 14, "x")])
    observed = one.observed * one.units + other.observed * other.units
    expected = one.expected * one.units + other.expected * other.units

    assert pooled([one, other, gamma([])]).value == pytest.approx(1 - observed / expected)
    assert pooled([gamma([])]).reason == "one annotator"


@given(UNITS, st.integers(0, 99))
@settings(max_examples=50, deadline=None)
def test_a_shuffled_continuum_keeps_whole_units(units: list[Unit], seed: int) -> None:
    original = continuum(placed(units), (0, 1, 2))[0]
    drawn = shuffled(original, np.random.default_rng(seed))
    sizes = set((original.end - original.start).tolist())

    assert set((drawn.end - drawn.start).tolist()) <= sizes
    assert drawn.start.min() >= original.start.min()
    assert drawn.start.max() <= original.end.max()
    assert len(drawn) > 0


def test_small_components_are_enumerated() -> None:
    assert partitions.ENUMERATED == 8
    assert gamma_alignment.Dissimilarity().lone
