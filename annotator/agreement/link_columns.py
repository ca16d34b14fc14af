"""Links of a comparison, coded: what each annotator linked each unit to."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.bootstrap import Resamples
from annotator.agreement.comparison import Comparison

Targets = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Linked:
    """Of the ``units`` (u,) that someone linked by a type: the set that each annotator linked it to.

    ``codes`` (u, annotators) are places in ``sets``; who stands in the unit and drew nothing has the empty set, who
    does not stand in it -1.
    """

    units: Ints
    codes: Ints
    sets: tuple[Targets, ...]


def linked(compared: Comparison, kind: str) -> Linked:
    """Who linked what by ``kind``. A target is the speaker meant where one is known, else the unit it stands in.

    Links of one unit that lead to the same unit are the same, also where annotators differ about who that is.
    """
    unit, who, target, names = _drawn(compared, kind)
    units = np.unique(unit)
    width, size = len(compared.annotators), max(len(names), 1)
    cell = np.unique((np.searchsorted(units, unit) * width + who) * size + target)
    codes = np.where(compared.present[units], 0, -1)
    cells, first, count = np.unique(cell // size, return_index=True, return_counts=True)
    told, alone = cell % size, count == 1
    single, code = np.unique(told[first[alone]], return_inverse=True)
    codes.flat[cells[alone]] = code + 1
    sets: dict[Targets, int] = {frozenset(): 0}
    for one in single.tolist():
        sets[frozenset((names[one],))] = len(sets)
    for place, begin, n in zip(cells[~alone].tolist(), first[~alone].tolist(), count[~alone].tolist(), strict=True):
        drawn = frozenset(names[code] for code in told[begin : begin + n].tolist())
        codes.flat[place] = sets.setdefault(drawn, len(sets))
    return Linked(units, codes, tuple(sets))


def _drawn(compared: Comparison, kind: str) -> tuple[Ints, Ints, Ints, list[Hashable]]:
    """Unit, annotator and target of every link of the kind, (l,) each, and the targets by code."""
    links, columns = compared.columns.links, compared.columns
    source = compared.place_of[links.source]
    seat = np.full(len(columns.annotators), -1, np.int64)
    for annotator, code in compared.codes.items():
        seat[code] = compared.seat(annotator)
    kept = (links.kind == links.kinds.index(kind)) & (source >= 0) & (seat[links.annotator] >= 0)
    source, who = source[kept], seat[links.annotator[kept]]
    inside, other = links.target[kept], links.other[kept]
    unit = compared.alignment.unit[source]
    into = np.where(inside >= 0, compared.place_of[inside], -1)
    aimed = np.where(into >= 0, compared.alignment.unit[np.maximum(into, 0)], -1) if len(compared) else into
    inside = _first_of_each(unit, aimed, inside, compared.columns.links.annotator[kept], columns.tie)
    speaker = columns.speaker[inside] if len(columns.speaker) else inside
    people, passages, marks = len(columns.speakers), len(compared.alignment), len(columns.ids)
    place = np.select(
        [inside < 0, speaker >= 0, aimed >= 0], [people + passages + marks + other, speaker, people + aimed], people
    )
    place = np.where((inside >= 0) & (speaker < 0) & (aimed < 0), people + passages + inside, place)
    names: dict[Hashable, int] = {}
    distinct, target = np.unique(place, return_inverse=True)
    code = [names.setdefault(_name(compared, number), len(names)) for number in distinct.tolist()]
    return unit, who, np.array(code, np.int64)[target.ravel()], list(names)


def _name(compared: Comparison, place: int) -> Hashable:
    """A target by its place: first all speakers, then all units, all marks, all that lies outside."""
    columns = compared.columns
    if place < len(columns.speakers):
        return "speaker", columns.speakers[place]
    place -= len(columns.speakers)
    if place < len(compared.alignment):
        return "unit", place
    place -= len(compared.alignment)
    return ("unit", columns.ids[place]) if place < len(columns.ids) else columns.links.others[place - len(columns.ids)]


def _first_of_each(unit: Ints, aimed: Ints, inside: Ints, annotator: Ints, tie: Ints) -> Ints:
    """The mark aimed at, the same for all links between two units: that of the first annotator's first one."""
    between = np.flatnonzero(aimed >= 0)
    if not len(between):
        return inside
    order = between[np.lexsort((tie[inside[between]], annotator[between], aimed[between], unit[between]))]
    new = np.concatenate(([True], (unit[order][1:] != unit[order][:-1]) | (aimed[order][1:] != aimed[order][:-1])))
    found = inside.copy()
    found[order] = inside[order[np.flatnonzero(new)]][np.cumsum(new) - 1]
    return found


def shared_by(sets: tuple[Targets, ...]) -> tuple[Ints, Ints, Ints]:
    """Every two different sets that have something in common, and how much: (p,) each, the first before the second."""
    number: dict[Hashable, int] = {}
    row = [place for place, targets in enumerate(sets) for _target in targets]
    column = [number.setdefault(target, len(number)) for targets in sets for target in targets]
    has = csr_array((np.ones(len(row), np.int64), (row, column)), shape=(len(sets), max(len(number), 1)))
    common = (has @ has.T).tocoo()
    one, other = common.coords
    order = np.lexsort((other, one))
    order = order[one[order] < other[order]]
    return (
        np.asarray(one[order], np.int64),
        np.asarray(other[order], np.int64),
        np.asarray(common.data[order], np.int64),
    )


