"""Krippendorff's alphas for unitizing, the 2016 family: agreement on where units are and what they are.

A continuum (a text) has a length in code points; each annotator's units are ``(start, end, category)``, half-open, and
do not overlap. Everything between is a gap. Source: Krippendorff, Mathet, Bouvry & Widlöcher (2016). How a stretch
is cut into adjoining units of one category is invisible to this family; gamma sees it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.arrays import Floats, Ints, runs
from annotator.agreement.measured import Measured

Section = tuple[int, int, Hashable]
"""Start, end, category."""


@dataclass(frozen=True, slots=True)
class Unitized:
    """What the family is computed from; pool articles with ``+``.

    ``met`` (k + 1, k + 1): characters at which two annotators' categories met, the last for gaps; ``squares``: the sum
    of squared lengths of all units and of all characters in gaps; ``overlapping``: an annotator's units overlap, for
    which the family is not made.
    """

    categories: tuple[Hashable, ...]
    met: Floats
    squares: float
    overlapping: bool = False

    def __add__(self, other: Unitized) -> Unitized:
        overlapping = self.overlapping or other.overlapping
        return Unitized(self.categories, self.met + other.met, self.squares + other.squares, overlapping)


def unitized(length: int, annotators: Sequence[Sequence[Section]], categories: Sequence[Hashable]) -> Unitized:
    """Counts of one continuum of ``length`` by two or more ``annotators``; ``categories`` are all there may be."""
    code = {category: number for number, category in enumerate(categories)}
    rows = [(who, start, end, code[name]) for who, units in enumerate(annotators) for start, end, name in units]
    who, start, end, category = np.array(rows, np.int64).reshape(-1, 4).T
    return unitized_columns(length, len(annotators), who, start, end, category, categories)


def unitized_columns(
    length: int, annotators: int, who: Ints, start: Ints, end: Ints, category: Ints, categories: Sequence[Hashable]
) -> Unitized:
    """The same from columns (units,): the place of each unit's annotator and of its category, and its edges."""
    size = len(categories) + 1
    edges = np.unique(np.concatenate(([0, length], start, end)))
    width = np.diff(edges).astype(np.float64)
    met, gaps, overlapping = np.zeros(size * size), 0.0, False
    columns = []
    for one in range(annotators):
        mine = np.flatnonzero(who == one)
        mine = mine[np.lexsort((end[mine], start[mine]))]
        overlapping |= bool((end[mine][:-1] > start[mine][1:]).any())
        columns.append(_codes(edges, start[mine], end[mine], category[mine], size - 1))
        gaps += float(width[columns[-1] == size - 1].sum())
    for first, one_column in enumerate(columns):
        for other_column in columns[first + 1 :]:
            met += np.bincount(one_column * size + other_column, width, minlength=size * size)
    table = met.reshape(size, size) / max(annotators - 1, 1)
    squares = gaps + float(((end - start).astype(np.float64) ** 2).sum())
    return Unitized(tuple(categories), table + table.T, squares, overlapping)


def _codes(edges: Ints, start: Ints, end: Ints, category: Ints, gap: int) -> Ints:
    """Which category an annotator gave to each stretch between ``edges``; where units overlap, the last one's."""
    begin, until = np.searchsorted(edges, start), np.searchsorted(edges, end)
    owner, rank = runs(until - begin)
    column = np.full(len(edges) - 1, gap, np.int64)
    column[begin[owner] + rank] = category[owner]
    return column


def u_alpha(counts: Unitized) -> Measured:
    """uα: agreement on where units are and on their categories together. 1 perfect, 0 as by chance."""
    return _alpha(counts, counts.met)


def u_alpha_binary(counts: Unitized) -> Measured:
    """|uα: agreement on what is marked and what is gap, whatever the category. 1 perfect, 0 as by chance."""
    gap = float(counts.met[-1, -1])
    edge = float(counts.met[-1, :-1].sum())
    return _alpha(counts, np.array([[counts.met[:-1, :-1].sum(), edge], [edge, gap]]))


def _alpha(counts: Unitized, met: Floats) -> Measured:
    total = float(met.sum())
    if counts.overlapping:
        return Measured(None, "overlapping units")
    if not total:
        return Measured(None, "one annotator")
    if met[:-1].sum() == 0:
        return Measured(None, "nobody marked", {"characters": total})
    observed = (total - float(np.trace(met))) / total
    room = total**2 - counts.squares
    expected = (total**2 - float(np.sum(met.sum(axis=1) ** 2))) / room if room > 0 else 0.0
    return _ratio(observed, expected, total)


def cu_alpha(counts: Unitized) -> Measured:
    """cuα: agreement on categories alone, where both have marked. 1 perfect, 0 as by chance.

    Undefined: nowhere have two annotators both marked, or only ever one category.
    """
    return _coding(counts, counts.met[:-1, :-1])


def ku_alpha(counts: Unitized, category: Hashable) -> Measured:
    """(k)uα: how well one ``category`` is told from the others, where both have marked. 1 perfect, 0 as by chance.

    ``covered`` in its counts is the share of the category's characters at which the other had marked at all.
    """
    number = counts.categories.index(category)
    inner = counts.met[:-1, :-1]
    own, mine, total = float(inner[number, number]), float(inner[number].sum()), float(inner.sum())
    if counts.overlapping:
        return Measured(None, "overlapping units")
    if not mine:
        return Measured(None, "nobody marked" if not counts.met[number].sum() else "never together")
    found = _ratio((mine - own) / mine, (total - mine) / (total - 1) if total > 1 else 0.0, mine)
    covered = mine / float(counts.met[number].sum())
    return Measured(found.value, found.reason, {**found.counts, "covered": covered})


def _coding(counts: Unitized, inner: Floats) -> Measured:
    total = float(inner.sum())
    if counts.overlapping:
        return Measured(None, "overlapping units")
    if not total:
        return Measured(None, "nobody marked" if not counts.met[:-1].sum() else "never together")
    observed = (total - float(np.trace(inner))) / total
    expected = (total**2 - float(np.sum(inner.sum(axis=1) ** 2))) / (total * (total - 1)) if total > 1 else 0.0
    return _ratio(observed, expected, total)


def _ratio(observed: float, expected: float, characters: float) -> Measured:
    counts = {"observed": observed, "expected": expected, "characters": characters}
    if expected <= 0:
        return Measured(None, "no variation", counts)
    return Measured(1 - observed / expected, "", counts)
