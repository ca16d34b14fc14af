"""Figures of a report by pair of annotators, by article and by batch of articles, over all labels together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement import measured
from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.bootstrap import Resamples
from annotator.agreement.comparison import Comparison
from annotator.agreement.covering import coincidences
from annotator.agreement.on_demand import OnDemand
from annotator.agreement.report import ArticleFigures, Batches, BatchFigures, PairFigures, Pairs, Without
from annotator.agreement.report_labels import WAYS, Two, alpha, alpha_of_presence, scored, scores, spread

QUARTERS = 4


def pair_figures(compared: Comparison, draws: Resamples) -> Pairs:
    """Every two annotators over all labels together, and each left out in turn where there are three or more."""
    matrix = tuple(_pair(compared, pair, draws) for pair in compared.pairs)
    who = compared.annotators
    return Pairs(matrix, tuple(_without(compared, out, draws) for out in who) if len(who) > 2 else ())


def article_figures(compared: Comparison) -> Sequence[ArticleFigures]:
    """Each article over all labels and annotators together; made when they are asked for."""
    tallied = _tallied(compared)
    lacking = np.zeros((len(compared.articles), len(compared.annotators)), np.int64)
    np.add.at(lacking, compared.article_of_unit, compared.lacking)
    met = tallied.met.reshape(-1, 4)

    def made(place: int) -> ArticleFigures:
        there = dict(zip(compared.annotators, compared.done[place].tolist(), strict=True))
        missing = dict(zip(compared.annotators, lacking[place].tolist(), strict=True))
        exact, overlap, characters = (measured.f1(*one[place].tolist()) for one in tallied.counts)
        return ArticleFigures(
            compared.articles[place],
            tuple(who for who, done in there.items() if done),
            int(tallied.units[place]),
            {who: n for who, n in missing.items() if there[who]},
            exact,
            overlap,
            characters,
            alpha_of_presence(*met[place].tolist()),
        )

    return OnDemand(len(compared.articles), made)


def batches(compared: Comparison, draws: Resamples) -> Batches:
    """By story where there are several; and by quarters of the articles in the order in which they were finished."""
    tallied = _tallied(compared)
    names = compared.columns.stories
    stories = stories_of(compared)

    def made(place: int) -> BatchFigures:
        code, part = stories[place]
        return _batch(compared, tallied, names[code], part, None)

    return Batches(
        OnDemand(len(stories) if len(stories) > 1 else 0, made),
        tuple(
            _batch(compared, tallied, str(n), part, draws.of(len(part)))
            for n, part in enumerate(quarters_of(compared), start=1)
        ),
    )


def stories_of(compared: Comparison) -> list[tuple[int, Ints]]:
    """Each story's place in the columns, and the places of its articles; in reading order."""
    story = compared.columns.story[compared.places]
    order = np.argsort(story, kind="stable")
    codes, first = np.unique(story[order], return_index=True)
    parts = np.split(order, first[1:]) if len(codes) else []
    return sorted(zip(codes.tolist(), parts, strict=True), key=lambda one: int(one[1][0]))


def finished(compared: Comparison) -> Ints:
    """The place in time of each article's last mark, (articles,), -1 where no times are known."""
    last = np.full(len(compared.articles), -1, np.int64)
    np.maximum.at(last, compared.marks.article, compared.columns.moment[compared.chosen])
    return last


def quarters_of(compared: Comparison) -> list[Ints]:
    """Places of articles by quarter, of which there are none where fewer than four have known times."""
    last = finished(compared)
    dated = np.flatnonzero(last >= 0)
    if len(dated) < QUARTERS or len(np.unique(last[dated])) < 2:
        return []
    return np.array_split(dated[np.argsort(last[dated], kind="stable")], QUARTERS)


@dataclass(frozen=True, slots=True)
class _Tallied:
    """What adds up over articles: units, units in which somebody has no mark, counts by way, coincidences, times."""

    units: Ints
    missing: Ints
    counts: list[Floats]
    met: Floats
    first: Ints
    last: Ints


def _tallied(compared: Comparison) -> _Tallied:
    size, moment = len(compared.articles), compared.columns.moment[compared.chosen]
    first = np.full(size, len(compared.columns.moments), np.int64)
    dated = moment >= 0
    np.minimum.at(first, compared.marks.article[dated], moment[dated])
    return _Tallied(
        np.bincount(compared.article_of_unit, minlength=size),
        np.bincount(compared.article_of_unit[compared.lacking.any(axis=1)], minlength=size),
        [compared.pooled(name, None, compared.pairs) for name in WAYS],
        _met(compared, compared.annotators),
        first,
        finished(compared),
    )


def _batch(compared: Comparison, tallied: _Tallied, name: str, part: Ints, draws: Resamples | None) -> BatchFigures:
    """Figures of the articles at the places ``part``, with intervals where there are ``draws``."""
    counts = [one[part] for one in tallied.counts]
    exact, overlap, characters = (measured.scored(*one.sum(axis=0).tolist()) for one in counts)
    return BatchFigures(
        name,
        tuple([compared.articles[place] for place in part.tolist()]),
        int(tallied.units[part].sum()),
        int(tallied.missing[part].sum()),
        spread(exact, counts[0], draws),
        overlap.f1,
        characters.f1,
        alpha(tallied.met[part], draws),
        _day(compared, int(tallied.first[part].min())),
        _day(compared, int(tallied.last[part].max())),
    )


def _day(compared: Comparison, moment: int) -> str:
    known = compared.columns.moments
    return known[moment][:10] if 0 <= moment < len(known) else ""


def _pair(compared: Comparison, pair: Two, draws: Resamples) -> PairFigures:
    both = int(compared.both(*pair).sum())
    agr = scored(compared, "agr", None, [pair])
    return PairFigures(
        *pair, both, *scores(compared, None, [pair]), (agr.recall, agr.precision), alpha(_met(compared, pair), draws)
    )


def _without(compared: Comparison, out: str, draws: Resamples) -> Without:
    rest = [who for who in compared.annotators if who != out]
    pairs = [pair for pair in compared.pairs if out not in pair]
    return Without(out, scored(compared, "exact", None, pairs).f1, alpha(_met(compared, rest), draws))


def _met(compared: Comparison, annotators: Sequence[str]) -> Floats:
    """Coincidences by article of all labels together: each character is an item once a label."""
    table, present = compared.covered(annotators)
    return coincidences(table.sum(axis=1), present)
