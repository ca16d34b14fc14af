"""The cheapest way to part many units into unitary alignments, as a linear program over those worth considering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array

from annotator.agreement.arrays import Flags, Floats, Ints, runs
from annotator.agreement.components import connected

_MOST = 2_000_000
_ALL = 10_000
"""Up to so many blocks the first program is over all of them."""
_TINY = 1e-9
_NEARLY = 1e-6
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
    """The block of each of ``n`` units, (n,), that costs least, ``empty`` each minus the gains within; and if surely.

    Blocks are priced by the duals of a program over few of them; those that could still help are added until none can.
    Where the program's answer is not whole, the components concerned are settled by a search over all their blocks.
    """
    n = len(annotator)
    blocks, complete = _blocks(n, annotator, one, other, gain, empty)
    taken, slack = _relaxed(blocks, n, empty)
    whole = taken > 1 - _NEARLY
    picked = blocks.members[whole]
    left = np.setdiff1d(np.arange(n), picked)
    if len(left):
        component = connected(n, one, other)
        again = np.isin(component, component[left])
        mended = _whole(
            Blocks(blocks.members, slack).take(again[blocks.members[:, 0]]), np.flatnonzero(again), n, empty
        )
        picked = np.concatenate((picked[~again[picked[:, 0]]], mended))
    block = np.empty(n, np.int64)
    row, place = np.nonzero(picked >= 0)
    block[picked[row, place]] = row
    return block, complete


def _relaxed(blocks: Blocks, n: int, empty: float) -> tuple[Floats, Floats]:
    """How much of each block the linear program takes, and by how much each costs more than its units' prices; (b,)."""
    chosen = np.ones(len(blocks.cost), np.bool_) if len(blocks.cost) <= _ALL else _promising(blocks, n, empty)
    while True:
        used = blocks.take(chosen)
        solved: Any = cast("Any", linprog)(
            used.cost, A_eq=used.matrix(n), b_eq=np.ones(n), method="highs-ds", options={"presolve": False}
        )
        slack = blocks.cost - blocks.sums(solved.eqlin.marginals)
        missing = (slack < -_TINY) & ~chosen
        if not missing.any():
            break
        chosen |= missing
    taken = np.zeros(len(blocks.cost))
    taken[chosen] = solved.x
    return taken, slack


def _whole(blocks: Blocks, units: Ints, n: int, empty: float) -> Ints:
    """The members, (b, width), of the blocks that part ``units`` in whole numbers at least slack, their cost here.

    No block with more slack than a solution has can be in a better one: those within reach are enough when it is so.
    """
    reach = empty / 2 or 1.0
    while True:
        used = blocks.take(blocks.cost <= reach)
        exactly_once = LinearConstraint(used.matrix(n)[units], 1, 1)
        solved: Any = cast("Any", milp)(
            np.maximum(used.cost, 0.0),
            integrality=np.ones(len(used.cost)),
            bounds=Bounds(0, 1),
            constraints=exactly_once,
            options={"mip_rel_gap": 0.0},
        )
        if solved.x is not None and solved.fun <= reach + _TINY:
            return used.take(np.asarray(solved.x > 0.5)).members
        reach = 2 * reach if solved.x is None else max(2 * reach, solved.fun)


def _promising(blocks: Blocks, n: int, empty: float) -> Flags:
    """The single units, and the best few blocks of each unit."""
    saved = blocks.cost - empty * (blocks.members >= 0).sum(axis=1)
    chosen: Flags = np.asarray((blocks.members[:, 1:] < 0).all(axis=1))
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
