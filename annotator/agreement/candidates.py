"""Which marks of an article and layer share characters, and how many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from annotator.agreement.arrays import Flags, Ints, runs
from annotator.agreement.marks import Marks


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of marks that share characters: indices ``one`` < ``other`` and ``shared`` characters, each (p,)."""

    one: Ints
    other: Ints
    shared: Ints

    def where(self, kept: Flags) -> Pairs:
        """The pairs at which ``kept`` (p,) is true."""
        return Pairs(self.one[kept], self.other[kept], self.shared[kept])

    def both_ways(self) -> Pairs:
        """Each pair twice, once from either side."""
        turned = (np.concatenate((self.one, self.other)), np.concatenate((self.other, self.one)))
        return Pairs(*turned, np.tile(self.shared, 2))


def overlapping(marks: Marks) -> Pairs:
    """All pairs of marks of an article and layer that share at least one character, by any annotators.

    Time and memory grow with the marks and the pairs found.
    """
    base = origins(marks)
    owner = np.repeat(np.arange(len(marks)), np.diff(marks.first))
    start, end = (marks.fragments[:, side] + base[owner] for side in (0, 1))
    order = np.lexsort((owner, start))
    start, end, owner = start[order], end[order], owner[order]
    later = np.searchsorted(start, end, side="left")
    one, rank = runs(np.maximum(later - np.arange(len(start)) - 1, 0))
    other = one + 1 + rank
    shared = np.minimum(end[one], end[other]) - start[other]
    return _by_mark(owner[one], owner[other], shared, len(marks))


def origins(marks: Marks) -> Ints:
    """A shift for each mark that lays articles and layers end to end, so that none touches another; (n,)."""
    group = marks.article * (int(marks.layer.max(initial=0)) + 1) + marks.layer
    _names, index = np.unique(group, return_inverse=True)
    reach = np.zeros(int(index.max(initial=-1)) + 1, np.int64)
    np.maximum.at(reach, index, marks.end)
    return (np.cumsum(reach) - reach)[index]


def _by_mark(one: Ints, other: Ints, shared: Ints, n: int) -> Pairs:
    """Pairs of fragments as pairs of marks: what all their fragments share."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    key = low * n + high
    order = np.argsort(key, kind="stable")
    key, shared = key[order], shared[order]
    if not len(key):
        return Pairs(low, high, shared)
    new = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
    return Pairs(key[new] // n, key[new] % n, np.add.reduceat(shared, new))
