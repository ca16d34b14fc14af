"""Gamma: the alignment is the best there is; the value repeats itself and says how it came about."""

from __future__ import annotations

from itertools import combinations, product
from threading import Event

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from annotator.agreement import gamma_alignment, partitions, set_partition
from annotator.agreement.gamma import Sampling, continuum, disorder, gamma, pooled
from annotator.agreement.gamma_alignment import Continuum, Dissimilarity, best_alignment
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


_NOT_WHOLE = 21
"""Of this crowd of ten each the linear program halves blocks, so that a search settles it."""


def crowded(each: int, seed: int) -> list[tuple[int, int, int, str]]:
    """Units of three annotators, all over each other."""
    random = np.random.default_rng(seed)
    start, size = random.integers(0, 40, 3 * each), random.integers(15, 60, 3 * each)
    return [(n % 3, int(s), int(s + z), "x") for n, (s, z) in enumerate(zip(start, size, strict=True))]


def whole_program(units: list[tuple[int, int, int, str]]) -> float:
    """By the definition, as one integer program over every block there could be."""
    mine = [[n for n, unit in enumerate(units) if unit[0] == who] for who in range(3)]
    blocks = [b for b in product(*([None, *of] for of in mine)) if any(n is not None for n in b)]

    def cost(block: tuple[int | None, ...]) -> float:
        there = [units[n] for n in block if n is not None]
        pairs = [
            ((abs(s - t) + abs(e - f)) / (e - s + f - t)) ** 2
            for (_a, s, e, _c), (_b, t, f, _d) in combinations(there, 2)
        ]
        return (sum(pairs) + 3 - len(pairs)) / 3

    once = np.array([[n in block for block in blocks] for n in range(len(units))], float)
    found = milp(
        np.array([cost(block) for block in blocks]),
        integrality=np.ones(len(blocks)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(once, 1, 1),
        options={"mip_rel_gap": 0.0},
    )
    return float(found.fun)


@pytest.mark.parametrize("seed", [0, 1, 2, _NOT_WHOLE])
@pytest.mark.parametrize("least", [0, 10_000])
def test_a_crowd_is_aligned_at_the_least_disorder(seed: int, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_partition, "_ALL", least)
    monkeypatch.setattr(set_partition, "_REACH", 1e-6)  # so that the search has to reach out further
    units = crowded(10, seed)
    found = disorder(continuum(units)[0])[1]
    assert found.exact
    assert found.disorder == pytest.approx(whole_program(units), abs=1e-7)


def test_a_guess_changes_how_long_it_takes_and_not_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    units = continuum(crowded(30, 3))[0]
    found = best_alignment(units, Dissimilarity())
    chance = np.random.default_rng(5)
    monkeypatch.setattr(set_partition, "likely_prices", lambda annotator, *_rest: chance.uniform(-1, 1, len(annotator)))
    assert best_alignment(units, Dissimilarity()).disorder == pytest.approx(found.disorder)


def test_a_search_without_end_is_ended_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    units = continuum(crowded(10, _NOT_WHOLE))[0]
    assert _searched(units)
    best = best_alignment(units, Dissimilarity()).disorder
    monkeypatch.setattr(set_partition, "milp", lambda *_given, **_named: OptimizeResult(status=1, x=None))
    found = best_alignment(units, Dissimilarity())
    assert not found.exact
    assert found.disorder >= best
    taken = [(block, who) for block, who in zip(found.block.tolist(), units.annotator.tolist(), strict=True)]
    assert len(taken) == len(set(taken)) == len(units)


def _searched(units: Continuum) -> bool:
    """Whether the linear program's answer is not whole there."""
    asked: list[int] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(set_partition, "milp", lambda *given, **named: (asked.append(1), milp(*given, **named))[1])
        best_alignment(units, Dissimilarity())
    return bool(asked)


class Enough(Exception):
    pass


def test_it_can_be_ended_within_a_text_also_while_a_program_is_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    solving, go_on = Event(), Event()

    def endless(*_given: object, **_named: object) -> None:
        solving.set()
        go_on.wait(30)

    def beat() -> None:
        if solving.is_set():
            raise Enough

    monkeypatch.setattr(set_partition, "linprog", endless)
    try:
        with pytest.raises(Enough):
            gamma(crowded(20, 1), beat=beat)
    finally:
        go_on.set()


def test_a_beat_between_any_two_alignments_ends_it() -> None:
    beats = []

    def beat() -> None:
        beats.append(1)
        if len(beats) == 12:
            raise Enough

    with pytest.raises(Enough):
        gamma(SOME, beat=beat)


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
