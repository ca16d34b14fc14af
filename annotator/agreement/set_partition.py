"""The cheapest way to part many units into unitary alignments, as a linear program over those worth considering."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from itertools import pairwise
from threading import Thread
from typing import Any, TypeVar, cast

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array

from annotator.agreement.arrays import Flags, Floats, Ints, runs
from annotator.agreement.components import connected
from annotator.agreement.likely_prices import likely_prices

T = TypeVar("T")
Beat = Callable[[], None]
"""Called now and then while something takes long; what it raises ends that."""
_MOST = 2_000_000
_ALL = 3_000
"""Up to so many blocks the first program is over all of them."""
_TINY = 1e-9
_NEARLY = 1e-6
_FIRST, _MORE = 8, 3
"""So many of the best blocks of each unit stand in the first program, and come to every further one."""
_NEAR = 0.02
"""Slack, in parts of what a unit alone costs, of blocks that may come to a program although they do not help it yet."""
_REACH = 1 / 64
"""Slack, in parts of what a unit alone costs, that is enough to settle almost everything."""
_NODES = 2_000
_LIMIT = 1
"""What scipy answers where a search was ended."""
_PATIENCE = 0.05
"""Seconds between two beats while a program is solved."""


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


def cheapest(
    annotator: Ints, one: Ints, other: Ints, gain: Floats, empty: float, beat: Beat = lambda: None
) -> tuple[Ints, bool]:
    """The block of each of ``n`` units, (n,), that costs least, ``empty`` each minus the gains within; and if surely.

    Blocks are priced by the duals of a program over few of them; those that could still help are added until none can.
    Where the program's answer is not whole, the components concerned are settled one by one by a search over those of
    their blocks that can be in a better one.
    """
    n = len(annotator)
    blocks, sure = _blocks(n, annotator, one, other, gain, empty, beat)
    guess = likely_prices(annotator, one, other, gain, empty) if len(blocks.cost) > _ALL else np.zeros(n)
    taken, slack = _relaxed(blocks, guess, empty, beat)
    picked = [blocks.members[taken > 1 - _NEARLY]]
    left = np.setdiff1d(np.arange(n), picked[0])
    if len(left):
        component = connected(n, one, other)
        again = np.isin(component, component[left])
        picked = [picked[0][~again[picked[0][:, 0]]]]
        of_block, priced = component[blocks.members[:, 0]], Blocks(blocks.members, slack)
        for number in np.unique(component[left]):
            mine = of_block == number
            found, best = _whole(priced.take(mine), taken[mine], np.flatnonzero(component == number), n, empty, beat)
            picked.append(found)
            sure &= best
    chosen = np.concatenate(picked)
    block = np.empty(n, np.int64)
    row, place = np.nonzero(chosen >= 0)
    block[chosen[row, place]] = row
    return block, sure


def _relaxed(blocks: Blocks, guess: Floats, empty: float, beat: Beat) -> tuple[Floats, Floats]:
    """How much of each block the linear program takes, and by how much each costs more than its units' prices; (b,).

    ``guess`` are prices (n,) by which the first blocks are chosen; they change how long it takes, and not what it says.
    """
    n = len(guess)
    chosen: Flags = np.ones(len(blocks.cost), np.bool_)
    of_unit = None
    if len(blocks.cost) > _ALL:
        of_unit = _OfUnit(blocks, n)
        chosen = np.asarray((blocks.members[:, 1:] < 0).all(axis=1))
        chosen[of_unit.best(blocks.cost - blocks.sums(guess), _FIRST)] = True
    while True:
        used = blocks.take(chosen)
        matrix, ones = used.matrix(n), np.ones(n)
        solved: Any = _meanwhile(
            lambda used=used, matrix=matrix, ones=ones: cast("Any", linprog)(  # type: ignore[misc]
                used.cost, A_eq=matrix, b_eq=ones, method="highs-ds", options={"presolve": False}
            ),
            beat,
        )
        slack = blocks.cost - blocks.sums(solved.eqlin.marginals)
        missing = (slack < -_TINY) & ~chosen
        if of_unit is None or not missing.any():
            break
        chosen[of_unit.best(np.where(~chosen & (slack < _NEAR * empty), slack, np.inf), _MORE)] = True
    taken = np.zeros(len(blocks.cost))
    taken[chosen] = solved.x
    return taken, slack


class _OfUnit:
    """Which blocks each of ``n`` units is in."""

    def __init__(self, blocks: Blocks, n: int) -> None:
        row, place = np.nonzero(blocks.members >= 0)
        unit = blocks.members[row, place]
        self._blocks = row[np.argsort(unit, kind="stable")]
        self._edges = np.concatenate(([0], np.cumsum(np.bincount(unit, minlength=n))))

    def best(self, score: Floats, most: int) -> Ints:
        """So many blocks of each unit whose ``score`` (b,) is least; none where it is infinite."""
        found = []
        for begin, end in pairwise(self._edges.tolist()):
            mine = self._blocks[begin:end]
            scores = score[mine]
            if end - begin > most:
                mine = mine[np.argpartition(scores, most)[:most]]
            found.append(mine)
        best = np.concatenate(found)
        return np.asarray(best[np.isfinite(score[best])])


def _whole(blocks: Blocks, taken: Floats, units: Ints, n: int, empty: float, beat: Beat) -> tuple[Ints, bool]:
    """The members, (b, width), of the blocks that part ``units`` in whole numbers at least slack, their cost here.

    No block with more slack than a solution has can be in a better one: those within reach are enough when it is so.
    Last whether that was settled; a search that goes on and on is ended, with the best that was found.
    """
    reach = empty * _REACH or 1.0
    while True:
        used = blocks.take(blocks.cost <= reach)
        exactly_once = LinearConstraint(used.matrix(n)[units], 1, 1)
        solved: Any = _meanwhile(
            lambda used=used, exactly_once=exactly_once: cast("Any", milp)(  # type: ignore[misc]
                np.maximum(used.cost, 0.0),
                integrality=np.ones(len(used.cost)),
                bounds=Bounds(0, 1),
                constraints=exactly_once,
                options={"mip_rel_gap": 0.0, "node_limit": _NODES},
            ),
            beat,
        )
        if solved.status == _LIMIT:
            return used.take(np.asarray(solved.x > 0.5)).members if solved.x is not None else _rounded(
                blocks, taken
            ), False
        if solved.x is not None and solved.fun <= reach + _TINY:
            return used.take(np.asarray(solved.x > 0.5)).members, True
        reach = 2 * reach if solved.x is None else max(2 * reach, solved.fun)


def _rounded(blocks: Blocks, taken: Floats) -> Ints:
    """Blocks apart from each other, (b, width), those first of which the linear program takes most."""
    held: set[int] = set()
    kept = []
    for number in np.lexsort((np.arange(len(taken)), -taken)).tolist():
        members = blocks.members[number]
        mine = members[members >= 0].tolist()
        if held.isdisjoint(mine):
            held.update(mine)
            kept.append(members)
    return np.array(kept)


def _meanwhile(solve: Callable[[], T], beat: Beat) -> T:
    """What ``solve`` answers. ``beat`` goes on meanwhile; if it raises, nobody waits for the answer any longer."""
    answer: Future[T] = Future()

    def work() -> None:
        try:
            answer.set_result(solve())
        except Exception as fault:  # noqa: BLE001 - told to who waits
            answer.set_exception(fault)

    beat()
    Thread(target=work, daemon=True).start()
    while not wait([answer], _PATIENCE).done:
        beat()
    return answer.result()


def _blocks(
    n: int, annotator: Ints, one: Ints, other: Ints, gain: Floats, empty: float, beat: Beat
) -> tuple[Blocks, bool]:
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
        beat()
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
