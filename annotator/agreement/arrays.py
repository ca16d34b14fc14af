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
