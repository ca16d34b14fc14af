"""Intervals in text order, found by what they overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_FULL = 256


class Interval(NamedTuple):
    """``[start, -back)`` of ``annotation``, its ``number``-th. Sorts by start, the longer first."""

    start: int
    back: int
    annotation: str
    number: int

    @property
    def end(self) -> int:
        """One past the last position."""
        return -self.back


class Intervals:
    """A sorted set of intervals, kept in short rows that each know the furthest end in them.

    One interval over the whole text makes a search slower only in its own row. Adding and removing touch one row.
    """

    def __init__(self, intervals: Iterable[Interval] = ()) -> None:
        ordered = sorted(intervals)
        half = _FULL // 2
        self._rows = [ordered[at : at + half] for at in range(0, len(ordered), half)]
        self._firsts = [row[0] for row in self._rows]
        self._ends = [_furthest(row) for row in self._rows]

    def __len__(self) -> int:
        return sum(map(len, self._rows))

    def add(self, interval: Interval) -> None:
        """Puts ``interval`` in; it must not be there yet."""
        if not self._rows:
            self._rows, self._firsts, self._ends = [[interval]], [interval], [interval.end]
            return
        at = max(bisect_right(self._firsts, interval) - 1, 0)
        row = self._rows[at]
        insort(row, interval)
        if len(row) > _FULL:
            self._rows[at : at + 1] = [row[: _FULL // 2], row[_FULL // 2 :]]
            self._firsts[at : at + 1] = [self._rows[at][0], self._rows[at + 1][0]]
            self._ends[at : at + 1] = [_furthest(self._rows[at]), _furthest(self._rows[at + 1])]
        else:
            self._firsts[at] = row[0]
            self._ends[at] = max(self._ends[at], interval.end)

    def remove(self, interval: Interval) -> None:
        """Takes ``interval`` out; KeyError if it is not there."""
        at = bisect_right(self._firsts, interval) - 1
        row = self._rows[at] if at >= 0 else []
        place = bisect_left(row, interval)
        if place == len(row) or row[place] != interval:
            raise KeyError(interval)
        del row[place]
        if row:
            self._firsts[at], self._ends[at] = row[0], _furthest(row)
        else:
            del self._rows[at], self._firsts[at], self._ends[at]

    def within(self, start: int, end: int) -> list[Interval]:
        """All that share a position with ``[start, end)``, in order."""
        found: list[Interval] = []
        for at in range(bisect_left(self._firsts, (end,))):
            if self._ends[at] > start:
                row = self._rows[at]
                last = bisect_left(row, (end,))
                found += [interval for interval in row[:last] if -interval.back > start]
        return found

    def after(self, key: tuple[int, ...] | Interval) -> Iterator[Interval]:
        """Those that sort after ``key``, nearest first."""
        at = max(bisect_right(self._firsts, key) - 1, 0)
        for number in range(at, len(self._rows)):
            row = self._rows[number]
            yield from row[bisect_right(row, key) if number == at else 0 :]

    def before(self, key: tuple[int, ...] | Interval) -> Iterator[Interval]:
        """Those that sort before ``key``, nearest first."""
        at = bisect_left(self._firsts, key) - 1
        for number in range(at, -1, -1):
            row = self._rows[number]
            yield from reversed(row[: bisect_left(row, key) if number == at else None])


def _furthest(row: list[Interval]) -> int:
    return -min(back for _start, back, *_names in row)
