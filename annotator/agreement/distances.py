"""Distances between values: how wrong it is to say one for another.

A distance is a table (values, values), 0 on the diagonal; alpha uses it as it is (where its author squares a
difference, it is squared here).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence

import numpy as np

from annotator.agreement.arrays import Floats, Numbers

Set = Collection[Hashable]


def nominal(size: int) -> Floats:
    """1 for any two of ``size`` values that differ (Krippendorff 2004)."""
    return 1 - np.eye(size)


def ordinal(totals: Numbers) -> Floats:
    """By how many ratings lie between two ranks, squared; ``totals`` (values,) in order (Krippendorff 2004)."""
    middle = np.cumsum(totals) - np.asarray(totals) / 2
    return np.asarray(np.subtract.outer(middle, middle) ** 2)


def interval(values: Numbers) -> Floats:
    """The squared difference of numbers ``values`` (values,) (Krippendorff 2004)."""
    return np.asarray(np.subtract.outer(values, values).astype(np.float64) ** 2)


def ratio(values: Numbers) -> Floats:
    """The squared difference over the sum, for numbers from 0 up (Krippendorff 2004)."""
    total = np.add.outer(values, values).astype(np.float64)
    return np.asarray((np.subtract.outer(values, values) / np.where(total == 0, 1, total)) ** 2)


def of_sets(values: Sequence[Set], distance: Callable[[Set, Set], float]) -> Floats:
    """``distance`` between every two of the sets ``values``."""
    return np.array([[distance(one, other) for other in values] for one in values], np.float64)


def jaccard(one: Set, other: Set) -> float:
    """1 - common / all; 0 for two empty sets (Jaccard 1912)."""
    one, other = set(one), set(other)
    return 1 - len(one & other) / len(one | other) if one | other else 0.0


def masi_2006(one: Set, other: Set) -> float:
    """1 - Jaccard * monotonicity, where that is 1 equal, 2/3 contained, 1/3 overlapping, 0 apart (Passonneau 2006).

    This is the MASI of the literature. Libraries differ; give the name with the value.
    """
    return 1 - (1 - jaccard(one, other)) * _monotonicity(one, other)


def masi_dkpro(one: Set, other: Set) -> float:
    """Jaccard distance * (0 equal, 1/3 contained, 2/3 overlapping, 1 apart), as DKPro Statistics computes MASI."""
    return jaccard(one, other) * (1 - _monotonicity(one, other))


def containment_2004(one: Set, other: Set) -> float:
    """0 equal, 1/3 contained (the empty set is in all), 2/3 overlapping, 1 apart (Passonneau 2004)."""
    return 1 - _monotonicity(one, other)


def _monotonicity(one: Set, other: Set) -> float:
    one, other = set(one), set(other)
    if one == other:
        return 1.0
    if one <= other or other <= one:
        return 2 / 3
    return 1 / 3 if one & other else 0.0
