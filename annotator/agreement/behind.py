"""Behind a figure: the marks of exactly the units that it was computed from."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Literal

import numpy as np
from msgspec import Struct

from annotator.agreement.arrays import Flags, Ints
from annotator.agreement.comparison import Comparison
from annotator.agreement.link_columns import linked
from annotator.agreement.report_labels import together
from annotator.agreement.report_structure import clusters
from annotator.agreement.report_values import answers, shown_value
from annotator.agreement.spans import matched

What = Literal["marks", "units", "missing", "aligned", "answers", "lone", "met", "labels", "links", "groups"]


class Behind(Struct, frozen=True):
    """What a figure is about.

    ``marks``: all marks under ``label`` (None: any) by ``annotators`` (None: all) on ``articles`` (None: all) that two
    of these are done with; ``units``: units of the label; ``missing``: those in which one of ``annotators`` has no
    mark; ``aligned``: marks of one unit and label that overlap; ``answers``: units with two values of the attribute
    ``name``, ``lone`` with one, ``met``: where both of ``values`` met; ``labels``: where the first of two annotators
    has the first of ``values`` (empty: no mark) and the second the second; ``links`` and ``groups``: units linked or
    grouped by a type ``name``. ``among``: marks under any of these labels, where several make one figure.
    ``differing``: of these only where annotators differ in that respect.
    """

    what: What
    label: str | None = None
    annotators: tuple[str, ...] | None = None
    articles: tuple[str, ...] | None = None
    name: str = ""
    values: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    differing: bool = False


def behind(compared: Comparison, asked: Behind) -> frozenset[str]:
    """The ids of the marks in the units behind a figure."""
    marks = _FOUND[asked.what](compared, asked)
    if asked.articles is not None:
        wanted = [place for place, key in enumerate(compared.articles) if key in set(asked.articles)]
        marks &= np.isin(compared.marks.article, wanted)
    return frozenset(compared.id_of(mark) for mark in np.flatnonzero(marks).tolist())


def _who(compared: Comparison, asked: Behind) -> tuple[str, ...]:
    return compared.annotators if asked.annotators is None else asked.annotators


def _of_label(compared: Comparison, label: str | None) -> Flags:
    if label is None:
        return np.ones(len(compared), np.bool_)
    return np.asarray(compared.marks.label == compared.labels.index(label))


def _in_units(compared: Comparison, units: Flags) -> Flags:
    return np.asarray(units[compared.alignment.unit])


def _marks(compared: Comparison, asked: Behind) -> Flags:
    seats = [compared.seat(who) for who in _who(compared, asked)]
    shared = compared.done[:, seats].sum(axis=1) > min(1, len(seats) - 1)
    kept = _of_label(compared, asked.label) & np.isin(compared.marks.annotator, seats)
    kept &= shared[compared.marks.article]
    if asked.among:
        kept &= np.isin(compared.marks.label, [compared.labels.index(label) for label in asked.among])
    return kept & ~_alike(compared, asked) if asked.differing else np.asarray(kept)


def _alike(compared: Comparison, asked: Behind) -> Flags:
    """Marks that every other annotator has exactly, one to one."""
    lacking = np.zeros(len(compared), np.bool_)
    for key, response in combinations([who for who in compared.annotators if who in _who(compared, asked)], 2):
        met, sides = compared.met(key, response)
        for side, found in zip(sides, matched(met, met.same), strict=True):
            alone = np.ones(len(side), np.bool_)
            alone[found] = False
            lacking[side[alone]] = True
    return ~lacking


def _units(compared: Comparison, asked: Behind) -> Flags:
    units: Flags = np.ones(len(compared.alignment), np.bool_)
    if asked.label is not None:
        units = np.asarray(compared.label_of_unit == compared.labels.index(asked.label))
    return _in_units(compared, units)


def _missing(compared: Comparison, asked: Behind) -> Flags:
    seats = [compared.seat(who) for who in _who(compared, asked)]
    lacking = compared.lacking[:, seats].any(axis=1)
    return _units(compared, asked) & _in_units(compared, np.asarray(lacking))


def _aligned(compared: Comparison, asked: Behind) -> Flags:
    one, other, iou = together(compared)
    kept = _of_label(compared, asked.label)[one] & ((iou < 1) | (not asked.differing))
    found = np.zeros(len(compared), np.bool_)
    found[one[kept]] = found[other[kept]] = True
    return found


def _answers(compared: Comparison, asked: Behind) -> Flags:
    units, ratings = answers(compared, asked.label or "", asked.name)
    given = (ratings.codes >= 0).sum(axis=1)
    kept = given == 1 if asked.what == "lone" else given > 1
    if asked.values:
        shown = [shown_value(value) for value in ratings.values]
        codes = [shown.index(value) for value in asked.values]
        kept &= np.all([(ratings.codes == code).any(axis=1) for code in codes], axis=0)
        if len(set(codes)) == 1:
            kept &= (ratings.codes == codes[0]).sum(axis=1) > 1
    if asked.differing:
        kept &= _vary(ratings.codes)
    return _chosen(compared, units[kept])


def _vary(codes: Ints) -> Flags:
    """Whether those who said something said different things, row by row."""
    most = codes.max(axis=1)
    return np.asarray(((codes >= 0) & (codes != most[:, None])).any(axis=1))


def _labels(compared: Comparison, asked: Behind) -> Flags:
    wanted = [compared.labels.index(value) if value else -1 for value in asked.values]
    label = np.append(compared.marks.label, -1)[compared.primaries]
    done = compared.done[compared.article_of_unit]
    kept = np.zeros(len(compared.alignment), np.bool_)
    for key, response in compared.pairs:
        one, other = compared.seat(key), compared.seat(response)
        cell = (label[:, one] == wanted[0]) & (label[:, other] == wanted[1])
        kept |= cell & done[:, one] & done[:, other]
    return _in_units(compared, kept)


def _links(compared: Comparison, asked: Behind) -> Flags:
    found = linked(compared, asked.name)
    kept: Flags = _vary(found.codes) if asked.differing else np.ones(len(found.units), np.bool_)
    return _chosen(compared, found.units[kept])


def _groups(compared: Comparison, asked: Behind) -> Flags:
    units: set[int] = set()
    for who in _who(compared, asked):
        for cluster in clusters(compared, asked.name, who):
            units.update(unit for unit in cluster if isinstance(unit, int))
    return _chosen(compared, np.array(sorted(units), np.int64))


def _chosen(compared: Comparison, units: Ints) -> Flags:
    kept = np.zeros(len(compared.alignment), np.bool_)
    kept[units] = True
    return _in_units(compared, kept)


_FOUND: dict[What, Callable[[Comparison, Behind], Flags]] = {
    "marks": _marks,
    "units": _units,
    "missing": _missing,
    "aligned": _aligned,
    "answers": _answers,
    "lone": _answers,
    "met": _answers,
    "labels": _labels,
    "links": _links,
    "groups": _groups,
}
