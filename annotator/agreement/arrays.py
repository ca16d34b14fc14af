"""Types of the arrays that measures pass around."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[Any]
"""Integers or floats."""


def runs(counts: Ints) -> tuple[Ints, Ints]:
    """For ``counts`` (n,) of items that stand one behind the other: each one's owner and rank there, (sum,) both."""
    owner = np.repeat(np.arange(len(counts)), counts)
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, rank


def ranks_of(groups: Ints) -> Ints:
    """Each item's rank, from 0, among the items of its group, in the order in which they stand; (n,)."""
    order = np.argsort(groups, kind="stable")
    _owner, rank = runs(np.unique(groups, return_counts=True)[1])
    ranks = np.empty(len(groups), np.int64)
    ranks[order] = rank
    return ranks
