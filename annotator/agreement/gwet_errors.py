"""Standard errors in closed form, as Gwet (2014) gives them; the bootstrap over articles is the better guide for texts.

They treat units as drawn at random, which units of one article are not.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from scipy.special import stdtrit

from annotator.agreement.arrays import Floats, Numbers
from annotator.agreement.coefficients import gwet_ac2
from annotator.agreement.measured import Measured


class Spread(Struct, frozen=True):
    """A value with its standard error and the interval at ``level`` (t with units - 1 degrees, cut at -1 and 1)."""

    measured: Measured
    error: float | None
    low: float | None
    high: float | None
    level: float = 0.95


def gwet_error(tally: Numbers, weights: Floats | None = None) -> Spread:
    """AC1 (or AC2 with ``weights``) of ``tally`` (units, values) with its error. Undefined as the coefficient is."""
    weights = np.eye(tally.shape[1]) if weights is None else weights
    found = gwet_ac2(tally, weights)
    each = tally.sum(axis=1)
    if found.value is None or len(tally) < 2:
        return Spread(found, None, None, None)
    expected, size = found.counts["expected"], tally.shape[1]
    share = tally / np.maximum(each, 1)[:, None]
    scale = float(weights.sum() / (size * (size - 1)))
    compared = each >= 2
    agreed = np.where(compared, _agreement(tally, weights), 0.0)
    own = np.where(compared, len(tally) / compared.sum() * (agreed - expected) / (1 - expected), 0.0)
    chance = scale * share @ (1 - share[each >= 1].mean(axis=0))
    linear = own - 2 * (1 - found.value) * (chance - expected) / (1 - expected)
    return _spread(found, linear)


def alpha_error(tally: Numbers) -> Spread:
    """Krippendorff's nominal alpha of ``tally`` (units, values) with its error, in Gwet's formulation."""
    tally = tally[tally.sum(axis=1) >= 2].astype(np.float64)
    if len(tally) < 2:
        return Spread(Measured(None, "one annotator"), None, None, None)
    each, mean, small = tally.sum(axis=1), float(tally.sum() / len(tally)), float(1 / tally.sum())
    weights = np.eye(tally.shape[1])
    agreed = _agreement(tally, weights) * each / mean
    prevalence = tally.sum(axis=0) / tally.sum()
    expected = float(prevalence @ prevalence)
    if expected == 1:
        return Spread(Measured(None, "no variation"), None, None, None)
    raw = float(agreed.mean())
    large = (raw - expected) / (1 - expected)  # the error is that of alpha without its correction for few units
    lean = (each - mean) / mean
    own = (agreed - raw * lean - expected) / (1 - expected)
    chance = tally @ prevalence / mean - expected * lean
    linear = own - 2 * (1 - large) * (chance - expected) / (1 - expected)
    observed = (1 - small) * raw + small
    value = (observed - expected) / (1 - expected)
    found = Measured(value, "", {"observed": observed, "expected": expected})
    return _spread(found, linear - large + value)


def _agreement(tally: Numbers, weights: Floats) -> Floats:
    each = tally.sum(axis=1)
    return np.asarray((tally * (tally @ weights.T - 1)).sum(axis=1) / np.maximum(each * (each - 1), 1))


def _spread(found: Measured, linear: Floats, level: float = 0.95) -> Spread:
    n, value = len(linear), found.value or 0.0
    error = float(np.sqrt(np.sum((linear - value) ** 2) / (n * (n - 1))))
    reach = float(stdtrit(n - 1, (1 + level) / 2)) * error
    return Spread(found, error, max(-1.0, value - reach), min(1.0, value + reach), level)
