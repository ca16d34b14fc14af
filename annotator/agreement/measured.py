"""Measured: the value of a measure, or why it has none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Reason = Literal["", "no variation", "nobody marked", "one annotator", "never together", "overlapping units"]
"""Why a value is undefined.

no variation: everything got one value, so that no disagreement could be expected by chance; nobody marked: there is
nothing to compare; one annotator: no unit has values by two; never together: no mark of that category was aligned with
another's; overlapping units: the measure is for units that do not overlap within an annotator.
"""


class Measured(Struct, frozen=True):
    """``value``, or None and the ``reason``; ``counts`` are what it was computed from."""

    value: float | None
    reason: Reason = ""
    counts: Mapping[str, float] = {}


class Scored(Struct, frozen=True):
    """Precision and recall (0 to 1) of a response against a key, and their harmonic mean."""

    precision: Measured
    recall: Measured
    f1: Measured


def ratio(part: float, whole: float, reason: Reason, **counts: float) -> Measured:
    """``part / whole``, undefined for ``reason`` where ``whole`` is 0."""
    if whole == 0:
        return Measured(None, reason, counts)
    return Measured(float(part / whole), "", counts)


def beyond_chance(observed: float, expected: float, **counts: float) -> Measured:
    """``(observed - expected) / (1 - expected)``, both agreement; undefined where chance leaves no room."""
    counts = {"observed": float(observed), "expected": float(expected), **counts}
    if math.isclose(expected, 1.0, abs_tol=1e-12):
        return Measured(None, "no variation", counts)
    return Measured(float((observed - expected) / (1 - expected)), "", counts)


def scored(found: float, response: float, recovered: float, key: float) -> Scored:
    """Precision ``found / response``, recall ``recovered / key`` and F1, from counts (which may be fractions)."""
    precision = ratio(found, response, "nobody marked", found=found, response=response)
    recall = ratio(recovered, key, "nobody marked", recovered=recovered, key=key)
    return Scored(precision, recall, harmonic(precision, recall))


def f1(found: float, response: float, recovered: float, key: float) -> Measured:
    """F1 alone, as :func:`scored`."""
    counts = {"found": found, "response": response, "recovered": recovered, "key": key}
    if not response and not key:
        return Measured(None, "nobody marked", counts)
    one, other = found / response if response else 0.0, recovered / key if key else 0.0
    return Measured(2 * one * other / (one + other) if one + other else 0.0, "", counts)


def harmonic(precision: Measured, recall: Measured) -> Measured:
    """The harmonic mean: 0 where both are 0, or where one side marked nothing and the other something."""
    counts = {**precision.counts, **recall.counts}
    if precision.value is None and recall.value is None:
        return Measured(None, "nobody marked", counts)
    one, other = precision.value or 0.0, recall.value or 0.0
    return Measured(2 * one * other / (one + other) if one + other else 0.0, "", counts)
