"""What the measures of groups are computed from, batch by batch, so that batches can be drawn again.

Groups of one story do not reach into another; where some do, they count with the story of their first unit. All
counts then add up over stories.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np

from annotator.agreement import groups
from annotator.agreement.arrays import Floats
from annotator.agreement.groups import Clusters
from annotator.agreement.measured import Measured, Scored

WAYS = ("muc", "b_cubed", "ceaf_m", "ceaf_e", "lea")
_MEASURES: dict[str, Callable[[Clusters, Clusters], Scored]] = {
    "muc": groups.muc,
    "b_cubed": groups.b_cubed,
    "ceaf_m": groups.ceaf_m,
    "ceaf_e": groups.ceaf_e,
    "lea": groups.lea,
}
_PAIRS = slice(len(WAYS) * 4, len(WAYS) * 4 + 8)
Cluster = set[Hashable]


def columns_of(way: str) -> slice:
    """Where found, response, recovered and key of a measure stand among the counts of a batch."""
    place = WAYS.index(way) * 4
    return slice(place, place + 4)


def by_batch(key: Sequence[Cluster], response: Sequence[Cluster], batch: Callable[[Hashable], int]) -> Floats:
    """Counts of every measure for each batch that has groups, (batches, counts); ``batch`` says where a thing belongs.

    Of each measure found, response, recovered, key; then pairs together on both sides, in the key, in the response,
    in the key among shared things, in the response among shared things; things shared, in the key, in the response.
    """
    parts: dict[int, tuple[list[Cluster], list[Cluster]]] = {}
    for side, clusters in enumerate((key, response)):
        for cluster in clusters:
            first = min(cluster, key=lambda thing: (batch(thing), str(thing)))
            parts.setdefault(batch(first), ([], []))[side].append(cluster)
    rows = [_counts(*parts[number]) for number in sorted(parts)]
    return np.array(rows, np.float64).reshape(len(rows), _PAIRS.stop)


def _counts(key: list[Cluster], response: list[Cluster]) -> list[float]:
    row: list[float] = []
    for way in WAYS:
        found = _MEASURES[way](key, response)
        counts = {**found.precision.counts, **found.recall.counts}
        row += [counts[name] for name in ("found", "response", "recovered", "key")]
    table = groups.shared_counts(key, response)
    together = (table, [len(one) for one in key], [len(one) for one in response], table.sum(axis=1), table.sum(axis=0))
    pairs = [_pairs(np.asarray(sizes, np.float64)) for sizes in together]
    things = [float(table.sum()), float(sum(map(len, key))), float(sum(map(len, response)))]
    return [*row, *pairs, *things]


def blanc(key: Clusters, response: Clusters) -> Scored:
    """See :func:`groups.blanc`."""
    return groups.blanc(key, response)


def adjusted_rand(key: Clusters, response: Clusters) -> Measured:
    """Of the things that both grouped."""
    return groups.adjusted_rand(groups.shared_counts(key, response))


def replicated_rand(pooled: Floats) -> Floats:
    """The adjusted Rand index of each of ``r`` pooled rows of :func:`by_batch`, NaN where undefined; (r,)."""
    together, _key, _response, rows, columns, shared = pooled[:, _PAIRS][:, :6].T
    pairs = shared * (shared - 1) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        expected, most = rows * columns / pairs, (rows + columns) / 2
        return np.asarray(np.where((pairs > 0) & (most != expected), (together - expected) / (most - expected), np.nan))


def replicated_blanc(pooled: Floats) -> Floats:
    """BLANC's F1 of each of ``r`` pooled rows of :func:`by_batch`, NaN where undefined; (r,)."""
    together, key, response, rows, columns, shared, in_key, in_response = pooled[:, _PAIRS].T
    apart = shared * (shared - 1) / 2 - rows - columns + together
    out_key, out_response = in_key * (in_key - 1) / 2 - key, in_response * (in_response - 1) / 2 - response
    with np.errstate(divide="ignore", invalid="ignore"):
        sides = ((together, key, response), (apart, out_key, out_response))
        kinds = np.array([2 * hit / (one + other) for hit, one, other in sides])
    defined = ~np.isnan(kinds)
    many = np.where(defined.any(axis=0), defined.sum(axis=0), np.nan)
    return np.asarray(np.where(defined, kinds, 0.0).sum(axis=0) / many)


def _pairs(sizes: Floats) -> float:
    return float((sizes * (sizes - 1) / 2).sum())
