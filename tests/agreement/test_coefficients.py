"""Coefficients and alpha against their definitions, unit by unit and pair by pair, and where they have no value."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import coefficients, distances, krippendorff
from annotator.agreement.bootstrap import interval, resampled
from annotator.agreement.measured import Measured
from annotator.agreement.ratings import rated

Items = list[list[int | None]]
ITEMS = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=width, max_size=width), min_size=1, max_size=12
    )
)


def alpha_by_definition(items: Items, distance: np.ndarray) -> float | None:  # type: ignore[type-arg]
    """Observed: over pairs within units. Expected: over pairs of all values that were paired."""
    units = [[value - 1 for value in row if value is not None] for row in items]
    units = [unit for unit in units if len(unit) >= 2]
    values = [value for unit in units for value in unit]
    if not values:
        return None
    observed = sum(distance[a, b] / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)) / len(values)
    expected = sum(distance[a, b] for a, b in permutations(values, 2)) / (len(values) * (len(values) - 1))
    return 1 - observed / expected if expected else None


@given(ITEMS)
@settings(max_examples=200, deadline=None)
def test_alpha_is_what_its_definition_says(items: Items) -> None:
    met = krippendorff.coincidences(rated(items, range(1, 5)))
    totals = met.sum(axis=1)
    scale = np.arange(1, 5)
    for make in (
        lambda t: distances.nominal(4),
        lambda t: distances.interval(scale),
        lambda t: distances.ratio(scale),
        distances.ordinal,
    ):
        wanted = alpha_by_definition(items, make(totals))
        found = krippendorff.alpha(met, make).value
        assert found == (None if wanted is None else pytest.approx(wanted, abs=1e-9))


def test_ordinal_distance_counts_what_lies_between() -> None:
    totals = np.array([3.0, 5.0, 2.0])

    assert distances.ordinal(totals)[0, 2] == (3 / 2 + 5 + 2 / 2) ** 2


@given(ITEMS, st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_articles_are_pooled_from_counts(items: Items, articles: int) -> None:
    ratings = rated(items, range(1, 5))
    article = np.arange(len(items)) % articles
    by_article = krippendorff.coincidences_by(ratings, article, articles)

    assert np.allclose(by_article.sum(axis=0), krippendorff.coincidences(ratings))
    found, pooled = krippendorff.replicated(by_article.sum(axis=0)[None])[0], krippendorff.alpha(by_article.sum(axis=0))
    assert np.isnan(found) if pooled.value is None else found == pytest.approx(pooled.value)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_two_annotators_kappa_and_pi_by_definition(pairs: list[tuple[int, int]]) -> None:
    ratings = rated(pairs, range(3))
    table, n = ratings.contingency(), len(pairs)
    agreed = sum(a == b for a, b in pairs) / n
    chance = sum(sum(a == v for a, _ in pairs) * sum(b == v for _, b in pairs) for v in range(3)) / n**2
    pooled = sum((sum((a == v) + (b == v) for a, b in pairs) / (2 * n)) ** 2 for v in range(3))
    for measure, expected in ((coefficients.cohen, chance), (coefficients.scott, pooled)):
        found = measure(table)
        if abs(expected - 1) < 1e-12:
            assert found.value is None
            assert found.reason == "no variation"
        else:
            assert found.value == pytest.approx((agreed - expected) / (1 - expected))
    fleiss, scott = coefficients.fleiss(ratings.tally()).value, coefficients.scott(table).value
    assert (fleiss is None) == (scott is None)
    assert fleiss is None or fleiss == pytest.approx(scott)


@pytest.mark.parametrize(
    ("items", "reason"),
    [([[1, 1], [1, 1]], "no variation"), ([[1, None], [None, 2]], "one annotator"), ([], "one annotator")],
)
def test_without_a_value_there_is_a_reason(items: Items, reason: str) -> None:
    ratings = rated(items)
    tally, table = ratings.tally(), ratings.contingency() if items else np.zeros((1, 1))
    found: list[Measured] = [
        krippendorff.alpha(krippendorff.coincidences(ratings)),
        coefficients.fleiss(tally),
        coefficients.gwet_ac1(tally),
        coefficients.cohen(table),
        coefficients.scott(table),
    ]

    assert [(one.value, one.reason) for one in found] == [(None, reason)] * 5


@pytest.mark.parametrize(
    ("one", "other", "masi", "dkpro", "jaccard"),
    [("", "", 0, 0, 0), ("a", "", 1, 1 / 3, 1),
     ("ab", "ab", 0, 0, 0), ("ab", "bc", 1 - 1 / 9, 4 / 9, 2 / 3), ("a", "b", 1, 1, 1)],
)  # fmt: skip
def test_both_masis(one: str, other: str, masi: float, dkpro: float, jaccard: float) -> None:
    assert distances.masi_2006(one, other) == pytest.approx(masi)
    assert distances.masi_dkpro(one, other) == pytest.approx(dkpro)
    assert distances.jaccard(one, other) == pytest.approx(jaccard)


def test_ac2_gives_partial_credit() -> None:
    near, far = (rated([[1, second], [3, 3], [1, 1], [2, 2]], (1, 2, 3)).tally() for second in (2, 3))
    weights = coefficients.linear_weights(np.arange(3))

    assert weights[0].tolist() == [1, 0.5, 0]
    assert (coefficients.gwet_ac2(near, weights).value or 0) > (coefficients.gwet_ac2(far, weights).value or 0)


def test_gwet_is_pooled_from_sums() -> None:
    tally, weights = np.array([[2, 0], [1, 1], [0, 2], [1, 0], [3, 0]]), np.eye(2)
    sums = coefficients.gwet_sums(tally[:2], weights) + coefficients.gwet_sums(tally[2:], weights)

    assert coefficients.gwet_from_sums(sums, weights).value == pytest.approx(coefficients.gwet_ac1(tally).value)


def test_the_bootstrap_repeats_itself_and_holds_the_value() -> None:
    random = np.random.default_rng(2)
    first = random.integers(0, 3, 900)
    items = np.column_stack((first, np.where(random.random(900) < 0.7, first, random.integers(0, 3, 900)))).tolist()
    ratings, article = rated(items), np.arange(900) // 30
    by_article = krippendorff.coincidences_by(ratings, article, 30)
    found = interval(by_article, krippendorff.replicated, seed=7)
    value = krippendorff.alpha(by_article.sum(axis=0)).value

    assert found == interval(by_article, krippendorff.replicated, seed=7)
    assert found != interval(by_article, krippendorff.replicated, seed=8)
    assert value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < value < found.high < found.low + 0.3
    assert found.defined == 1000


def test_a_bootstrap_draws_as_many_articles_as_there_are() -> None:
    pooled = resampled(np.eye(7), replicates=50, seed=3)

    assert (pooled.sum(axis=1) == 7).all()
    assert len(np.unique(pooled, axis=0)) > 40


def test_no_articles_no_interval() -> None:
    assert interval(np.zeros((0, 2, 2)), krippendorff.replicated).low is None
    assert interval(np.zeros((3, 2, 2)), krippendorff.replicated).defined == 0
