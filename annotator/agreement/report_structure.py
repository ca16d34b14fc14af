"""Figures of a report on what belongs together: links and groups, both told between aligned units."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import combinations

import numpy as np
from msgspec.structs import replace

from annotator.agreement import distances, groups
from annotator.agreement.comparison import Comparison
from annotator.agreement.links import Targets, link_alpha, link_f1, link_items
from annotator.agreement.measured import Measured, Scored, scored
from annotator.agreement.report import GroupFigures, LinkFigures


def link_figures(compared: Comparison) -> dict[str, LinkFigures]:
    """Every link type that anyone drew."""
    return {kind: _links(compared, kind) for kind in sorted({link.type for link in compared.links})}


def items_of_links(compared: Comparison, kind: str) -> list[list[Targets | None]]:
    """For each unit that someone linked by ``kind`` what each annotator linked it to, as :func:`links.link_items`.

    Links of one unit that lead to the same unit are the same, also where annotators differ about who that is.
    """
    unit_of = {member.annotation: number for number, unit in enumerate(compared.units) for member in unit.members}
    first: dict[tuple[int, int], str] = {}
    links = []
    for link in sorted(compared.links, key=lambda link: (compared.by_id[link.source].annotator, link.id)):
        if link.type == kind and link.target in unit_of:
            target = first.setdefault((unit_of[link.source], unit_of[link.target]), link.target)
            links.append(replace(link, target=target))
        else:
            links.append(link)
    return link_items(compared.units, compared.by_id, links, kind, compared.annotators)


def _links(compared: Comparison, kind: str) -> LinkFigures:
    items = items_of_links(compared, kind)
    scores = _pooled(items, len(compared.annotators))
    return LinkFigures(len(items), scores, link_alpha(items), link_alpha(items, distances.masi_2006))


def _pooled(items: list[list[Targets | None]], annotators: int) -> Scored:
    total, met = np.zeros(4), False
    for one, other in combinations(range(annotators), 2):
        found = link_f1(items, one, other)
        counts = {**found.precision.counts, **found.recall.counts}
        total += [counts[name] for name in ("found", "response", "recovered", "key")]
        met |= any(row[one] is not None and row[other] is not None for row in items)
    found = scored(*(float(number) for number in total))
    if met:
        return found
    return Scored(*(Measured(None, "one annotator", part.counts) for part in (found.precision, found.recall, found.f1)))


def group_figures(compared: Comparison) -> dict[str, tuple[GroupFigures, ...]]:
    """Every kind of group that anyone made, for every two annotators."""
    kinds = sorted({group.kind for group in compared.groups})
    return {kind: tuple(_groups(compared, kind, *pair) for pair in compared.pairs) for kind in kinds}


def _groups(compared: Comparison, kind: str, key: str, response: str) -> GroupFigures:
    mine, theirs = clusters(compared, kind, key), clusters(compared, kind, response)
    return GroupFigures(
        key,
        response,
        (len(mine), len(theirs)),
        groups.muc(mine, theirs),
        groups.b_cubed(mine, theirs),
        groups.ceaf_m(mine, theirs),
        groups.ceaf_e(mine, theirs),
        groups.lea(mine, theirs),
        groups.blanc(mine, theirs),
        groups.adjusted_rand(groups.shared_counts(mine, theirs)),
    )


def clusters(compared: Comparison, kind: str, annotator: str) -> list[set[Hashable]]:
    """An annotator's groups as sets of units; a unit that stands in several counts in the first."""
    unit_of: dict[str, Hashable] = {
        member.annotation: number for number, unit in enumerate(compared.units) for member in unit.members
    }
    taken: set[Hashable] = set()
    found: list[set[Hashable]] = []
    for group in sorted(compared.groups, key=lambda group: group.id):
        if group.kind == kind and group.annotator == annotator:
            cluster = {unit_of[m.annotation] for m in group.members if m.annotation in unit_of} - taken
            taken |= cluster
            found += [cluster] if cluster else []
    return found
