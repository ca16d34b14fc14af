"""Groups: how alike two people put the same things together.

``key`` and ``response`` are lists of clusters, each a collection of ids; a thing may be in only one of them. Each
measure answers a :class:`Scored` with the counts it rests on. Undefined: nobody put anything together that counts.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from annotator.agreement.arrays import Floats, Numbers
from annotator.agreement.measured import Measured, Scored, ratio, scored

Cluster = Collection[Hashable]
Clusters = Sequence[Cluster]


def shared_counts(key: Clusters, response: Clusters) -> Floats:
    """How many things each two clusters share, (key clusters, response clusters)."""
    table = np.zeros((len(key), len(response)))
    where = {thing: column for column, cluster in enumerate(response) for thing in cluster}
    for row, cluster in enumerate(key):
        for thing in cluster:
            if thing in where:
                table[row, where[thing]] += 1
    return table


def muc(key: Clusters, response: Clusters) -> Scored:
    """Links kept: of the fewest links that hold each cluster together (Vilain et al. 1995). Blind to singletons."""
    table = shared_counts(key, response)
    return scored(*_kept(table.T, response), *_kept(table, key))


def _kept(table: Floats, clusters: Clusters) -> tuple[float, float]:
    sizes = _sizes(clusters)
    strangers = sizes - table.sum(axis=1)
    pieces = (table > 0).sum(axis=1) + strangers
    return float((sizes - pieces).sum()), float((sizes - 1).sum())


def b_cubed(key: Clusters, response: Clusters) -> Scored:
    """For each thing the share of its cluster that the other's cluster has too, mean (Bagga & Baldwin 1998)."""
    table = shared_counts(key, response)
    return scored(*_cubed(table.T, response), *_cubed(table, key))


def _cubed(table: Floats, clusters: Clusters) -> tuple[float, float]:
    sizes = _sizes(clusters)
    return float(((table**2).sum(axis=1) / sizes).sum()), float(sizes.sum())


def ceaf_m(key: Clusters, response: Clusters) -> Scored:
    """Things shared under the best one to one matching of clusters (Luo 2005)."""
    best = _best(shared_counts(key, response))
    return scored(best, float(_sizes(response).sum()), best, float(_sizes(key).sum()))


def ceaf_e(key: Clusters, response: Clusters) -> Scored:
    """Likeness of clusters (2 * shared / both sizes) under the best one to one matching (Luo 2005)."""
    likeness = 2 * shared_counts(key, response) / np.maximum(np.add.outer(_sizes(key), _sizes(response)), 1)
    best = _best(likeness)
    return scored(best, float(len(response)), best, float(len(key)))


def _best(likeness: Floats) -> float:
    return float(likeness[linear_sum_assignment(likeness, maximize=True)].sum())


def lea(key: Clusters, response: Clusters) -> Scored:
    """Links found in each cluster, weighted by its size (Moosavi & Strube 2016); a singleton has a link to itself."""
    return scored(*_resolved(response, key), *_resolved(key, response))


def _resolved(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    sizes, theirs = _sizes(clusters), _sizes(others)
    table = shared_counts(clusters, others)
    found = (table * (table - 1) / 2).sum(axis=1)
    alone = (table[:, theirs == 1] > 0).any(axis=1)
    links = np.where(sizes == 1, 1, sizes * (sizes - 1) / 2)
    found = np.where(sizes == 1, alone, found)
    return float((sizes * found / links).sum()), float(sizes.sum())


def blanc(key: Clusters, response: Clusters) -> Scored:
    """The mean of two scores: of pairs put together and of pairs kept apart (Recasens & Hovy 2011; Luo et al. 2014).

    The things need not be the same on both sides. Where neither side has pairs of one kind, the other counts alone.
    """
    table = shared_counts(key, response)
    mutual = _pairs(np.array([table.sum()]))
    together, apart = _pairs(table), 0.0
    apart = mutual - _pairs(table.sum(axis=0)) - _pairs(table.sum(axis=1)) + together
    in_key, in_response = _pairs(_sizes(key)), _pairs(_sizes(response))
    out_key, out_response = (_pairs(np.array([_sizes(side).sum()])) - _pairs(_sizes(side)) for side in (key, response))
    kinds = [scored(together, in_response, together, in_key), scored(apart, out_response, apart, out_key)]
    kinds = [kind for kind in kinds if kind.f1.value is not None]
    parts = [[kind.precision for kind in kinds], [kind.recall for kind in kinds], [kind.f1 for kind in kinds]]
    counts = {"together": together, "apart": apart, "key": in_key, "response": in_response}
    return Scored(*(_mean(part, counts) for part in parts))


def _mean(parts: Sequence[Measured], counts: dict[str, float]) -> Measured:
    if not parts:
        return Measured(None, "nobody marked", counts)
    return Measured(sum(part.value or 0.0 for part in parts) / len(parts), "", counts)


def rand_index(table: Numbers) -> Measured:
    """The share of pairs that both put together or both kept apart (Rand 1971), from shared counts; 0 to 1."""
    together, rows, columns, pairs = _pair_counts(table)
    return ratio(pairs + 2 * together - rows - columns, pairs, "nobody marked", pairs=pairs, together=together)


def adjusted_rand(table: Numbers) -> Measured:
    """The Rand index beyond chance (Hubert & Arabie 1985), from shared counts (key, response) of the same things.

    1 the same, 0 as by chance. Undefined: all together, or all apart, on both sides.
    """
    together, rows, columns, pairs = _pair_counts(table)
    counts = {"pairs": pairs, "together": together, "key": rows, "response": columns}
    if not pairs:
        return Measured(None, "nobody marked", counts)
    expected, most = rows * columns / pairs, (rows + columns) / 2
    if most == expected:
        return Measured(None, "no variation", counts)
    return Measured((together - expected) / (most - expected), "", counts)


def _pair_counts(table: Numbers) -> tuple[float, float, float, float]:
    total = np.array([table.sum()])
    return _pairs(table), _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0)), _pairs(total)


def _pairs(sizes: Numbers) -> float:
    return float((sizes * (sizes - 1) / 2).sum())


def _sizes(clusters: Clusters) -> Floats:
    return np.array([len(cluster) for cluster in clusters], np.float64)


def clusters_of(names: Sequence[Hashable]) -> list[list[int]]:
    """Clusters of the indices of ``names`` that have the same name."""
    found: dict[Hashable, list[int]] = {}
    for index, name in enumerate(names):
        found.setdefault(name, []).append(index)
    return list(found.values())
