"""Krippendorff's first alpha for unitizing (1995, 2004), category by category.

Unlike the family of 2016 it weighs by how far edges lie apart, and units of different categories may overlap.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import permutations

import numpy as np

from annotator.agreement.arrays import Floats, Ints, runs
from annotator.agreement.measured import Measured
from annotator.agreement.unitizing import Section


def alpha_u(length: int, annotators: Sequence[Sequence[Section]], category: Hashable = None) -> Measured:
    """αU of a continuum of ``length`` code points, for one ``category``, or None for all by pooled disagreement.

    Articles are pooled by laying them end to end (:func:`end_to_end`). 1 perfect, 0 as by chance. Undefined: fewer
    than two annotators, nobody marked, or an annotator's units of one category overlap.
    """
    named = {unit[2] for units in annotators for unit in units}
    chosen = named if category is None else named & {category}
    if len(annotators) < 2:
        return Measured(None, "one annotator")
    if not chosen:
        return Measured(None, "nobody marked")
    observed = expected = 0.0
    for name in sorted(chosen, key=str):
        sides = [_sections(length, *_edges(units, name)) for units in annotators]
        if any((gaps[:, 1] < gaps[:, 0]).any() for _units, gaps in sides):
            return Measured(None, "overlapping units")
        observed += _observed(length, sides)
        expected += _expected(length, sides)
    return _against(observed, expected)


def alpha_of_columns(length: int, annotators: int, who: Ints, start: Ints, end: Ints) -> Measured:
    """The same for units of one category as columns (units,): the place of each one's annotator, and its edges."""
    if annotators < 2:
        return Measured(None, "one annotator")
    if not len(who):
        return Measured(None, "nobody marked")
    sides = [_sections(length, start[who == one], end[who == one]) for one in range(annotators)]
    if any((gaps[:, 1] < gaps[:, 0]).any() for _units, gaps in sides):
        return Measured(None, "overlapping units")
    return _against(_observed(length, sides), _expected(length, sides))


def _against(observed: float, expected: float) -> Measured:
    counts = {"observed": observed, "expected": expected}
    if expected <= 0:
        return Measured(None, "no variation", counts)
    return Measured(1 - observed / expected, "", counts)


def end_to_end(texts: Sequence[tuple[int, Sequence[Sequence[Section]]]]) -> tuple[int, list[list[Section]]]:
    """Several continua, each ``(length, annotators)`` with the same annotators, as one."""
    total = 0
    joined: list[list[Section]] = [[] for _ in range(len(texts[0][1]))] if texts else []
    for length, annotators in texts:
        for mine, units in zip(joined, annotators, strict=True):
            mine.extend((start + total, end + total, category) for start, end, category in units)
        total += length
    return total, joined


Side = tuple[Floats, Floats]
"""An annotator's units and the gaps between, (u, 2) and (g, 2), edges."""


def _edges(units: Sequence[Section], category: Hashable) -> tuple[Ints, Ints]:
    own = np.array([unit[:2] for unit in units if unit[2] == category], np.int64).reshape(-1, 2)
    return own[:, 0], own[:, 1]


def _sections(length: int, start: Ints, end: Ints) -> Side:
    order = np.lexsort((end, start))
    own = np.column_stack((start[order], end[order])).astype(np.float64)
    gaps = np.column_stack((np.concatenate(([0.0], own[:, 1])), np.concatenate((own[:, 0], [float(length)]))))
    return own, gaps[gaps[:, 0] != gaps[:, 1]]


def _observed(length: int, sides: Sequence[Side]) -> float:
    """Both edges of units that overlap, squared; and the square of units that lie in the other's gap."""
    total = 0.0
    for (units, _gaps), (others, gaps) in permutations(sides, 2):
        start, end = units.T
        first = np.searchsorted(others[:, 1], start, side="right")
        owner, rank = runs(np.maximum(np.searchsorted(others[:, 0], end, side="left") - first, 0))
        met = first[owner] + rank
        edges = (start[owner] - others[met, 0]) ** 2 + (end[owner] - others[met, 1]) ** 2
        gap = np.searchsorted(gaps[:, 0], start, side="right") - 1
        inside = (gap >= 0) & (end <= np.append(gaps[:, 1], -1.0)[gap])
        # a unit within a gap counts from either side: as unit against gap, and as gap against unit
        total += float(edges.sum()) + 2 * float(((end - start) ** 2 * inside).sum())
    return total / (len(sides) * (len(sides) - 1) * float(length) ** 2)


def _expected(length: int, sides: Sequence[Side]) -> float:
    unit = np.concatenate([units[:, 1] - units[:, 0] for units, _gaps in sides])
    gap = np.sort(np.concatenate([gaps[:, 1] - gaps[:, 0] for _units, gaps in sides]))
    against_units = (len(unit) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit)
    wide = np.searchsorted(gap, unit, side="left")
    beyond = np.append(np.cumsum(gap[::-1])[::-1], 0.0)
    room = beyond[wide] - (len(gap) - wide) * (unit - 1)
    all_ = float(len(sides) * length)
    possible = all_ * (all_ - 1) - float((unit * (unit - 1)).sum())
    return float(2 / length * (against_units + unit**2 * room).sum() / possible) if possible > 0 else 0.0
