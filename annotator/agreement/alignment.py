"""Alignment: which marks of several annotators are about the same stretch of text."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from annotator.agreement.arrays import Flags, Floats, Ints
from annotator.agreement.candidates import Pairs, origins, overlapping
from annotator.agreement.marks import Marks
from annotator.agreement.parts import attached
from annotator.agreement.solving import best_blocks

PRIMARY, PART, DUPLICATE = 0, 1, 2
"""What a mark is in its unit: an annotator's one version, a further piece of it, the same mark made twice."""

OTHER_LABEL = 0.1
"""What a different label adds to the cost of a pair."""
_STEPS = 2.0**20
"""Costs are counted in so many steps to 1: sums are exact, so that ties are ties in whatever order they are summed."""
_AT_ONCE = 250_000


@dataclass(frozen=True, slots=True)
class Alignment:
    """Units of ``n`` marks. ``unit`` and ``role``: (n,), in the order of the marks; ``exact``: (units,).

    Units are numbered from 0 by article, layer and position. ``exact`` is false where a unit comes from a component
    so large that only the greedy way was open.
    """

    unit: Ints
    role: Ints
    exact: Flags

    def __len__(self) -> int:
        return len(self.exact)

    def members(self) -> tuple[Ints, Ints]:
        """Indices of marks by unit, and where each unit's begin: (n,) and (units + 1,); primaries come first."""
        order = np.lexsort((self.role, self.unit))
        return order, np.searchsorted(self.unit[order], np.arange(len(self) + 1))


def align(marks: Marks, tiebreak: Ints | None = None) -> Alignment:
    """The units of ``marks``: what stands in one unit is about the same stretch.

    Within an article and layer the marks are parted so that the total cost is least. A unit has at most one primary
    mark an annotator, any two of them share characters, and it costs, for each pair of annotators,
    ``1 - shared / covered by either`` plus 0.1 if the labels differ, or 1 where only one of the two is there. Left
    over units that lie by more than half inside a mark of the same label in another unit, whose annotator they
    lack and which has every one of theirs, are attached to it as parts. The same mark made twice is a duplicate.

    Does not depend on the order of the marks as long as ``tiebreak`` (n,) ranks marks that are alike in every column
    (the sorted ids, say). Time grows nearly linearly with the marks.
    """
    order = canonical_order(marks, tiebreak)
    unit, role = np.empty(len(marks), np.int64), np.empty(len(marks), np.int64)
    exact: list[Flags] = []
    numbered = 0
    for begin, end in _batches(marks.article[order]):
        batch = order[begin:end]
        found = _align_sorted(marks.take(batch))
        unit[batch] = found.unit + numbered
        role[batch] = found.role
        exact.append(found.exact)
        numbered += len(found)
    return Alignment(unit, role, np.concatenate(exact) if exact else np.zeros(0, np.bool_))


def canonical_order(marks: Marks, tiebreak: Ints | None = None) -> Ints:
    """Indices of ``marks`` by article, layer, position, content, label and annotator, (n,)."""
    owner = np.repeat(np.arange(len(marks)), np.diff(marks.first))
    weights = (marks.fragments[:, 0] * 1_000_003 + marks.fragments[:, 1]).astype(np.float64)
    content = np.bincount(owner, weights * weights % 2_147_483_647, minlength=len(marks))
    ties = (tiebreak,) if tiebreak is not None else ()
    whose = marks.label * (int(marks.annotator.max(initial=0)) + 1) + marks.annotator
    return np.lexsort((*ties, whose, content, marks.end, origins(marks) + marks.start))


def pair_gains(marks: Marks, pairs: Pairs) -> Floats:
    """What standing in one unit saves for each pair, against standing apart, in whole steps; (p,)."""
    length = marks.length
    either = length[pairs.one] + length[pairs.other] - pairs.shared
    differs = marks.label[pairs.one] != marks.label[pairs.other]
    return np.asarray(np.rint((1 + pairs.shared / either - OTHER_LABEL * differs) * _STEPS))


def _batches(article: Ints) -> list[tuple[int, int]]:
    """Stretches of whole articles, sorted, some 250,000 marks each: memory stays flat."""
    edges = [0]
    while edges[-1] < len(article):
        reach = min(edges[-1] + _AT_ONCE, len(article)) - 1
        edges.append(int(np.searchsorted(article, article[reach], side="right")))
    return list(itertools.pairwise(edges))


def _align_sorted(marks: Marks) -> Alignment:
    pairs = overlapping(marks)
    original = _originals(marks, pairs)
    single = original == np.arange(len(marks))
    pairs = pairs.where(single[pairs.one] & single[pairs.other])
    candidates = pairs.where(marks.annotator[pairs.one] != marks.annotator[pairs.other])
    gains = pair_gains(marks, candidates)
    block, greedy = best_blocks(marks.annotator, candidates.one, candidates.other, gains, gains == 2 * _STEPS)
    greedy |= not pairs.complete
    role = np.full(len(marks), PRIMARY, np.int64)
    unit, part = attached(marks, candidates, block)
    role[part] = PART
    role[~single] = DUPLICATE
    return _numbered(unit[original], role, greedy[original])


def _originals(marks: Marks, pairs: Pairs) -> Ints:
    """The first mark with the same content, label and annotator as each, itself where it is the first; (n,)."""
    same = (marks.annotator[pairs.one] == marks.annotator[pairs.other]) & (
        marks.label[pairs.one] == marks.label[pairs.other]
    )
    pairs, length = pairs.where(same), marks.length
    pairs = pairs.where((length[pairs.one] == pairs.shared) & (length[pairs.other] == pairs.shared))
    original = np.arange(len(marks))
    np.minimum.at(original, pairs.other, pairs.one)
    return original


def _numbered(block: Ints, role: Ints, greedy: Flags) -> Alignment:
    """Units renumbered by the first of their marks."""
    _names, first, unit = np.unique(block, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    exact = np.ones(len(first), np.bool_)
    exact[rank[unit[greedy]]] = False
    return Alignment(rank[unit], role, exact)
