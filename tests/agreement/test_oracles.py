"""Measures beside the packages that others maintain, on random data; each where its package is installed.

``pip install -e .[oracles]`` brings them. The program itself needs none: they are under licences that it cannot carry,
are large, or have no answer where values are missing.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.agreement import coefficients, distances, groups, krippendorff
from annotator.agreement.gamma import continuum, disorder
from annotator.agreement.gamma_alignment import Dissimilarity
from annotator.agreement.ratings import Ratings, rated

Table = list[list[int]]
TABLES = st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=14)
SETS = st.frozensets(st.sampled_from("abcd"))
CLUSTERINGS = st.lists(st.integers(0, 3), min_size=2, max_size=12)
FEW = settings(max_examples=60, deadline=None)


def oracle(name: str) -> Any:
    return pytest.importorskip(name, reason="comes with the extra oracles", exc_type=ImportError)


def of_two(rows: Table) -> Ratings:
    return rated([row[:2] for row in rows], range(4))


def varied(rows: Sequence[Sequence[int | None]]) -> bool:
    """Whether at least two values were paired: without, no coefficient is defined."""
    paired = [[value for value in row if value is not None] for row in rows]
    return len({value for row in paired if len(row) > 1 for value in row}) > 1


@FEW
@given(st.lists(st.lists(st.none() | st.integers(1, 4), min_size=3, max_size=3), min_size=2, max_size=14))
def test_alpha_of_every_level(items: list[list[int | None]]) -> None:
    theirs = oracle("krippendorff")
    assume(varied(items))
    scale = np.arange(1, 5)
    met = krippendorff.coincidences(rated(items, range(1, 5)))
    data = np.array([[np.nan if value is None else value for value in row] for row in items]).T
    levels: dict[str, Callable[[Any], Any]] = {
        "nominal": lambda _totals: distances.nominal(4),
        "ordinal": distances.ordinal,
        "interval": lambda _totals: distances.interval(scale),
        "ratio": lambda _totals: distances.ratio(scale),
    }
    for level, distance in levels.items():
        wanted = theirs.alpha(reliability_data=data, level_of_measurement=level, value_domain=scale)
        assert krippendorff.alpha(met, distance).value == pytest.approx(wanted, abs=1e-9), level


@FEW
@given(TABLES)
def test_cohen(rows: Table) -> None:
    theirs = oracle("sklearn.metrics")
    assume(varied([row[:2] for row in rows]))
    table, (one, other) = of_two(rows).contingency(), list(zip(*(row[:2] for row in rows), strict=True))
    found = coefficients.cohen(table).value
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert found == pytest.approx(theirs.cohen_kappa_score(one, other, labels=range(4)), abs=1e-9)


@FEW
@given(TABLES)
def test_fleiss_and_randolph(rows: Table) -> None:
    theirs = oracle("statsmodels.stats.inter_rater")
    assume(varied(rows))
    tally = rated(rows, range(4)).tally()
    assert coefficients.fleiss(tally).value == pytest.approx(theirs.fleiss_kappa(tally), abs=1e-9)
    assert coefficients.randolph(tally).value == pytest.approx(theirs.fleiss_kappa(tally, "randolph"), abs=1e-9)


@FEW
@given(TABLES)
def test_scott(rows: Table) -> None:
    theirs = oracle("nltk.metrics.agreement")
    assume(varied([row[:2] for row in rows]))
    told = [(who, unit, row[who]) for unit, row in enumerate(rows) for who in (0, 1)]
    assert coefficients.scott(of_two(rows).contingency()).value == pytest.approx(theirs.AnnotationTask(told).pi())


@FEW
@given(SETS, SETS)
def test_distances_of_sets(one: frozenset[str], other: frozenset[str]) -> None:
    theirs = oracle("nltk.metrics.distance")
    assume(one | other)
    assert distances.jaccard(one, other) == pytest.approx(theirs.jaccard_distance(one, other))
    # Theirs rounds two thirds to .67 and a third to .33.
    assert distances.masi_2006(one, other) == pytest.approx(theirs.masi_distance(one, other), abs=0.005)


@FEW
@given(CLUSTERINGS, st.randoms(use_true_random=False))
def test_clusters(names: list[int], random: Any) -> None:
    theirs = oracle("scorch.scores")
    others = [random.randrange(4) for _ in names]
    key, response = ([set(cluster) for cluster in groups.clusters_of(drawn)] for drawn in (names, others))
    for measure in ("muc", "b_cubed", "ceaf_m", "ceaf_e"):
        found = getattr(groups, measure)(key, response)
        recall, precision, f1 = getattr(theirs, measure)(key, response)
        for mine, wanted in ((found.recall, recall), (found.precision, precision), (found.f1, f1)):
            assert mine.value is None or mine.value == pytest.approx(wanted, abs=1e-9), measure


@FEW
@given(CLUSTERINGS, st.randoms(use_true_random=False))
def test_adjusted_rand(names: list[int], random: Any) -> None:
    theirs = oracle("sklearn.metrics")
    others = [random.randrange(4) for _ in names]
    met = of_two([list(pair) for pair in zip(names, others, strict=True)])
    found = groups.adjusted_rand(met.contingency()).value
    assert found is None or found == pytest.approx(theirs.adjusted_rand_score(names, others), abs=1e-9)


UNITS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 40), st.integers(1, 12), st.sampled_from("xy")),
    min_size=2, max_size=9, unique_by=lambda unit: unit[:3],
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(UNITS)
def test_disorder_of_the_best_alignment(drawn: list[tuple[str, int, int, str]]) -> None:
    theirs, segments = oracle("pygamma_agreement"), oracle("pyannote.core")
    assume(len({who for who, *_ in drawn}) > 1)
    placed = theirs.Continuum()
    for who, start, length, category in drawn:
        placed.add(who, segments.Segment(start, start + length), category)
    cost = theirs.CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1.0)
    wanted = placed.get_best_alignment(cost).disorder
    units, _categories = continuum([(who, start, start + length, kind) for who, start, length, kind in drawn])
    assert disorder(units, Dissimilarity(1.0, 1.0, 1.0))[0] == pytest.approx(wanted, rel=1e-4)
