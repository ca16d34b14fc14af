"""Units that the best matchings of every two annotators agree on, and so need no search."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from annotator.agreement.arrays import Flags, Floats, Ints
from annotator.agreement.components import Components, assigned, connected


def consensus(annotator: Ints, one: Ints, other: Ints, gains: Floats) -> tuple[Ints, Flags]:
    """The blocks that the best matching of every two annotators makes together, and whether each block is whole.

    ``annotator`` (n,), pairs ``one``, ``other``, ``gains`` (p,). Every way to part the marks matches those of each
    two annotators, so no way gains more than the best matchings together; where these make whole blocks (every two
    marks matched, no annotator twice), the blocks are the best there are.
    """
    matched = np.zeros(len(one), np.bool_)
    low, high = np.minimum(annotator[one], annotator[other]), np.maximum(annotator[one], annotator[other])
    for pair in combinations(np.unique(annotator), 2):
        mine = np.flatnonzero((low == pair[0]) & (high == pair[1]))
        matched[mine] = _matching(annotator, one[mine], other[mine], gains[mine])
    return _blocks(len(annotator), one[matched], other[matched])


def _matching(annotator: Ints, one: Ints, other: Ints, gains: Floats) -> Flags:
    """Which pairs of two annotators' marks the best matching takes, (p,)."""
    ends, index = np.unique(np.concatenate((one, other)), return_inverse=True)
    one, other = index[: len(one)], index[len(one) :]
    parted = Components(len(ends), one, other, gains)
    parted.solve_small()
    for members, table in parted.large():
        parted.put(members, assigned(annotator[ends[members]], table))
    matched: Flags = parted.block[one] == parted.block[other]
    return matched


def _blocks(n: int, one: Ints, other: Ints) -> tuple[Ints, Flags]:
    block = connected(n, one, other)
    size, joined = np.bincount(block), np.bincount(block[one], minlength=int(block.max(initial=-1)) + 1)
    return block, (joined == size * (size - 1) // 2)[block]
