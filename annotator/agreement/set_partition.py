"""The cheapest way to part many units into unitary alignments, as a linear program over those worth considering."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array

from annotator.agreement.arrays import Flags, Floats, Ints, runs

_MOST = 2_000_000
_TINY = 1e-9
_FIRST = 4
"""So many of the best blocks of each unit stand in the first program."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Candidate blocks: ``members`` (b, width) with -1 for none, and their ``cost`` (b,)."""

    members: Ints
    cost: Floats

    def take(self, chosen: Ints | Flags) -> Blocks:
        """Those at ``chosen``."""
        return Blocks(self.members[chosen], self.cost[chosen])

    def sums(self, prices: Floats) -> Floats:
        """The sum of the members' ``prices`` (n,) for each block, (b,)."""
        return np.asarray(np.append(prices, 0.0)[self.members].sum(axis=1))

    def matrix(self, n: int) -> csc_array:
        """Which unit (row) stands in which block (column)."""
        block, place = np.nonzero(self.members >= 0)
        return csc_array((np.ones(len(block)), (self.members[block, place], block)), shape=(n, len(self.members)))


def cheapest(annotator: Ints, one: Ints, other: Ints, gain: Floats, empty: float) -> tuple[Ints, bool]:
    """The block of each of ``n`` units, (n,), so that ``empty`` a block minus the gains within is least; and if surely so.

    Blocks are priced by the duals of a program over few of them; those that could still help are added until none can.
    Where the program's answer is not whole, a second one over the blocks that fit in the gap settles it.
    """
    n = len(annotator)
    blocks, complete = _blocks(n, annotator, one, other, gain, empty)
    chosen = _promising(blocks, n, empty)
    while True:
        used = blocks.take(chosen)
        solved = linprog(used.cost, A_eq=used.matrix(n), b_eq=np.ones(n), method="highs")
        slack = blocks.cost - blocks.sums(solved.eqlin.marginals)
        missing = (slack < -_TINY) & ~chosen
        if not missing.any():
            break
        chosen |= missing
    taken = solved.x
    if np.abs(taken - np.rint(taken)).max() > 1e-6:
        used, taken = _whole(blocks, slack, n, solved.fun)
    picked = used.members[taken > 0.5]
    block = np.empty(n, np.int64)
    row, place = np.nonzero(picked >= 0)
    block[picked[row, place]] = row
    return block, complete


def _whole(blocks: Blocks, slack: Floats, n: int, least: float) -> tuple[Blocks, Floats]:
    """A whole solution: first over the blocks of no slack, then over all that could still be in a better one."""
    reach = _TINY
    while True:
        used = blocks.take(slack <= reach)
        matrix = used.matrix(n)
        solved = milp(
            used.cost, integrality=np.ones(len(used.cost)), bounds=Bounds(0, 1), constraints=LinearConstraint(matrix, 1, 1)
        )
        if solved.x is not None and solved.fun - least <= reach + _TINY:
            return used, np.asarray(solved.x)
        reach = max(2 * reach, solved.fun - least if solved.x is not None else 0.05)


def _promising(blocks: Blocks, n: int, empty: float) -> Flags:
    """The single units, and the best few blocks of each unit."""
    saved = blocks.cost - empty * (blocks.members >= 0).sum(axis=1)
    chosen = (blocks.members[:, 1:] < 0).all(axis=1)
    row, place = np.nonzero(blocks.members >= 0)
    unit = blocks.members[row, place]
    order = np.lexsort((saved[row], unit))
    _owner, rank = runs(np.bincount(unit, minlength=n))
    chosen[row[order][rank < _FIRST]] = True
    return chosen


def _blocks(n: int, annotator: Ints, one: Ints, other: Ints, gain: Floats, empty: float) -> tuple[Blocks, bool]:
    """All blocks that cost less than their units alone; and whether none had to be left out."""
    first = annotator[one] < annotator[other]
    low, high = np.where(first, one, other), np.where(first, other, one)
    order = np.lexsort((high, low))
    low, high, gain = low[order], high[order], gain[order]
    key, start = low * n + high, np.searchsorted(low, np.arange(n + 1))
    level, saved = np.arange(n)[:, None], np.zeros(n)
    width = int(annotator.max(initial=0)) + 1
    found, complete = [Blocks(_padded(level, width), np.full(n, empty))], True
    while level.shape[1] < width:
        row, rank = runs(start[level[:, -1] + 1] - start[level[:, -1]])
        pair = start[level[row, -1]] + rank
        total = saved[row] + gain[pair]
        for column in range(level.shape[1] - 1):
            wanted = level[row, column] * n + high[pair]
            place = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
            known = key[place] == wanted
            row, pair, total = row[known], pair[known], total[known] + gain[place[known]]
        level, saved = np.column_stack((level[row], high[pair])), total
        size = level.shape[1]
        worth = saved + empty * (size - 1) > 0
        if len(level) > _MOST:
            level, saved, worth, complete = level[worth], saved[worth], worth[worth], False
        found.append(Blocks(_padded(level[worth], width), empty - saved[worth]))
    return Blocks(np.concatenate([b.members for b in found]), np.concatenate([b.cost for b in found])), complete


def _padded(level: Ints, width: int) -> Ints:
    return np.pad(level, ((0, 0), (0, width - level.shape[1])), constant_values=-1)
