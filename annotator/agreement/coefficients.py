"""Coefficients of agreement about values: percent, Bennett, Cohen, Scott, Fleiss, Randolph, Gwet.

Two annotators: from ``table``, their contingency table of counts (values, values). Any number: from ``tally``, how many
annotators gave each value to each unit, (units, values); units with fewer than two values are left out of what is
observed. Tables and tallies of several articles are pooled by adding or stacking them, never by averaging coefficients.
"""

from __future__ import annotations

import numpy as np

from annotator.agreement.arrays import Floats, Numbers
from annotator.agreement.measured import Measured, beyond_chance, ratio
from annotator.agreement.ratings import shares


def percent(table: Numbers) -> Measured:
    """The share of units (0 to 1) on which two annotators agree. Undefined: no unit has both."""
    return ratio(
        float(np.trace(table)),
        float(table.sum()),
        "one annotator",
        agreed=float(np.trace(table)),
        units=float(table.sum()),
    )


def bennett(table: Numbers) -> Measured:
    """S: agreement beyond equally likely values (Bennett, Alpert & Goldstein 1954). -1 to 1."""
    return _against(table, 1 / len(table))


def scott(table: Numbers) -> Measured:
    """Pi: agreement beyond chance as if both drew from one distribution, the pooled one (Scott 1955). -1 to 1."""
    return _against(table, float(np.sum(((table.sum(axis=0) + table.sum(axis=1)) / 2 / max(table.sum(), 1)) ** 2)))


def cohen(table: Numbers) -> Measured:
    """Kappa: agreement beyond chance, each drawing from their own distribution (Cohen 1960). -1 to 1.

    Rewards annotators for unequal habits, unlike Scott's pi; read it beside the prevalence.
    """
    return _against(table, float(table.sum(axis=0) @ table.sum(axis=1)) / max(float(table.sum()), 1.0) ** 2)


def _against(table: Numbers, expected: float) -> Measured:
    units = float(table.sum())
    if not units:
        return Measured(None, "one annotator", {"units": 0.0})
    return beyond_chance(float(np.trace(table)) / units, expected, units=units)


def percent_pairs(tally: Numbers) -> Measured:
    """The share of pairs of annotators (0 to 1), mean over units, that agree (Fleiss 1971)."""
    sums = _sums(tally)
    return ratio(sums[0], sums[1], "one annotator", agreed=sums[0], units=sums[1])


def fleiss(tally: Numbers) -> Measured:
    """Kappa for any number of annotators, chance from the pooled distribution (Fleiss 1971). -1 to 1."""
    compared = tally[tally.sum(axis=1) >= 2]
    return _pooled(compared, float(np.sum(shares(compared.sum(axis=0)) ** 2)) if len(compared) else 0.0)


def randolph(tally: Numbers) -> Measured:
    """Free-marginal kappa for any number of annotators: chance is equally likely values (Randolph 2005). -1 to 1."""
    return _pooled(tally, 1 / tally.shape[1])


def _pooled(tally: Numbers, expected: float) -> Measured:
    agreed, units = _sums(tally)
    if not units:
        return Measured(None, "one annotator", {"units": 0.0})
    return beyond_chance(agreed / units, expected, units=units)


def gwet_ac1(tally: Numbers) -> Measured:
    """AC1: chance only where values are in doubt, so that rare values do not sink it (Gwet 2008). -1 to 1."""
    return gwet_ac2(tally, np.eye(tally.shape[1]))


def gwet_ac2(tally: Numbers, weights: Floats) -> Measured:
    """AC2: AC1 with partial credit, ``weights`` (values, values) 1 on the diagonal (Gwet 2014). -1 to 1."""
    return gwet_from_sums(gwet_sums(tally, weights), weights)


def gwet_sums(tally: Numbers, weights: Floats) -> Floats:
    """What AC1 and AC2 are computed from, (3 + values,), to be added over articles.

    Agreement summed over units that two or more rated, these units, all rated units, and the values' shares summed.
    """
    each = tally.sum(axis=1)
    rated = tally[each >= 1] / each[each >= 1][:, None]
    return np.concatenate((_sums(tally, weights), [len(rated)], rated.sum(axis=0)))


def gwet_from_sums(sums: Floats, weights: Floats) -> Measured:
    """AC1 or AC2 from the pooled :func:`gwet_sums`."""
    agreed, compared, units = (float(number) for number in sums[:3])
    size = len(weights)
    if not compared:
        return Measured(None, "one annotator", {"units": 0.0})
    if size < 2:
        return Measured(None, "no variation", {"units": compared})
    prevalence = sums[3:] / units
    expected = float(weights.sum() / (size * (size - 1)) * np.sum(prevalence * (1 - prevalence)))
    return beyond_chance(agreed / compared, expected, units=compared)


def quadratic_weights(values: Numbers) -> Floats:
    """Partial credit that falls with the square of the distance of ``values`` (values,): 1 the same, 0 the extremes."""
    apart = np.subtract.outer(values, values).astype(np.float64) ** 2
    return np.asarray(1 - apart / max(float(apart.max()), 1e-300))


def linear_weights(values: Numbers) -> Floats:
    """Partial credit that falls with the distance of ``values`` (values,): 1 the same, 0 the extremes."""
    apart = np.abs(np.subtract.outer(values, values)).astype(np.float64)
    return np.asarray(1 - apart / max(float(apart.max()), 1e-300))


def _sums(tally: Numbers, weights: Floats | None = None) -> tuple[float, float]:
    """Agreement summed over units that two or more rated, and how many these are."""
    compared = tally[tally.sum(axis=1) >= 2].astype(np.float64)
    each = compared.sum(axis=1)
    credited = compared if weights is None else compared @ weights.T
    agreed = np.sum(compared * (credited - 1), axis=1) / (each * (each - 1))
    return float(agreed.sum()), float(len(compared))
