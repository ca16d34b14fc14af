"""Which marks of an article and layer share characters, and how many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from annotator.agreement.arrays import Flags, Ints, runs
from annotator.agreement.marks import Marks

_MOST = 10_000_000
"""So many pairs at a time are looked at."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of marks that share characters: indices ``one`` < ``other`` and ``shared`` characters, each (p,).

    ``complete`` is false where so many lay over each other that only each mark's next ones were looked at.
    """

    one: Ints
    other: Ints
    shared: Ints
    complete: bool = True

    def where(self, kept: Flags) -> Pairs:
        """The pairs at which ``kept`` (p,) is true."""
        return Pairs(self.one[kept], self.other[kept], self.shared[kept], self.complete)

    def both_ways(self) -> Pairs:
        """Each pair twice, once from either side."""
        turned = (np.concatenate((self.one, self.other)), np.concatenate((self.other, self.one)))
        return Pairs(*turned, np.tile(self.shared, 2), self.complete)


def overlapping(marks: Marks) -> Pairs:
    """All pairs of marks of an article and layer that share at least one character, by any annotators.

    Time and memory grow with the marks and the pairs found, of which there are at most ten million or so.
    """
    base = origins(marks)
    owner = np.repeat(np.arange(len(marks)), np.diff(marks.first))
    start, end = (marks.fragments[:, side] + base[owner] for side in (0, 1))
    order = np.lexsort((owner, start))
    start, end, owner = start[order], end[order], owner[order]
    later = np.searchsorted(start, end, side="left")
    followers = np.maximum(later - np.arange(len(start)) - 1, 0)
    looked_at = _within_reason(followers)
    one, rank = runs(looked_at)
    other = one + 1 + rank
    shared = np.minimum(end[one], end[other]) - start[other]
    return _by_mark(owner[one], owner[other], shared, len(marks), bool((looked_at == followers).all()))


def _within_reason(followers: Ints) -> Ints:
    """``followers`` (m,), cut so that their sum stays bearable: a hostile file may nest everything in everything."""
    if followers.sum() <= _MOST:
        return followers
    bearable, too_many = 1, int(followers.max())
    while too_many - bearable > 1:
        middle = (bearable + too_many) // 2
        if np.minimum(followers, middle).sum() <= _MOST:
            bearable = middle
        else:
            too_many = middle
    return np.minimum(followers, bearable)


def origins(marks: Marks) -> Ints:
    """A shift for each mark that lays articles and layers end to end, so that none touches another; (n,)."""
    group = marks.article * (int(marks.layer.max(initial=0)) + 1) + marks.layer
    _names, index = np.unique(group, return_inverse=True)
    reach = np.zeros(int(index.max(initial=-1)) + 1, np.int64)
    np.maximum.at(reach, index, marks.end)
    return (np.cumsum(reach) - reach)[index]


def _by_mark(one: Ints, other: Ints, shared: Ints, n: int, complete: bool) -> Pairs:
    """Pairs of fragments as pairs of marks: what all their fragments share."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    key = low * n + high
    order = np.argsort(key, kind="stable")
    key, shared = key[order], shared[order]
    if not len(key):
        return Pairs(low, high, shared, complete)
    new = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
    return Pairs(key[new] // n, key[new] % n, np.add.reduceat(shared, new), complete)
