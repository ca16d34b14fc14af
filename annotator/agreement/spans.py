"""Spans: precision, recall and F1 of one annotator's marks against another's, and agr.

``key`` and ``response`` are :class:`Marks` of one annotator each, with the same codes. Marks match within an article,
layer and label. Counts are (articles, 4): found, response, recovered, key; add them up and hand the sums to
:func:`measured.scored`, so that scores are pooled and never averaged over articles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from annotator.agreement.arrays import Flags, Floats, Ints
from annotator.agreement.candidates import origins, overlapping
from annotator.agreement.marks import Marks
from annotator.agreement.measured import Measured, Scored, ratio, scored


@dataclass(frozen=True, slots=True)
class Met:
    """Two annotators' marks as they meet: ``key`` and ``response`` hold the group in which each mark counts.

    ``one`` (of the key's marks) and ``other`` (of the response's) share characters; ``same``: all of both, (p,) each.
    """

    key: Ints
    response: Ints
    one: Ints
    other: Ints
    same: Flags


def met_of(key: Marks, response: Marks) -> Met:
    """How the marks of two annotators meet, by article."""
    pairs = overlapping(_stacked(key, response))
    pairs = pairs.where((pairs.one < len(key)) & (pairs.other >= len(key)))
    other = pairs.other - len(key)
    same = (key.length[pairs.one] == pairs.shared) & (response.length[other] == pairs.shared)
    return Met(key.article, response.article, pairs.one, other, np.asarray(same))


def exact(met: Met, groups: int) -> Floats:
    """Marks with the same fragments, one to one; (groups, 4)."""
    return _one_to_one(met, met.same, groups)


def overlap(met: Met, groups: int) -> Floats:
    """Marks that share a character, one to one, as many as can be matched; (groups, 4)."""
    return _one_to_one(met, np.ones(len(met.one), np.bool_), groups)


def any_overlap(met: Met, groups: int) -> Floats:
    """Marks that share a character with any of the other's; (groups, 4)."""
    had = [np.zeros(len(side), np.bool_) for side in (met.key, met.response)]
    had[0][met.one], had[1][met.other] = True, True
    recovered, found = (side[which] for side, which in zip((met.key, met.response), had, strict=True))
    return _table(met, np.bincount(found, minlength=groups), np.bincount(recovered, minlength=groups), groups)


MATCHING = {"exact": exact, "overlap": overlap, "agr": any_overlap}
"""The ways to match marks, by name."""


def exact_counts(key: Marks, response: Marks, articles: int) -> Floats:
    """Marks with the same fragments, one to one."""
    return exact(met_of(key, response), articles)


def overlap_counts(key: Marks, response: Marks, articles: int) -> Floats:
    """Marks that share a character, one to one, as many as can be matched."""
    return overlap(met_of(key, response), articles)


def agr_counts(key: Marks, response: Marks, articles: int) -> Floats:
    """Marks that share a character with any of the other's (Wiebe, Wilson & Cardie 2005)."""
    return any_overlap(met_of(key, response), articles)


def character_counts(key: Marks, response: Marks, articles: int) -> Floats:
    """Characters that both marked, of those that either did; each counts once a layer and label."""
    mine, theirs = _covered(key, articles), _covered(response, articles)
    shared = mine + theirs - _covered(_stacked(key, response), articles)
    return np.column_stack((shared, theirs, shared, mine)).astype(np.float64)


def score(counts: Floats) -> Scored:
    """Precision, recall and F1 of pooled ``counts`` (articles, 4). Undefined: nobody marked."""
    return scored(*(float(number) for number in counts.sum(axis=0)))


def agr(key: Marks, response: Marks) -> tuple[Measured, Measured]:
    """How much of one the other has: the share of the key's marks that the response has too; and the other direction.

    Written agr(key || response) and agr(response || key).
    """
    found, theirs, recovered, mine = (float(n) for n in agr_counts(key, response, _articles(key, response)).sum(axis=0))
    forward = ratio(recovered, mine, "nobody marked", recovered=recovered, key=mine)
    return forward, ratio(found, theirs, "nobody marked", found=found, response=theirs)


def replicated_f1(counts: Floats) -> Floats:
    """F1 of each of ``r`` pooled counts (r, 4), NaN where neither side marked anything; (r,)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(counts[:, 1] > 0, counts[:, 0] / counts[:, 1], 0.0)
        recall = np.where(counts[:, 3] > 0, counts[:, 2] / counts[:, 3], 0.0)
        f1 = np.where(precision + recall > 0, 2 * precision * recall / (precision + recall), 0.0)
    return np.asarray(np.where(counts[:, 1] + counts[:, 3] > 0, f1, np.nan))


def _articles(*sides: Marks) -> int:
    return max(int(side.article.max(initial=-1)) for side in sides) + 1


def _stacked(key: Marks, response: Marks) -> Marks:
    """Both as one, with the label made part of the layer."""
    labels = max(int(side.label.max(initial=0)) for side in (key, response)) + 1
    layer = [side.layer * labels + side.label for side in (key, response)]
    columns = ([side.article for side in (key, response)], layer, [side.annotator for side in (key, response)])
    first = np.concatenate((key.first, response.first[1:] + key.first[-1]))
    label = np.concatenate((key.label, response.label))
    fragments = np.concatenate((key.fragments, response.fragments))
    article, folded, annotator = (np.concatenate(column) for column in columns)
    return Marks(article, folded, annotator, label, fragments, first)


def matched(met: Met, allowed: Flags) -> tuple[Ints, Ints]:
    """As many of the ``allowed`` pairs as can stand one to one: the key's marks, and their partners."""
    one, other = met.one[allowed], met.other[allowed]
    alone = (np.bincount(one, minlength=1)[one] == 1) & (np.bincount(other, minlength=1)[other] == 1)
    rest, found = ~alone, (one[alone], other[alone])
    if not rest.any():
        return found
    rows, row = np.unique(one[rest], return_inverse=True)
    columns, column = np.unique(other[rest], return_inverse=True)
    graph = csr_array((np.ones(len(row), np.int8), (row, column)), shape=(len(rows), len(columns)))
    partner = maximum_bipartite_matching(graph, perm_type="column")
    taken = partner >= 0
    return np.concatenate((found[0], rows[taken])), np.concatenate((found[1], columns[partner[taken]]))


def _one_to_one(met: Met, allowed: Flags, groups: int) -> Floats:
    both = np.bincount(met.key[matched(met, allowed)[0]], minlength=groups)
    return _table(met, both, both, groups)


def _table(met: Met, found: Ints, recovered: Ints, groups: int) -> Floats:
    sizes = [np.bincount(side, minlength=groups) for side in (met.response, met.key)]
    return np.column_stack((found, sizes[0], recovered, sizes[1])).astype(np.float64)


def _covered(marks: Marks, articles: int) -> Floats:
    """How many characters of each article are marked, once a layer and label however often; (articles,)."""
    if not len(marks):
        return np.zeros(articles)
    own = _stacked(marks, marks.take(np.zeros(0, np.int64)))
    owner = np.repeat(np.arange(len(own)), np.diff(own.first))
    shifted = own.fragments + origins(own)[owner][:, None]
    order = np.argsort(shifted[:, 0], kind="stable")
    start, end = shifted[order].T
    reach = np.concatenate(([start[0]], np.maximum.accumulate(end)[:-1]))
    added = np.maximum(end - np.maximum(start, reach), 0).astype(np.float64)
    return np.asarray(np.bincount(own.article[owner[order]], added, minlength=articles), np.float64)
