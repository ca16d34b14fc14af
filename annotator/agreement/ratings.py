"""Ratings: what each annotator said of each unit, as codes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.arrays import Floats, Ints

MISSING = -1


@dataclass(frozen=True, slots=True)
class Ratings:
    """``codes`` (units, annotators): an index into ``values``, or -1 where an annotator gave none."""

    codes: Ints
    values: tuple[Hashable, ...]

    def tally(self) -> Ints:
        """How many annotators gave each value to each unit, (units, values)."""
        units, size = len(self.codes), max(len(self.values), 1)
        given = self.codes >= 0
        places = np.arange(units)[:, None] * size + self.codes
        return np.bincount(places[given], minlength=units * size).reshape(units, size)

    def contingency(self, one: int = 0, other: int = 1) -> Ints:
        """How often annotator ``one`` said the row's value and ``other`` the column's, (values, values)."""
        size = max(len(self.values), 1)
        first, second = self.codes[:, one], self.codes[:, other]
        both = (first >= 0) & (second >= 0)
        return np.bincount(first[both] * size + second[both], minlength=size * size).reshape(size, size)


def rated(items: Sequence[Sequence[Hashable]], values: Sequence[Hashable] | None = None) -> Ratings:
    """Ratings from ``items``: one row a unit, one value an annotator, None for missing.

    ``values`` gives the order of the scale (needed for ordinal distances of names); without it they are sorted.
    """
    if values is None:
        values = sorted({value for row in items for value in row if value is not None}, key=_place)
    index: dict[Hashable, int] = {value: code for code, value in enumerate(values)}
    width = max((len(row) for row in items), default=0)
    codes = np.full((len(items), width), MISSING, np.int64)
    for place, row in enumerate(items):
        codes[place, : len(row)] = [MISSING if value is None else index[value] for value in row]
    return Ratings(codes, tuple(values))


def in_order(values: Sequence[Hashable]) -> list[int]:
    """Places of ``values`` in the order in which a scale has them: numbers by size, then names."""
    return sorted(range(len(values)), key=lambda place: _place(values[place]))


def _place(value: Hashable) -> tuple[bool, float, str]:
    """Numbers by size, then everything else by its name."""
    if isinstance(value, (int, float)):
        return False, float(value), ""
    return True, 0.0, str(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)


def repeated(counted: Sequence[tuple[int, Sequence[Hashable]]]) -> list[Sequence[Hashable]]:
    """Items given as ``(how often, item)``, written out."""
    return [item for count, item in counted for _ in range(count)]


def shares(counts: Floats | Ints) -> Floats:
    """``counts`` as shares of their sum."""
    return np.asarray(counts / counts.sum(), np.float64)
