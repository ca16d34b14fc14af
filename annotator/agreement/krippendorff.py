"""Krippendorff's alpha: agreement beyond chance about values, any number of annotators, any distance, values missing.

Source: Krippendorff (2004, 2011). Pool articles by adding their coincidences; never average their alphas.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from annotator.agreement import distances
from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.measured import Measured
from annotator.agreement.ratings import Ratings

Distance = Callable[[Floats], Floats]
"""From the totals of the values (values,) their distances (values, values)."""


def coincidences(ratings: Ratings) -> Floats:
    """How often two annotators' values met in a unit, each unit weighing as its number of values; (values, values)."""
    return np.asarray(coincidences_by(ratings, np.zeros(len(ratings.codes), np.int64), 1)[0])


def coincidences_by(ratings: Ratings, article: Ints, articles: int) -> Floats:
    """The same for each of ``articles``, ``article`` (units,) from 0: (articles, values, values)."""
    size = max(len(ratings.values), 1)
    columns = np.ascontiguousarray(ratings.codes.T)
    given = columns >= 0
    weight = 1.0 / np.maximum(given.sum(axis=0) - 1, 1)
    met = np.zeros(articles * size * size)
    for one in range(len(columns)):
        for other in range(one + 1, len(columns)):
            both = given[one] & given[other]
            place = (article[both] * size + columns[one][both]) * size + columns[other][both]
            met += np.bincount(place, weight[both], minlength=len(met))
    table = met.reshape(articles, size, size)
    return np.asarray(table + table.transpose(0, 2, 1))


def alpha(met: Floats, distance: Distance | None = None) -> Measured:
    """Alpha of pooled coincidences ``met`` (values, values): 1 perfect, 0 as by chance, below 0 worse.

    ``distance`` makes the distances from the totals (see :mod:`distances`); without it values are nominal.
    Undefined: no unit has two values, or all values are one.
    """
    totals = met.sum(axis=1)
    n = float(totals.sum())
    if not n:
        return Measured(None, "one annotator", {"values": 0.0})
    apart = distance(totals) if distance else distances.nominal(len(met))
    observed, expected = (
        float(np.sum(met * apart)) / n,
        float(totals @ apart @ totals) / (n * (n - 1)) if n > 1 else 0.0,
    )
    counts = {"observed": observed, "expected": expected, "values": n}
    if expected <= 0:
        return Measured(None, "no variation", counts)
    return Measured(1 - observed / expected, "", counts)


def alpha_of_two(both: float, mixed: float, mixed_again: float, neither: float) -> Measured:
    """Alpha of two values from the four cells of their coincidences, as :func:`alpha`, which it is quicker than."""
    one, other = both + mixed, mixed_again + neither
    n = one + other
    if not n:
        return Measured(None, "one annotator", {"values": 0.0})
    observed, expected = (mixed + mixed_again) / n, 2 * one * other / (n * (n - 1)) if n > 1 else 0.0
    counts = {"observed": observed, "expected": expected, "values": n}
    return Measured(1 - observed / expected, "", counts) if expected > 0 else Measured(None, "no variation", counts)


def one_against_rest(met: Floats, value: int) -> Measured:
    """Alpha of one value against all others taken together (Krippendorff 1980): how well that value is told."""
    own, row = met[value, value], met[value].sum()
    return alpha(np.array([[own, row - own], [row - own, met.sum() - 2 * row + own]]))


def replicated(met: Floats, distance: Distance | None = None) -> Floats:
    """Alpha of each of ``r`` pooled coincidences, ``met`` (r, values, values), NaN where undefined; (r,)."""
    totals = met.sum(axis=2)
    n = totals.sum(axis=1)
    if distance is None:
        observed = n - np.trace(met, axis1=1, axis2=2)
        expected = n**2 - np.sum(totals**2, axis=1)
    else:
        apart = np.array([distance(row) for row in totals])
        observed = np.einsum("rij,rij->r", met, apart)
        expected = np.einsum("ri,rij,rj->r", totals, apart, totals)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(expected > 0, 1 - (n - 1) * observed / expected, np.nan))