def link_counts(found: Linked, article: Ints, articles: int) -> Floats:
    """Found, response, recovered, key of all pairs of annotators, by article, where both are in the unit."""
    size = np.array([len(targets) for targets in found.sets], np.int64)
    one_set, other_set, common = shared_by(found.sets)
    key = one_set * len(found.sets) + other_set
    total = np.zeros((articles, 4))
    for mine, theirs in combinations(found.codes.T, 2):
        both = np.flatnonzero((mine >= 0) & (theirs >= 0))
        low, high = np.minimum(mine[both], theirs[both]), np.maximum(mine[both], theirs[both])
        wanted = low * len(found.sets) + high
        place = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
        shared = np.where(key[place] == wanted, common[place], 0) if len(key) else np.zeros(len(both), np.int64)
        shared = np.where(low == high, size[low], shared)
        for column, number in enumerate((shared, size[theirs[both]], shared, size[mine[both]])):
            total[:, column] += np.bincount(article[both], number, minlength=articles)
    return total


class SetAlpha:
    """Alpha over units whose values are sets, any number of different ones, and its value for each resample.

    Two sets with nothing in common are as far apart as can be: only those that share something are weighed.
    """

    def __init__(self, found: Linked, article: Ints, articles: int, *, masi: bool) -> None:
        self._size = max(len(found.sets), 1)
        one, other, common = shared_by(found.sets) if masi else (np.zeros(0, np.int64),) * 3
        sizes = np.array([len(targets) for targets in found.sets], np.int64)
        self._near = one, other, _likeness(sizes[one], sizes[other], common)
        given = found.codes >= 0
        paired = given.sum(axis=1) > 1
        weight = 1.0 / np.maximum(given.sum(axis=1) - 1, 1)
        self._observed = np.zeros(articles)
        for mine, theirs in combinations(found.codes.T, 2):
            both = (mine >= 0) & (theirs >= 0)
            apart = 1 - self._alike(mine[both], theirs[both])
            self._observed += 2 * np.bincount(article[both], weight[both] * apart, minlength=articles)
        rows, columns = np.nonzero(given & paired[:, None])
        self._count(article[rows], found.codes[rows, columns], articles)

    def _count(self, article: Ints, code: Ints, articles: int) -> None:
        """Tell the sets of one article from those of several: a draw weighs the former's pairs all alike."""
        one, other, likeness = self._near
        count = np.bincount(code, minlength=self._size).astype(np.float64)
        home, last = np.full(self._size, articles, np.int64), np.full(self._size, -1, np.int64)
        np.minimum.at(home, code, article)
        np.maximum.at(last, code, article)
        local = home == last
        there = (count[one] > 0) & (count[other] > 0)
        apart = there & (home[one] != home[other])
        while (apart | (there & (local[one] != local[other]))).any():
            loose = apart | (there & (local[one] != local[other]))
            local[one[loose]] = local[other[loose]] = False
            apart &= False
        together = there & local[one]
        self._n = np.bincount(article, minlength=articles).astype(np.float64)
        self._within = np.bincount(home[local], count[local] ** 2, minlength=articles)
        both = 2 * likeness[together] * count[one[together]] * count[other[together]]
        self._within += np.bincount(home[one[together]], both, minlength=articles)
        wide = ~local & (count > 0)
        column = np.cumsum(wide) - 1
        mine = wide[code]
        shape = articles, int(wide.sum())
        self._totals: Any = csr_array((np.ones(int(mine.sum())), (article[mine], column[code[mine]])), shape=shape)
        across = there & wide[one] & wide[other]
        places = column[one[across]], column[other[across]]
        self._near_sets: Any = csr_array((likeness[across], places), shape=(shape[1], shape[1]))

    def value(self) -> tuple[float, float, float]:
        """Observed and expected disagreement, and the number of values."""
        n, expected = (float(one[0]) for one in self._expected(np.ones((1, len(self._n)))))
        return float(self._observed.sum()) / n if n else 0.0, expected / (n * (n - 1)) if n > 1 else 0.0, n

    def replicated(self, draws: Resamples) -> Floats:
        """Alpha of each draw, NaN where undefined; (replicates,)."""
        values = []
        for times in draws.times():
            n, expected = self._expected(times)
            observed = times @ self._observed
            with np.errstate(divide="ignore", invalid="ignore"):
                values.append(np.where(expected > 0, 1 - (n - 1) * observed / expected, np.nan))
        return np.concatenate(values) if values else np.zeros(0)

    def _expected(self, times: Floats) -> tuple[Floats, Floats]:
        """How many values, and the disagreement of all their pairs, where each article counts so many ``times``."""
        n = times @ self._n
        alike = np.einsum("ra,ra,a->r", times, times, self._within)
        if self._totals.shape[1]:
            totals: Floats = np.asarray((self._totals.T @ times.T).T)
            beside: Floats = np.asarray((self._near_sets.T @ totals.T).T)
            alike += (totals**2).sum(axis=1) + 2 * (totals * beside).sum(axis=1)
        return n, np.asarray(n**2 - alike)

    def _alike(self, mine: Ints, theirs: Ints) -> Floats:
        one, other, likeness = self._near
        key, wanted = one * self._size + other, np.minimum(mine, theirs) * self._size + np.maximum(mine, theirs)
        if not len(key):
            return np.asarray(mine == theirs, np.float64)
        place = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
        near = np.where(key[place] == wanted, likeness[place], 0.0)
        return np.asarray(np.where(mine == theirs, 1.0, near))


def _likeness(one: Ints, other: Ints, common: Ints) -> Floats:
    """1 - the distance MASI of 2006 of sets of so many members with so many in common; (p,)."""
    contained = common == np.minimum(one, other)
    return np.asarray(common / np.maximum(one + other - common, 1) * np.where(contained, 2 / 3, 1 / 3))
