"""What two wordings must share to be compared at all: telling words, and pairs of them side by side in any order."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from annotator.reuse.corpus import Floats, Ints, Longs

COMMON = 48
"""Wordings that have a feature from which on it tells nothing, lest boilerplate cost quadratic time."""
_PAIR = 31
"""A pair's code is its lesser word plus one, above so many bits, and the greater below."""
_AT_ONCE = 4_000_000
_ENOUGH = 3.0
_SHARE = 0.35


def features(row: Ints, owners: Ints) -> tuple[Longs, Longs]:
    """The features of a row of words of content, and the place in the row at which each begins.

    They are the words, neighbours, and neighbours but one, the two in either order; ``owners`` says whose each word
    is, and no feature reaches over two owners.
    """
    codes, places = [row.astype(np.int64)], [np.arange(len(row))]
    for apart in (1, 2):
        one, other = row[:-apart].astype(np.int64), row[apart:].astype(np.int64)
        within = np.flatnonzero((owners[:-apart] == owners[apart:]) & (one != other))
        codes.append((((np.minimum(one, other) + 1) << _PAIR) | np.maximum(one, other))[within])
        places.append(within)
    return np.concatenate(codes), np.concatenate(places)


def worth(codes: Longs, weights: Floats) -> Floats:
    """How telling each feature is (nats): of a pair the mean of its words, since these count beside it."""
    second, first = codes & ((1 << _PAIR) - 1), (codes >> _PAIR) - 1
    told: Floats = (weights[second] + weights[np.where(first < 0, second, first)]) / 2
    return told


def candidate_pairs(row: Ints, owners: Ints, weights: Floats) -> Iterator[tuple[int, int]]:
    """Pairs of owners of words of content that share enough features to be worth a close look, in order."""
    if len(row) < 2:
        return
    codes, places = features(row, owners)
    codes, holders = distinct(codes, owners[places])
    told = worth(codes, weights)
    count = int(holders.max()) + 1
    own = np.bincount(holders, np.where(codes >> _PAIR == 0, told, 0), count)
    for first, second, shared in _sharing(codes, holders, told):
        pairs, inverse = np.unique(first * count + second, return_inverse=True)
        sums = np.bincount(inverse, shared)
        one, other = pairs // count, pairs % count
        near = (sums >= _ENOUGH) & (sums >= _SHARE * np.minimum(own[one], own[other]))
        yield from zip(one[near].tolist(), other[near].tolist(), strict=True)


def distinct(codes: Longs, holders: Ints) -> tuple[Longs, Longs]:
    """Each code once a holder, by code and then holder."""
    order = np.lexsort((holders, codes))
    codes, owners = codes[order], holders[order].astype(np.int64)
    again = (codes[1:] == codes[:-1]) & (owners[1:] == owners[:-1])
    kept = np.concatenate([[True], ~again]) if len(codes) else np.zeros(0, np.bool_)
    return codes[kept], owners[kept]


def _sharing(codes: Longs, holders: Longs, told: Floats) -> Iterator[tuple[Longs, Longs, Floats]]:
    """Of each code that some but not too many hold: its holders two by two; all pairs of a holder come at once."""
    starts = np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1]]))
    sizes = np.diff(np.append(starts, len(codes)))
    ends = np.repeat(np.where(sizes <= COMMON, starts + sizes, 0), sizes)
    partners = (ends - np.arange(len(codes)) - 1).clip(0)
    order = np.argsort(holders, kind="stable")
    order = order[partners[order] > 0]
    for chosen in at_once(holders[order], partners[order], _AT_ONCE):
        part = order[chosen]
        first = np.repeat(part, partners[part])
        second = first + 1 + within_runs(partners[part])
        yield holders[first], holders[second], told[first]


def at_once(holders: Longs, sizes: Longs, most: int) -> Iterator[slice]:
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
