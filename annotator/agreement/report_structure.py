"""Figures of a report on what belongs together: links and groups, both told between aligned units."""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

import numpy as np

from annotator.agreement import group_counts as counting
from annotator.agreement import spans
from annotator.agreement.arrays import Floats
from annotator.agreement.bootstrap import Resamples
from annotator.agreement.comparison import Comparison
from annotator.agreement.link_columns import Linked, SetAlpha, link_counts, linked
from annotator.agreement.measured import Measured, Scored, scored
from annotator.agreement.report import Coefficient, GroupFigures, LinkFigures, Spread


def link_figures(compared: Comparison, draws: Resamples) -> dict[str, LinkFigures]:
    """Every link type that anyone drew from a mark that is compared."""
    links = compared.columns.links
    drawn = np.unique(links.kind[compared.place_of[links.source] >= 0]).tolist()
    found = {links.kinds[code]: linked(compared, links.kinds[code]) for code in drawn}
    return {kind: _links(compared, one, draws) for kind, one in found.items() if len(one.units)}


def _links(compared: Comparison, found: Linked, draws: Resamples) -> LinkFigures:
    article, articles = compared.article_of_unit[found.units], len(compared.articles)
    counts = link_counts(found, article, articles)
    told = scored(*(float(number) for number in counts.sum(axis=0)))
    if not ((found.codes >= 0).sum(axis=1) > 1).any():
        told = Scored(
            *(Measured(None, "one annotator", part.counts) for part in (told.precision, told.recall, told.f1))
        )
    spread = Spread(told.precision, told.recall, told.f1, draws.interval(counts, spans.replicated_f1))
    alphas = [_alpha(SetAlpha(found, article, articles, masi=masi), draws) for masi in (False, True)]
    return LinkFigures(len(found.units), spread, *alphas)


def _alpha(sets: SetAlpha, draws: Resamples) -> Coefficient:
    observed, expected, n = sets.value()
    if not n:
        return Coefficient(None, "one annotator", {"values": 0.0})
    counts = {"observed": observed, "expected": expected, "values": n}
    spread = draws.spread(sets.replicated(draws))
    if expected <= 0:
        return Coefficient(None, "no variation", counts, spread)
    return Coefficient(1 - observed / expected, "", counts, spread)


def group_figures(compared: Comparison, draws: Resamples) -> dict[str, tuple[GroupFigures, ...]]:
    """Every kind of group that anyone made, for every two annotators."""
    kinds = sorted({group.kind for group in compared.columns.groups if group.annotator in compared.annotators})
    return {kind: tuple(_groups(compared, kind, *pair, draws) for pair in compared.pairs) for kind in kinds}


def _groups(compared: Comparison, kind: str, key: str, response: str, draws: Resamples) -> GroupFigures:
    mine, theirs = clusters(compared, kind, key), clusters(compared, kind, response)
    story = compared.columns.story[compared.places][compared.article_of_unit]
    by_story = counting.by_batch(mine, theirs, lambda unit: int(story[cast("int", unit)]))
    draws = draws.of(len(by_story))
    pooled = by_story.sum(axis=0)
    spreads = (_spread(way, pooled, by_story, draws) for way in counting.WAYS)
    muc, b_cubed, ceaf_m, ceaf_e, lea = spreads
    blanc = counting.blanc(mine, theirs)
    rand = counting.adjusted_rand(mine, theirs)
    return GroupFigures(
        key,
        response,
        (len(mine), len(theirs)),
        muc,
        b_cubed,
        ceaf_m,
        ceaf_e,
        lea,
        Spread(blanc.precision, blanc.recall, blanc.f1, draws.interval(by_story, counting.replicated_blanc)),
        Coefficient(rand.value, rand.reason, rand.counts, draws.interval(by_story, counting.replicated_rand)),
    )


def _spread(way: str, pooled: Floats, by_story: Floats, draws: Resamples) -> Spread:
    part = counting.columns_of(way)
    told = scored(*(float(number) for number in pooled[part]))
    return Spread(told.precision, told.recall, told.f1, draws.interval(by_story[:, part], spans.replicated_f1))


def clusters(compared: Comparison, kind: str, annotator: str) -> list[set[Hashable]]:
    """An annotator's groups as sets of units; a unit that stands in several counts in the first."""
    place = {name: number for number, name in enumerate(compared.columns.ids)} if compared.columns.groups else {}
    unit, where = compared.alignment.unit, compared.place_of
    taken: set[Hashable] = set()
    found: list[set[Hashable]] = []
    for group in sorted(compared.columns.groups, key=lambda group: group.id):
        if group.kind == kind and group.annotator == annotator:
            marks = [where[place[m.annotation]] for m in group.members if m.annotation in place]
            cluster: set[Hashable] = {int(unit[mark]) for mark in marks if mark >= 0}
            cluster -= taken
            taken |= cluster
            found += [cluster] if cluster else []
    return found
