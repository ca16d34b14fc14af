"""Spans: precision, recall and F1 of one annotator's marks against another's, and agr.

``key`` and ``response`` are :class:`Marks` of one annotator each, with the same codes. Marks match within an article,
layer and label. Counts are (articles, 4): found, response, recovered, key; add them up and hand the sums to
:func:`measured.scored`, so that scores are pooled and never averaged over articles.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.candidates import Pairs, origins, overlapping
from annotator.agreement.marks import Marks
from annotator.agreement.measured import Measured, Scored, ratio, scored


def exact_counts(key: Marks, response: Marks, articles: int) -> Floats:
    """Marks with the same fragments, one to one."""
    pairs = _across(key, response)
    length = np.concatenate((key.length, response.length))
    same = (length[pairs.one] == pairs.shared) & (length[pairs.other] == pairs.shared)
    return _one_to_one(key, response, pairs.where(same), articles)


def overlap_counts(key: Marks, response: Marks, articles: int) -> Floats:
    """Marks that share a character, one to one, as many as can be matched."""
    return _one_to_one(key, response, _across(key, response), articles)


def agr_counts(key: Marks, response: Marks, articles: int) -> Floats:
    """Marks that share a character with any of the other's (Wiebe, Wilson & Cardie 2005)."""
    pairs = _across(key, response)
    recovered = np.bincount(key.article[np.unique(pairs.one)], minlength=articles)
    found = np.bincount(response.article[np.unique(pairs.other) - len(key)], minlength=articles)
    return _table(found, response, recovered, key, articles)


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


def _across(key: Marks, response: Marks) -> Pairs:
    """Overlapping pairs of a key mark (``one``) and a response mark (``other``, after all key marks)."""
    pairs = overlapping(_stacked(key, response))
    return pairs.where((pairs.one < len(key)) & (pairs.other >= len(key)))


def _one_to_one(key: Marks, response: Marks, pairs: Pairs, articles: int) -> Floats:
    shape = (len(key), len(response))
    graph = csr_array((np.ones(len(pairs.one), np.int8), (pairs.one, pairs.other - len(key))), shape=shape)
    partner = maximum_bipartite_matching(graph, perm_type="column") if min(shape) else np.zeros(0, np.int64)
    matched = np.bincount(key.article[: len(partner)][partner >= 0], minlength=articles)
    return _table(matched, response, matched, key, articles)


def _table(found: Ints, response: Marks, recovered: Ints, key: Marks, articles: int) -> Floats:
    sizes = [np.bincount(side.article, minlength=articles) for side in (response, key)]
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
