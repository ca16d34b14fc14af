"""Figures of a report by label, pair of annotators and article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from annotator.agreement import krippendorff, spans
from annotator.agreement.arrays import Floats
from annotator.agreement.bootstrap import interval
from annotator.agreement.candidates import overlapping
from annotator.agreement.comparison import Comparison
from annotator.agreement.covering import ac1, coincidences, covered, prevalence
from annotator.agreement.gamma import gamma, pooled
from annotator.agreement.measured import Measured, Reason, Scored, ratio
from annotator.agreement.report import (
    ArticleFigures,
    Coefficient,
    GammaFigures,
    LabelFigures,
    PairFigures,
    Pairs,
    Settings,
    Without,
)
from annotator.agreement.units import Unit

Two = tuple[str, str]
_WAYS = ("exact", "overlap", "characters")


def label_figures(compared: Comparison, label: str, settings: Settings) -> LabelFigures:
    """All that is said of one label."""
    widths, present = covered(compared, label, compared.annotators)
    units = [unit for unit in compared.units if unit.label == label]
    n = Counter(a.annotator for a in compared.by_id.values() if a.label == label)
    return LabelFigures(
        {who: n[who] for who in compared.annotators},
        len(units),
        missing(compared, units),
        *_scores(compared, [label], compared.pairs),
        mean_iou(compared, label),
        _alpha(coincidences(widths, present), settings),
        ac1(widths, present),
        prevalence(widths, present),
        _gamma(compared, label, settings),
    )


def missing(compared: Comparison, units: Sequence[Unit]) -> dict[str, int]:
    """In how many of ``units`` each annotator, done with the article, has no mark."""
    lacking = Counter(
        who for unit in units for who in set(compared.done[unit.article]) - {m.annotator for m in unit.members}
    )
    return {who: lacking[who] for who in compared.annotators}


def mean_iou(compared: Comparison, label: str) -> Measured:
    """Characters shared of those that either covers, mean over aligned primary marks of two annotators; 0 to 1."""
    unit_of = {m.annotation: n for n, unit in enumerate(compared.units) for m in unit.members if m.role == "primary"}
    chosen = [place for place, a in enumerate(compared.by_id.values()) if a.label == label and a.id in unit_of]
    names = list(compared.by_id)
    unit = np.array([unit_of[names[place]] for place in chosen], np.int64)
    marks = compared.marks.take(np.array(chosen, np.int64))
    pairs = overlapping(marks)
    pairs = pairs.where(unit[pairs.one] == unit[pairs.other])
    either = marks.length[pairs.one] + marks.length[pairs.other] - pairs.shared
    total = float((pairs.shared / either).sum())
    reason: Reason = "never together" if chosen else "nobody marked"
    return ratio(total, len(either), reason if compared.articles else "one annotator", sum=total, pairs=len(either))


def pair_figures(compared: Comparison, settings: Settings) -> Pairs:
    """Every two annotators over all labels together, and each left out in turn where there are three or more."""
    matrix = tuple(_pair(compared, pair, settings) for pair in compared.pairs)
    who = compared.annotators
    return Pairs(matrix, tuple(_without(compared, out, settings) for out in who) if len(who) > 2 else ())


def article_figures(compared: Comparison) -> tuple[ArticleFigures, ...]:
    """Each article over all labels and annotators together."""
    exact, overlap, characters = (compared.pooled(name, compared.labels, compared.pairs) for name in _WAYS)
    met = _met(compared, compared.annotators)
    units: dict[str, list[Unit]] = {key: [] for key in compared.articles}
    for unit in compared.units:
        units[unit.article].append(unit)
    return tuple(
        ArticleFigures(
            key,
            compared.done[key],
            len(units[key]),
            {who: n for who, n in missing(compared, units[key]).items() if who in compared.done[key]},
            spans.score(exact[place : place + 1]).f1,
            spans.score(overlap[place : place + 1]).f1,
            spans.score(characters[place : place + 1]).f1,
            _presence_alpha(met[place]),
        )
        for place, key in enumerate(compared.articles)
    )


def _pair(compared: Comparison, pair: Two, settings: Settings) -> PairFigures:
    both = int(compared.both(*pair).sum())
    agr = _scored(compared, "agr", compared.labels, [pair])
    return PairFigures(
        *pair,
        both,
        *_scores(compared, compared.labels, [pair]),
        (agr.recall, agr.precision),
        _alpha(_met(compared, pair), settings),
    )


def _without(compared: Comparison, out: str, settings: Settings) -> Without:
    rest = [who for who in compared.annotators if who != out]
    pairs = [pair for pair in compared.pairs if out not in pair]
    exact = _scored(compared, "exact", compared.labels, pairs).f1
    return Without(out, exact, _alpha(_met(compared, rest), settings))


def _met(compared: Comparison, annotators: Sequence[str]) -> Floats:
    """Coincidences by article of all labels together: each character is an item once a label."""
    total = np.zeros((len(compared.articles), 2, 2))
    for label in compared.labels:
        total += coincidences(*covered(compared, label, annotators))
    return total


def _scores(compared: Comparison, labels: Sequence[str], pairs: Sequence[Two]) -> tuple[Scored, Scored, Scored]:
    exact, overlap, characters = (_scored(compared, measure, labels, pairs) for measure in _WAYS)
    return exact, overlap, characters


def _scored(compared: Comparison, measure: str, labels: Sequence[str], pairs: Sequence[Two]) -> Scored:
    found = spans.score(compared.pooled(measure, labels, pairs))
    if any(compared.both(*pair).any() for pair in pairs):
        return found
    parts = (Measured(None, "one annotator", part.counts) for part in (found.precision, found.recall, found.f1))
    return Scored(*parts)


def _presence_alpha(met: Floats) -> Measured:
    found = krippendorff.alpha(met)
    if found.reason == "no variation" and not met[0].sum():
        return Measured(None, "nobody marked", found.counts)
    return found


def _alpha(by_article: Floats, settings: Settings) -> Coefficient:
    found = _presence_alpha(by_article.sum(axis=0))
    spread = interval(by_article, krippendorff.replicated, settings.replicates, settings.seed, settings.level)
    return Coefficient(found.value, found.reason, found.counts, spread)


def _gamma(compared: Comparison, label: str, settings: Settings) -> GammaFigures | None:
    if settings.gamma is None:
        return None
    placed: dict[str, list[tuple[str, float, float, str]]] = {key: [] for key in compared.articles}
    for a in compared.by_id.values():
        if a.label == label:
            placed[a.article].append((a.annotator, a.start, a.end, label))
    found = [gamma(units, compared.done[key], settings.dissimilarity, settings.gamma) for key, units in placed.items()]
    all_ = pooled(found)
    reason = all_.reason if found else "one annotator"
    defined = [one for one in found if one.gamma.value is not None]
    drawn, exact = sum(one.drawn for one in found), all(one.exact for one in defined)
    return GammaFigures(
        all_.value, reason, all_.counts, len(defined), drawn, exact, settings.gamma, settings.dissimilarity
    )
