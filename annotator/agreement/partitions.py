"""The best way to part a few things into blocks, when every pair in a block has its gain."""

from __future__ import annotations

from functools import cache
from heapq import heappop, heappush

import numpy as np

from annotator.agreement.arrays import Floats, Ints

FORBIDDEN = -(2.0**44)
"""The gain of a pair that may not stand in one block."""
ENUMERATED = 8
"""Up to so many things every partition is weighed (4,140 for eight)."""
_AT_ONCE = 4_000_000


def corner(size: int) -> tuple[Ints, Ints]:
    """The pairs ``(i, j)``, ``i < j``, of ``size`` things in the order in which gains are given."""
    one, other = np.triu_indices(size, 1)
    return one.astype(np.int64), other.astype(np.int64)


def pair_index(one: Ints, other: Ints, size: Ints | int) -> Ints:
    """The place of the pair ``one < other`` of ``size`` things in the order of :func:`corner`."""
    return one * (2 * size - one - 1) // 2 + other - one - 1


def best_partitions(gains: Floats, size: int, block: float = 0.0) -> Ints:
    """For each of ``m`` sets of ``size`` things (at most eight): the block of each thing, (m, size).

    Maximises the sum of ``gains`` (m, size * (size - 1) / 2) over pairs that stand in one block, plus ``block`` for
    each block. Of equally good partitions the one with the fewest splits at the front wins, always the same.
    """
    blocks, together, counts = _partitions(size)
    best = np.empty((len(gains), size), np.int64)
    step = max(1, _AT_ONCE // len(blocks))
    for begin in range(0, len(gains), step):
        totals = gains[begin : begin + step] @ together + block * counts
        best[begin : begin + step] = blocks[np.argmax(totals, axis=1)]
    return best


@cache
def _partitions(size: int) -> tuple[Ints, Floats, Floats]:
    """All partitions of ``size`` things: blocks (b, size), pairs that stand together (pairs, b), blocks (b,)."""
    rows: list[tuple[int, ...]] = [()]
    for _ in range(size):
        rows = [(*row, block) for row in rows for block in range(max(row, default=-1) + 2)]
    blocks = np.array(rows, np.int64).reshape(len(rows), size)
    one, other = corner(size)
    together = (blocks[:, one] == blocks[:, other]).T.astype(np.float64)
    return blocks, together, blocks.max(axis=1, initial=-1) + 1.0


def best_partition(annotators: Ints, gains: Floats) -> Ints:
    """The same for one set of up to sixteen marks: ``annotators`` (n,), ``gains`` (n, n) symmetric; (n,), exact.

    Sets still to be parted are bits. No mark can bring more than half its best pairs with each other annotator;
    what a block falls short of that is its loss, never negative, and the cheapest way through is searched for.
    """
    most = _most(annotators, gains)
    rows: list[list[float]] = gains.tolist()
    blocks = cache(lambda first: _blocks_from(first, rows, most))
    everything = (1 << len(rows)) - 1
    came: dict[int, int] = {}
    open_ = [(0.0, everything, 0)]
    while True:
        loss, rest, chosen = heappop(open_)
        if rest in came:
            continue
        came[rest] = chosen
        if not rest:
            return _blocks_of(came, len(rows))
        for more, things in blocks((rest & -rest).bit_length() - 1):
            if not things & ~rest and rest & ~things not in came:
                heappush(open_, (loss + more, rest & ~things, things))


def _most(annotators: Ints, gains: Floats) -> list[float]:
    """For each mark half the sum of its best gains with each annotator: its share in any partition is no more."""
    best = [np.maximum(gains[:, annotators == who].max(axis=1), 0.0) for who in np.unique(annotators)]
    return [float(most) for most in np.sum(best, axis=0) / 2]


def _blocks_from(first: int, rows: list[list[float]], most: list[float]) -> list[tuple[float, int]]:
    """Every block of which ``first`` is the first thing: what it loses, and its things as bits."""
    found: list[tuple[float, tuple[int, ...]]] = [(most[first], (first,))]
    for loss, chosen in found:
        for other in range(chosen[-1] + 1, len(rows)):
            row = rows[other]
            gains = [row[thing] for thing in chosen]
            if min(gains) > 0:
                found.append((loss + most[other] - sum(gains), (*chosen, other)))
    return [(loss, sum(1 << thing for thing in chosen)) for loss, chosen in found]


def _blocks_of(came: dict[int, int], size: int) -> Ints:
    """Blocks from what was taken out before each set of things was left."""
    block = np.zeros(size, np.int64)
    rest = 0
    while chosen := came[rest]:
        block[[thing for thing in range(size) if chosen >> thing & 1]] = (chosen & -chosen).bit_length() - 1
        rest |= chosen
    return block
