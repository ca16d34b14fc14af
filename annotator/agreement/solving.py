"""The best blocks of any number of marks: enumerated where few overlap, else agreed on, searched for, or greedy."""

from __future__ import annotations

import numpy as np

from annotator.agreement.arrays import Flags, Floats, Ints
from annotator.agreement.components import Components, assigned, connected
from annotator.agreement.consensus import consensus
from annotator.agreement.partitions import best_partition

SEARCHED = 16
"""Components of up to so many marks are always solved exactly, whoever made them."""


def best_blocks(
    annotator: Ints, one: Ints, other: Ints, gains: Floats, alike: Flags | None = None
) -> tuple[Ints, Flags]:
    """The partition of ``n`` marks that gains most, and which marks only the greedy way was open for; (n,) both.

    ``annotator`` (n,); pairs ``one`` < ``other`` with positive ``gains``, (p,), of marks that may stand in one block.
    A mark's block is a number; numbers are not consecutive. In a crowd of thousands over each other only marks that
    are ``alike`` (p,), the same in all but the annotator, stand together.
    """
    parted = Components(len(annotator), one, other, gains)
    parted.solve_small()
    agreed, whole = _agreed(parted.in_large(), annotator, one, other, gains)
    greedy = np.zeros(len(annotator), np.bool_)
    for members, table in parted.large():
        if whole[members].all():
            parted.put(members, np.unique(agreed[members], return_inverse=True)[1])
        else:
            blocks, best = _solve_large(annotator[members], table)
            parted.put(members, blocks)
            greedy[members] = not best
    crowded = parted.in_crowds()
    if crowded.any():
        same = crowded[one] & (np.zeros(len(one), np.bool_) if alike is None else alike)
        parted.block[crowded] = len(annotator) + connected(len(annotator), one[same], other[same])[crowded]
    return parted.block, greedy | crowded


def _agreed(large: Ints, annotator: Ints, one: Ints, other: Ints, gains: Floats) -> tuple[Ints, Flags]:
    """:func:`consensus` on the marks ``large`` alone, spread to all; (n,) both."""
    place = np.full(len(annotator), -1, np.int64)
    place[large] = np.arange(len(large))
    mine = place[one] >= 0
    found = consensus(annotator[large], place[one[mine]], place[other[mine]], gains[mine])
    block, whole = place.copy(), np.zeros(len(annotator), np.bool_)
    block[large], whole[large] = found
    return block, whole


def _solve_large(annotators: Ints, gains: Floats) -> tuple[Ints, bool]:
    """The blocks of one component, ``annotators`` (k,) and ``gains`` (k, k); and whether they are surely the best."""
    if len(np.unique(annotators)) == 2:
        return assigned(annotators, gains), True
    if len(gains) <= SEARCHED:
        return best_partition(annotators, gains), True
    return _greedy(gains), False


def _greedy(gains: Floats) -> Ints:
    """Pairs by falling gain, ties in order; two blocks are joined where every pair between them is allowed."""
    block = np.arange(len(gains))
    one, other = np.nonzero(np.triu(gains > 0, 1))
    for pair in np.lexsort((other, one, -gains[one, other])):
        left, right = block == block[one[pair]], block == block[other[pair]]
        if gains[np.ix_(left, right)].min() > 0:
            block[right] = block[one[pair]]
    return block
