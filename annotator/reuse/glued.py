"""Words that lost the space or hyphen between them: ``zerotolerance`` where others write ``zero-tolerance``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_SHORTEST = 6
_SHORTEST_PART = 3
_LONGEST = 40
_RARE = 64
"""Words that stand more often than this are no slip."""


def glued_words(
    surfaces: Sequence[str], numbers: Mapping[str, int], row: NDArray[np.int32], counts: NDArray[np.int64]
) -> dict[int, tuple[int, int, int]]:
    """Of each glued word of ``row``: the numbers of its two halves, and how many letters the first has.

    ``surfaces`` are the bare words by number, ``numbers`` the other way round. A word is two when both halves stand
    side by side in the row at least as often as it does.
    """
    possible = [
        (whole, numbers[word[:cut]], numbers[word[cut:]], cut)
        for whole, word in enumerate(surfaces)
        if _SHORTEST <= len(word) <= _LONGEST and counts[whole] <= _RARE
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        if word[:cut] in numbers and word[cut:] in numbers
    ]
    if not possible:
        return {}
    wanted = np.array([(one << 32) | other for _, one, other, _ in possible], np.int64)
    sides = _side_by_side(row, np.unique(wanted))
    return {
        whole: (one, other, cut)
        for (whole, one, other, cut), code in zip(possible, wanted.tolist(), strict=True)
        if sides.get(code, 0) >= counts[whole]
    }


def _side_by_side(row: NDArray[np.int32], wanted: NDArray[np.int64]) -> dict[int, int]:
    """How often each of the ``wanted`` pairs of neighbours stands in ``row``."""
    firsts = np.isin(row[:-1], (wanted >> 32).astype(np.int32))
    pairs = (row[:-1][firsts].astype(np.int64) << 32) | row[1:][firsts]
    found, times = np.unique(pairs[np.isin(pairs, wanted)], return_counts=True)
    return dict(zip(found.tolist(), times.tolist(), strict=True))
