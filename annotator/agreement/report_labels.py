"""Figures of a report by label."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from annotator.agreement import krippendorff, spans
from annotator.agreement.arrays import Flags, Floats, Ints
from annotator.agreement.bootstrap import Resamples
from annotator.agreement.comparison import Comparison
from annotator.agreement.covering import ac1, coincidences, prevalence
from annotator.agreement.gamma import gamma, pooled
from annotator.agreement.measured import Measured, Reason, Scored, ratio
from annotator.agreement.report import Coefficient, GammaFigures, LabelFigures, LabelTable, Settings, Spread
from annotator.agreement.report_unitizing import Unitizing

Two = tuple[str, str]
WAYS = ("exact", "overlap", "characters")


def label_alphas(compared: Comparison, draws: Resamples) -> dict[str, Coefficient]:
    """Alpha of each label with its interval."""
    table, present = compared.covered()
    met = [coincidences(table[:, code], present) for code in range(len(compared.labels))]
    pooled = draws.pooled_all(met) if compared.articles else [np.zeros((0, 2, 2)) for _label in met]
    return {
        label: alpha(one, draws, replicates)
        for label, one, replicates in zip(compared.labels, met, pooled, strict=True)
    }


def label_figures(
    compared: Comparison,
    label: str,
    settings: Settings,
    around: Coefficient,
    unitizing: Unitizing,
    beat: Callable[[], None],
) -> LabelFigures:
    """All that is said of one label; ``around`` is its alpha; ``beat`` is called now and then, and may raise."""
    code = compared.labels.index(label)
    table, present = compared.covered()
    widths = table[:, code]
    n = np.bincount(compared.marks.annotator[compared.marks.label == code], minlength=len(compared.annotators))
    units = compared.label_of_unit == code
    return LabelFigures(
        dict(zip(compared.annotators, n.tolist(), strict=True)),
        int(units.sum()),
        missing(compared, units),
        *scores(compared, label, compared.pairs),
        mean_iou(compared, code),
        around,
        ac1(widths, present),
        prevalence(widths, present),
        _gamma(compared, code, settings, beat),
        unitizing.first_alpha(label),
        unitizing.ku(label),
    )


def missing(compared: Comparison, units: Flags) -> dict[str, int]:
    """In how many of ``units`` (units,) each annotator, done with the article, has no mark."""
    lacking = compared.lacking[units].sum(axis=0)
    return dict(zip(compared.annotators, lacking.tolist(), strict=True))


def together(compared: Comparison) -> tuple[Ints, Ints, Floats]:
    """Primary marks of one unit and label by two annotators that overlap, and how much they do (0 to 1); (p,) each."""
    pairs, marks, unit = compared.overlaps, compared.marks, compared.alignment.unit
    primary = compared.alignment.role == 0
    kept = (unit[pairs.one] == unit[pairs.other]) & (marks.label[pairs.one] == marks.label[pairs.other])
    pairs = pairs.where(kept & primary[pairs.one] & primary[pairs.other])
    length = marks.length
    either = length[pairs.one] + length[pairs.other] - pairs.shared
    return pairs.one, pairs.other, pairs.shared / either


def mean_iou(compared: Comparison, code: int) -> Measured:
    """Characters shared of those that either covers, mean over aligned primary marks of two annotators; 0 to 1."""
    one, _other, iou = together(compared)
    mine = iou[compared.marks.label[one] == code]
    total = float(mine.sum())
    reason: Reason = "never together" if (compared.marks.label == code).any() else "nobody marked"
    return ratio(total, len(mine), reason if compared.articles else "one annotator", sum=total, pairs=len(mine))


def confusion(compared: Comparison) -> LabelTable:
    """Labels against labels, and against no mark, in every unit and for every two annotators done with its article."""
    size = len(compared.labels) + 1
    marks, primaries = compared.marks, compared.primaries
    label = np.append(marks.label, size - 1)[primaries] if len(marks) else np.zeros_like(primaries)
    done = compared.done[compared.article_of_unit]
    table = np.zeros(size * size, np.int64)
    for key, response in compared.pairs:
        one, other = compared.seat(key), compared.seat(response)
        both = done[:, one] & done[:, other] & ((primaries[:, one] >= 0) | (primaries[:, other] >= 0))
        table += np.bincount(label[both, one] * size + label[both, other], minlength=size * size)
    rows = table.reshape(size, size).tolist()
    return LabelTable(compared.labels, tuple(tuple(row) for row in rows))


def scores(compared: Comparison, label: str | None, pairs: Sequence[Two]) -> tuple[Scored, Scored, Scored]:
    """Exact, overlap and by character, of one label or all."""
    exact, overlap, characters = (scored(compared, measure, label, pairs) for measure in WAYS)
    return exact, overlap, characters


def scored(compared: Comparison, measure: str, label: str | None, pairs: Sequence[Two]) -> Scored:
    """One way to match marks; undefined where no article is done by both."""
    found = spans.score(compared.pooled(measure, label, pairs))
    if any(compared.both(*pair).any() for pair in pairs):
        return found
    parts = (Measured(None, "one annotator", part.counts) for part in (found.precision, found.recall, found.f1))
    return Scored(*parts)


def spread(found: Scored, by_article: Floats, draws: Resamples | None) -> Spread:
    """Scores with the interval of their F1, from counts by article (articles, 4)."""
    around = draws.interval(by_article, spans.replicated_f1) if draws else None
    return Spread(found.precision, found.recall, found.f1, around)


def alpha_of_presence(both: float, mixed: float, mixed_again: float, neither: float) -> Measured:
    """Alpha of characters marked or left, from coincidences; told apart from no variation: nobody marked."""
    found = krippendorff.alpha_of_two(both, mixed, mixed_again, neither)
    if found.reason == "no variation" and not both + mixed:
        return Measured(None, "nobody marked", found.counts)
    return found


def alpha(by_article: Floats, draws: Resamples | None, pooled: Floats | None = None) -> Coefficient:
    """Alpha of characters with its interval, from coincidences by article (articles, 2, 2), drawn anew unless given."""
    found = alpha_of_presence(*by_article.sum(axis=0).ravel().tolist())
    around = None
    if draws is not None and pooled is not None:
        around = draws.spread(krippendorff.replicated(pooled))
    elif draws is not None:
        around = draws.interval(by_article, krippendorff.replicated)
    return Coefficient(found.value, found.reason, found.counts, around)


def _gamma(compared: Comparison, code: int, settings: Settings, beat: Callable[[], None]) -> GammaFigures | None:
    if settings.gamma is None:
        return None
    marks = compared.marks
    chosen = np.flatnonzero(marks.label == code)
    start, end = marks.start[chosen], marks.end[chosen]
    columns = (marks.article[chosen], marks.annotator[chosen], start, end)
    placed: list[list[tuple[str, float, float, str]]] = [[] for _ in compared.articles]
    for article, who, first, last in zip(*(column.tolist() for column in columns), strict=True):
        placed[article].append((compared.annotators[who], first, last, ""))
    done = [[who for who, ready in zip(compared.annotators, row, strict=True) if ready] for row in compared.done]
    found = []
    for units, who in zip(placed, done, strict=True):
        beat()
        found.append(gamma(units, who, settings.dissimilarity, settings.gamma, beat))
    all_ = pooled(found)
    reason = all_.reason if found else "one annotator"
    defined = [one for one in found if one.gamma.value is not None]
    drawn, exact = sum(one.drawn for one in found), all(one.exact for one in defined)
    return GammaFigures(
        all_.value, reason, all_.counts, len(defined), drawn, exact, settings.gamma, settings.dissimilarity
    )
