"""Parts: what one annotator marked in one piece and another in several."""

from __future__ import annotations

import numpy as np

from annotator.agreement.arrays import Flags, Ints
from annotator.agreement.candidates import Pairs
from annotator.agreement.marks import Marks


def attached(marks: Marks, candidates: Pairs, unit: Ints) -> tuple[Ints, Flags]:
    """``unit`` (n,) with left over pieces attached to the unit they are pieces of, and which marks are such; (n,) both.

    A unit is attached when every mark in it lies by more than half inside a mark of one other unit with the same
    label, and that unit has a version of the same label by each of its annotators.
    """
    target = _targets(marks, candidates, unit)
    where = _unanimous(unit, target)
    part = where[unit] != unit
    for _step in range(len(np.unique(marks.annotator))):  # a target has more annotators than what it takes in
        where = where[where]
    return where[unit], part


def _targets(marks: Marks, candidates: Pairs, unit: Ints) -> Ints:
    """For each mark the unit that it is a piece of, -1 for none; (n,)."""
    pairs = candidates.both_ways()
    length = marks.length
    inside = (pairs.shared * 2 > length[pairs.one]) & (marks.label[pairs.one] == marks.label[pairs.other])
    pairs = pairs.where(inside & (unit[pairs.one] != unit[pairs.other]))
    pairs = pairs.where(_has(marks, unit, unit[pairs.other], pairs.one))
    pairs = pairs.where(~_annotated(marks, unit, unit[pairs.one], pairs.other))
    target = np.full(len(marks), -1, np.int64)
    order = np.lexsort((unit[pairs.other], -pairs.shared, pairs.one))
    piece, first = np.unique(pairs.one[order], return_index=True)
    target[piece] = unit[pairs.other[order[first]]]
    return target


def _has(marks: Marks, unit: Ints, wanted: Ints, mark: Ints) -> Flags:
    """Whether the unit ``wanted`` has a version of the same label by the annotator of ``mark``; (p,)."""
    labels = int(marks.label.max(initial=0)) + 1
    annotators = int(marks.annotator.max(initial=0)) + 1
    key = (unit * annotators + marks.annotator) * labels + marks.label
    return _among((wanted * annotators + marks.annotator[mark]) * labels + marks.label[mark], key)


def _annotated(marks: Marks, unit: Ints, wanted: Ints, mark: Ints) -> Flags:
    """Whether the unit ``wanted`` has a version by the annotator of ``mark`` at all; (p,)."""
    annotators = int(marks.annotator.max(initial=0)) + 1
    return _among(wanted * annotators + marks.annotator[mark], unit * annotators + marks.annotator)


def _among(wanted: Ints, keys: Ints) -> Flags:
    """Whether each of ``wanted`` (p,) is one of ``keys``; what is asked for is little beside what there is."""
    if not len(wanted):
        return np.zeros(0, np.bool_)
    order = np.argsort(wanted, kind="stable")
    asked = wanted[order]
    place = np.minimum(np.searchsorted(asked, keys), len(asked) - 1)
    met = np.unique(keys[asked[place] == keys])
    return np.asarray(met[np.minimum(np.searchsorted(met, wanted), len(met) - 1)] == wanted) if len(met) else wanted < 0


def _unanimous(unit: Ints, target: Ints) -> Ints:
    """For each number of a unit the one target that all its marks have, else itself; (largest number + 1,)."""
    size = int(unit.max(initial=-1)) + 1
    least, most = np.full(size, size, np.int64), np.full(size, -1, np.int64)
    np.minimum.at(least, unit, target)
    np.maximum.at(most, unit, target)
    return np.where((least == most) & (least >= 0), least, np.arange(size))
