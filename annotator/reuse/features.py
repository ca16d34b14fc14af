"""What two wordings must share to be compared at all: telling words, and pairs of them side by side in any order."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from annotator.reuse.corpus import Flags, Floats, Ints, Longs

COMMON = 48
"""Wordings that have a feature from which on each is compared with the next few only, lest time be quadratic."""
_NEXT = 3
_PAIR = 31
"""A pair's code is its lesser word plus one, above so many bits, and the greater below."""
_OWNER = 32
"""An entry is a feature above so many bits, and its owner below."""
_AT_ONCE = 200_000
_ENOUGH = 3.0
_SHARE = 0.35


def features(row: Ints, owners: Ints) -> tuple[Longs, Ints]:
    """The features of a row of words of content, and the place in the row at which each begins.

    They are the words, neighbours, and neighbours but one, the two in either order; ``owners`` says whose each word
    is, and no feature reaches over two owners.
    """
    codes, places = [row.astype(np.int64)], [np.arange(len(row), dtype=np.int32)]
    for apart in (1, 2):
        one, other = row[:-apart].astype(np.int64), row[apart:].astype(np.int64)
        within = np.flatnonzero((owners[:-apart] == owners[apart:]) & (one != other)).astype(np.int32)
        codes.append((((np.minimum(one, other) + 1) << _PAIR) | np.maximum(one, other))[within])
        places.append(within)
    return np.concatenate(codes), np.concatenate(places)


def worth(codes: Longs, weights: Floats) -> Floats:
    """How telling each feature is (nats): of a pair the mean of its words, since these count beside it."""
    second, first = codes & ((1 << _PAIR) - 1), (codes >> _PAIR) - 1
    told: Floats = (weights[second] + weights[np.where(first < 0, second, first)]) / 2
    return told


class Held:
    """Which owners of words of content have which features.

    ``known`` are the features' codes in order, ``alone`` tells words from pairs, ``telling`` what each tells, ``times``
    how many owners have it. Of each
    entry, by feature and then owner: ``which`` is the feature's place among the known, ``holders`` the owner.
    """

    def __init__(self, row: Ints, owners: Ints, weights: Floats, fewest: int = 1) -> None:
        codes, places = features(row, owners)
        holders = owners[places].astype(np.int32)
        del places
        self.known = np.unique(codes)
        entries = np.searchsorted(self.known, codes)
        del codes
        entries <<= _OWNER
        entries |= holders
        del holders
        entries.sort()
        entries = entries[_first_of_each(entries)]
        which = (entries >> _OWNER).astype(np.int32)
        self.times = np.bincount(which, minlength=len(self.known))
        kept = (self.times >= fewest)[which]
        self.which, self.holders = which[kept], entries[kept].astype(np.int32)
        self.telling = worth(self.known, weights)
        self.alone = self.known >> _PAIR == 0


def _first_of_each(ranked: Longs) -> Flags:
    """Of values in order, which are not as the one before."""
    first = np.ones(len(ranked), np.bool_)
    np.not_equal(ranked[1:], ranked[:-1], out=first[1:])
    return first


def candidate_pairs(row: Ints, owners: Ints, weights: Floats) -> Iterator[tuple[int, int]]:
    """Pairs of owners of words of content that share enough features to be worth a close look, in order."""
    if len(row) < 2:
        return
    held = Held(row, owners, weights, fewest=2)
    count = int(owners.max()) + 1
    own = _tell_alone(row, owners, weights, count)
    for first, second, shared in _sharing(held):
        pairs, inverse = np.unique(first.astype(np.int64) * count + second, return_inverse=True)
        sums = np.bincount(inverse, shared)
        one, other = pairs // count, pairs % count
        near = (sums >= _ENOUGH) & (sums >= _SHARE * np.minimum(own[one], own[other]))
        yield from zip(one[near].tolist(), other[near].tolist(), strict=True)


def _tell_alone(row: Ints, owners: Ints, weights: Floats, count: int) -> Floats:
    """What the words of each owner tell, each word once."""
    words = np.sort((owners.astype(np.int64) << _OWNER) | row)
    words = words[np.flatnonzero(np.diff(words, prepend=-1))]
    return np.bincount(words >> _OWNER, weights[words & ((1 << _OWNER) - 1)], count).astype(np.float64)


def _sharing(held: Held) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Of each feature its holders two by two, or neighbours if they are many; all pairs of a holder come at once."""
    which, holders = held.which, held.holders
    ends = np.searchsorted(which, np.arange(len(held.known)), "right")
    partners = ends[which] - np.arange(len(which)) - 1
    partners = np.where((held.times <= COMMON)[which], partners, np.minimum(partners, _NEXT))
    order = np.argsort(holders, kind="stable")
    order = order[partners[order] > 0]
    for chosen in at_once(holders[order], partners[order], _AT_ONCE):
        part = order[chosen]
        first = np.repeat(part, partners[part])
        second = first + 1 + within_runs(partners[part])
        yield holders[first], holders[second], held.telling[which[first]]


def at_once(holders: Ints, sizes: Longs, most: int) -> Iterator[slice]:
    """``holders`` (in order) in parts, each holder in one, of which the ``sizes`` come to ``most`` or little more."""
    total = np.cumsum(sizes)
    begin = 0
    while begin < len(holders):
        done = int(total[begin - 1]) if begin else 0
        last = min(int(np.searchsorted(total, done + most, "left")), len(holders) - 1)
        end = int(np.searchsorted(holders, holders[last], "right"))
        yield slice(begin, end)
        begin = end


def within_runs(lengths: Longs) -> Longs:
    """0, 1, 2 … for each of the runs of those lengths, one after another."""
    return np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
