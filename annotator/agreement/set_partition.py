"""The cheapest way to part many units into unitary alignments, as a linear program over those worth considering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array, csc_array
from scipy.sparse.csgraph import connected_components

from annotator.agreement.arrays import Flags, Floats, Ints, runs

_MOST = 2_000_000
_ALL = 10_000
"""Up to so many blocks the first program is over all of them."""
_TINY = 1e-9
_BROKEN = 1e12
_EXACTLY = {"mip_rel_gap": 0.0}
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
    picked = _relaxed(blocks, n, empty)
    if len(broken := picked.take(picked.cost > _BROKEN).members):
        picked = _mended(blocks, picked, broken, n, one, other)
    block = np.empty(n, np.int64)
    row, place = np.nonzero(picked.members >= 0)
    block[picked.members[row, place]] = row
    return block, complete


def _relaxed(blocks: Blocks, n: int, empty: float) -> Blocks:
    """The blocks of the linear program's answer; those taken in part have a cost beyond all costs."""
    chosen = np.ones(len(blocks.cost), np.bool_) if len(blocks.cost) <= _ALL else _promising(blocks, n, empty)
    while True:
        used = blocks.take(chosen)
        solved: Any = cast("Any", linprog)(used.cost, A_eq=used.matrix(n), b_eq=np.ones(n), method="highs")
        missing = (blocks.cost - blocks.sums(solved.eqlin.marginals) < -_TINY) & ~chosen
        if not missing.any():
            break
        chosen |= missing
    taken = solved.x > 1e-6
    cost = np.where(solved.x > 1 - 1e-6, used.cost, _BROKEN * 2)
    return Blocks(used.members[taken], cost[taken])


def _mended(blocks: Blocks, picked: Blocks, broken: Ints, n: int, one: Ints, other: Ints) -> Blocks:
    """``picked`` with the components of the ``broken`` blocks solved in whole numbers."""
    graph = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(n, n))
    component = connected_components(graph, directed=False)[1]
    concerned = np.isin(component, component[broken[:, 0]])
    used = blocks.take(concerned[blocks.members[:, 0]])
    units = np.flatnonzero(concerned)
    whole = LinearConstraint(used.matrix(n)[units], 1, 1)
    solved: Any = cast("Any", milp)(
        used.cost, integrality=np.ones(len(used.cost)), bounds=Bounds(0, 1), constraints=whole, options=_EXACTLY
    )
    kept, found = picked.take(~concerned[picked.members[:, 0]]), used.take(solved.x > 0.5)
    return Blocks(np.concatenate((kept.members, found.members)), np.concatenate((kept.cost, found.cost)))


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
