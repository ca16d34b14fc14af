"""Marks that overlap, directly or through others, and the best units of each such component."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from annotator.agreement.arrays import Flags, Floats, Ints, runs
from annotator.agreement.partitions import ENUMERATED, FORBIDDEN, best_partitions, pair_index

CROWD = 2_000
"""Components of more things than these are not held as a table."""


def connected(n: int, one: Ints, other: Ints) -> Ints:
    """The component of each of ``n`` things joined by pairs, numbered from 0, (n,)."""
    graph = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(n, n))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)


class Components:
    """Connected components over ``n`` things joined by pairs, each with its gain.

    ``one`` < ``other``: (p,) indices; ``gains``: (p,). Pairs that are not listed may not stand in one block.
    """

    def __init__(self, n: int, one: Ints, other: Ints, gains: Floats) -> None:
        self._pairs = one, other, gains
        self._component = connected(n, one, other)
        self._size = np.bincount(self._component)
        self._members = np.argsort(self._component, kind="stable")
        self._first = np.cumsum(self._size) - self._size
        self._place = np.empty(n, np.int64)
        self._place[self._members] = runs(self._size)[1]
        self.block = self._first[self._component] + self._place

    def solve_small(self, block: float = 0.0) -> None:
        """Part every component of up to eight exactly; fills ``block`` (n,), whose numbers are not consecutive."""
        one, other, gains = self._pairs
        component = self._component[one]
        sizes = self._size[component]
        row = np.empty(len(self._size), np.int64)
        for size in range(2, ENUMERATED + 1):
            chosen = np.flatnonzero(self._size == size)
            row[chosen] = np.arange(len(chosen))
            mine = sizes == size
            where = pair_index(self._place[one[mine]], self._place[other[mine]], size)
            table = np.full((len(chosen), size * (size - 1) // 2), FORBIDDEN)
            table[row[component[mine]], where] = gains[mine]
            self._place_blocks(chosen, _parted(table, size, block), size)

    def _place_blocks(self, chosen: Ints, blocks: Ints, size: int) -> None:
        members = self._members[self._first[chosen][:, None] + np.arange(size)]
        self.block[members] = self._first[chosen][:, None] + blocks

    def in_large(self) -> Ints:
        """The things in components of more than eight, in order."""
        return np.flatnonzero(self._size[self._component] > ENUMERATED)

    def in_crowds(self) -> Flags:
        """Whether each thing is in a component too large to be looked at as a whole, (n,)."""
        return np.asarray(self._size[self._component] > CROWD)

    def large(self) -> Iterator[tuple[Ints, Floats]]:
        """The components of more than eight that are no crowds: members (k,) in order, and symmetric gains (k, k)."""
        one, other, gains = self._pairs
        big = np.flatnonzero((self._size > ENUMERATED) & (self._size <= CROWD))
        component = self._component[one]
        mine = np.flatnonzero((self._size[component] > ENUMERATED) & (self._size[component] <= CROWD))
        mine = mine[np.argsort(component[mine], kind="stable")]
        bounds = np.append(np.searchsorted(component[mine], big), len(mine))
        for number, begin, end in zip(big, bounds, bounds[1:], strict=False):
            members = self._members[self._first[number] :][: self._size[number]]
            chosen = mine[begin:end]
            table = np.full((len(members), len(members)), FORBIDDEN)
            places = self._place[one[chosen]], self._place[other[chosen]]
            table[places] = table[places[::-1]] = gains[chosen]
            yield members, table

    def put(self, members: Ints, blocks: Ints) -> None:
        """Record the ``blocks`` (k,) of a large component's ``members``."""
        self.block[members] = self._first[self._component[members[0]]] + blocks


def _parted(table: Floats, size: int, block: float) -> Ints:
    """Blocks of each row; a component that may stand as one, whole, when that needs no weighing, is left whole."""
    if block == 0:
        loose = np.flatnonzero(table.min(axis=1) <= 0)
        blocks = np.zeros((len(table), size), np.int64)
        blocks[loose] = best_partitions(table[loose], size)
        return blocks
    return best_partitions(table, size, block)


def assigned(annotators: Ints, gains: Floats) -> Ints:
    """The best blocks of two annotators' marks, ``annotators`` (k,) and ``gains`` (k, k); (k,)."""
    first = annotators == annotators[0]
    rows, columns = np.flatnonzero(first), np.flatnonzero(~first)
    table = np.maximum(gains[np.ix_(rows, columns)], 0.0)
    block = np.arange(len(gains))
    for row, column in zip(*linear_sum_assignment(table, maximize=True), strict=True):
        if table[row, column] > 0:
            block[columns[column]] = rows[row]
    return block
