"""The tables and charts of a report by label, pair, article and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from annotator.agreement.behind import Behind
from annotator.agreement.on_demand import OnDemand
from annotator.agreement.report import ArticleFigures, BatchFigures, LabelFigures, LayerFigures, Report
from annotator.exchange.charts import Curves, Dots, Heat, Point, table_told
from annotator.wording.agreement_cells import Cell, Charted, Column, Sheet, between, count, value, words
from annotator.wording.agreement_how import how
from annotator.wording.agreement_study import Study
from annotator.wording.agreement_words import figure, number
from annotator.wording.translation import _

Part = str | Sheet | Charted


def columns(first: str, *rest: tuple[str, str], group: str = "") -> tuple[Column, ...]:
    """A column of names, then one of figures for each (title, key of how it is computed)."""
    return (Column(first, left=True), *(Column(title, how(key), group) for title, key in rest))


def _place(heading: Sequence[Column], key: str) -> int:
    """Which column's figures are computed so."""
    return next(place for place, column in enumerate(heading) if column.how == how(key))


def labels(report: Report, study: Study) -> Iterator[Part]:
    """Each label: how many, found again, beyond chance."""
    who = report.annotators
    f1 = _("F1")
    heading = (
        Column(_("Label"), left=True),
        *(Column(study.annotator(one), how("n"), _("Marks")) for one in who),
        *(Column(study.annotator(one), how("missing"), _("Missing")) for one in who),
        Column(_("exact"), how("exact"), f1),
        Column(_("overlap"), how("overlap"), f1),
        Column(_("chars"), how("characters"), f1),
        Column(_("IoU"), how("iou")),
        Column(_("α"), how("alpha"), _("Characters")),
        Column(_("95 %"), how("interval"), _("Characters")),
        *([Column(_("at least"), how("threshold"), _("Characters"))] if study.thresholds else []),
        Column(_("AC1"), how("ac1"), _("Characters")),
        Column(_("share"), how("prevalence"), _("Characters")),
    )
    rows = [_label(report, study, key, found) for key, found in report.labels.items()]
    sheet = Sheet(_("How well annotators agree on each label"), heading, rows)
    yield sheet
    spread = [(study.label(key), o.alpha.value, o.alpha.interval) for key, o in report.labels.items()]
    points = tuple(Point(name, v, i.low if i else None, i.high if i else None) for name, v, i in spread)
    told = [(study.label(key), figure(o.alpha)) for key, o in report.labels.items()]
    caption = _("Alpha over characters by label, with its interval")
    places = tuple((row, _place(heading, "alpha")) for row in range(len(rows)))
    yield Charted(Dots(caption, points, table_told(caption, told)), sheet, places)
    further = columns(
        _("Label"),
        (_("precision"), "exact_shares"),
        (_("recall"), "exact_shares"),
        (_("αU 2004"), "unitizing"),
        (_("(k)uα 2016"), "ku"),
        (_("gamma"), "gamma"),
    )
    yield Sheet(_("Further measures by label"), further, [_further(study, k, o) for k, o in report.labels.items()])
    layers = columns(_("Layer"), (_("uα"), "u"), (_("|uα"), "binary"), (_("cuα"), "cu"))
    found = [_layer(study, o) for o in report.unitizing.values()]
    yield Sheet(_("Unitizing alphas of 2016, by layer"), layers, found)


def _layer(study: Study, o: LayerFigures) -> tuple[Cell, ...]:
    marks = Behind("marks", among=o.labels)
    return words(", ".join(map(study.label, o.labels))), *(value(one, marks) for one in (o.u, o.binary, o.cu))


def _label(report: Report, study: Study, key: str, o: LabelFigures) -> tuple[Cell, ...]:
    every = Behind("marks", key)
    return (
        words(study.label(key)),
        *(count(o.n[who], Behind("marks", key, (who,))) for who in report.annotators),
        *(count(o.missing[who], Behind("missing", key, (who,))) for who in report.annotators),
        value(o.exact.f1, every),
        value(o.overlap.f1, every),
        value(o.characters.f1, every),
        value(o.mean_iou, Behind("aligned", key)),
        value(o.alpha, every),
        between(o.alpha.interval, every),
        *([_threshold(study.thresholds.get(key), o)] if study.thresholds else []),
        value(o.ac1, every),
        value(o.prevalence, every),
    )


def _threshold(least: float | None, o: LabelFigures) -> Cell:
    if least is None:
        return words("–")
    below = o.alpha.value is not None and o.alpha.value < least
    return words(_("{least}, below").format(least=number(least)) if below else number(least))


def _further(study: Study, key: str, o: LabelFigures) -> tuple[Cell, ...]:
    every = Behind("marks", key)
    scores = (value(o.exact.precision, every), value(o.exact.recall, every))
    return (
        words(study.label(key)), *scores, value(o.unitizing_2004, every), value(o.ku, every), value(o.gamma, every)
    )  # fmt: skip


def confusion(report: Report, study: Study) -> Iterator[Part]:
    """Labels against labels."""
    keys = (*report.confusion.labels, "")
    titles = [study.label(key) if key else _("no mark") for key in keys]
    heading = (Column("", left=True), *(Column(title, how("confusion")) for title in titles))
    rows = [
        (words(title), *(count(n, Behind("labels", values=(key, other))) for other, n in zip(keys, row, strict=True)))
        for title, key, row in zip(titles, keys, report.confusion.counts, strict=True)
    ]
    sheet = Sheet(_whose(report, study), heading, rows)
    yield sheet
    caption = _("The same as shares of each row")
    sums = [sum(row) for row in report.confusion.counts]
    shares = tuple(
        tuple(n / total if total else None for n in row)
        for row, total in zip(report.confusion.counts, sums, strict=True)
    )
    written = tuple(tuple("" if share is None else f"{share:.2f}" for share in row) for row in shares)
    if any(sums):
        places = tuple((row, column + 1) for row in range(len(keys)) for column in range(len(keys)))
        heat = Heat(caption, tuple(titles), tuple(titles), shares, written, _same_told(caption))
        yield Charted(heat, sheet, places)


def _whose(report: Report, study: Study) -> str:
    if len(report.annotators) == 2:
        rows, across = map(study.annotator, report.annotators)
        return _("{rows} in rows, {across} in columns").format(rows=rows, across=across)
    return _("The first of two annotators in rows, the second in columns, over all pairs")


def _same_told(caption: str) -> str:
    return _("{caption}: the figures stand in the table.").format(caption=caption)


def pairs(report: Report, study: Study) -> Iterator[Part]:
    """Every two annotators, a matrix of them, and all but one."""
    f1, agr = _("F1"), _("agr")
    heading = (
        Column(_("Pair"), left=True),
        Column(_("articles"), how("articles")),
        *(Column(title, how(key), f1) for title, key in ((_("exact"), "exact"), (_("overlap"), "overlap"))),
        Column(_("characters"), how("characters"), f1),
        Column(_("of the first"), how("agr"), agr),
        Column(_("of the second"), how("agr"), agr),
        Column(_("α"), how("alpha"), _("Characters")),
        Column(_("95 %"), how("interval"), _("Characters")),
    )
    rows = []
    for o in report.pairs.matrix:
        both = Behind("marks", annotators=(o.key, o.response))
        scores = (value(one.f1, both) for one in (o.exact, o.overlap, o.characters))
        agrs = (value(one, both) for one in o.agr)
        name = words(study.pair(o.key, o.response))
        about = (value(o.alpha, both), between(o.alpha.interval, both))
        rows.append((name, count(o.articles, both), *scores, *agrs, *about))
    if rows:
        yield Sheet(_("Every two annotators, all labels together"), heading, rows)
    if report.pairs.leave_one_out:
        matrix, many = _matrix(report, study), range(len(report.annotators))
        yield matrix
        places = tuple((min(one, other), max(one, other) + 1) for one in many for other in many)
        yield Charted(_heat(report, study), matrix, places)
        without = columns(_("Without"), (_("exact F1"), "without"), (_("α"), "without"))
        rest = [
            (words(study.annotator(o.annotator)), value(o.exact_f1, _but(report, o.annotator)),
             value(o.alpha, _but(report, o.annotator)))
            for o in report.pairs.leave_one_out
        ]  # fmt: skip
        yield Sheet(_("All annotators but one"), without, rest)


def _but(report: Report, out: str) -> Behind:
    return Behind("marks", annotators=tuple(who for who in report.annotators if who != out))


def _matrix(report: Report, study: Study) -> Sheet:
    """Alpha above the diagonal, exact F1 below it."""
    found = {(o.key, o.response): o for o in report.pairs.matrix}
    rows = []
    for one in report.annotators:
        cells = [words(study.annotator(one))]
        for other in report.annotators:
            above, below = found.get((one, other)), found.get((other, one))
            both = Behind("marks", annotators=(one, other))
            below_it = msgspec.structs.replace(value(below.exact.f1 if below else None, both), how=how("exact"))
            cells.append(value(above.alpha, both) if above else below_it)
        rows.append(tuple(cells))
    heading = (Column("", left=True), *(Column(study.annotator(one), how("alpha")) for one in report.annotators))
    return Sheet(_("Alpha above the diagonal, exact F1 below it"), heading, rows)


def _heat(report: Report, study: Study) -> Heat:
    found = {frozenset((o.key, o.response)): o.alpha for o in report.pairs.matrix}
    names = tuple(study.annotator(one) for one in report.annotators)
    table = [[found.get(frozenset((one, other))) for other in report.annotators] for one in report.annotators]
    values = tuple(tuple(None if one is None else one.value for one in row) for row in table)
    written = tuple(tuple("" if one is None else figure(one) for one in row) for row in table)
    caption = _("Alpha of every two annotators")
    told = [(study.pair(o.key, o.response), figure(o.alpha)) for o in report.pairs.matrix]
    return Heat(caption, names, names, values, written, table_told(caption, told))


def articles(report: Report, study: Study) -> Iterator[Part]:
    """Each article, all labels together."""
    heading = (
        Column(_("Article"), left=True),
        Column(_("passages"), how("units")),
        *(Column(study.annotator(who), how("missing"), _("Missing")) for who in report.annotators),
        Column(_("exact"), how("exact"), _("F1")),
        Column(_("overlap"), how("overlap"), _("F1")),
        Column(_("characters"), how("characters"), _("F1")),
        Column(_("α"), how("alpha")),
    )
    if report.articles:
        found = report.articles
        rows = OnDemand(len(found), lambda place: _article(report, study, found[place]))
        yield Sheet(_("Each article, all labels together"), heading, rows)


def _article(report: Report, study: Study, o: ArticleFigures) -> tuple[Cell, ...]:
    here = Behind("marks", articles=(o.article,))
    missing = (
        count(o.missing[who], Behind("missing", None, (who,), (o.article,))) if who in o.missing else Cell("–")
        for who in report.annotators
    )
    return (
        words(study.articles.get(o.article, o.article)),
        count(o.units, Behind("units", articles=(o.article,))),
        *missing,
        *(value(one, here) for one in (o.exact_f1, o.overlap_f1, o.characters_f1, o.alpha)),
    )


def time(report: Report, study: Study) -> Iterator[Part]:
    """By quarters of the order in which articles were finished, and by story."""
    quarters, stories = report.batches.quarters, report.batches.stories
    if quarters:
        names = [_("{number}. quarter").format(number=o.name) for o in quarters]
        caption = _("By quarters of the articles, in the order in which they were finished")
        sheet = Sheet(caption, _batch_columns(_("Articles finished"), dated=True), list(map(_batch, names, quarters)))
        yield sheet
        lines = (
            (_("alpha"), tuple(_point(n, o.alpha.value, o) for n, o in zip(names, quarters, strict=True))),
            (_("exact F1"), tuple(_exact(n, o) for n, o in zip(names, quarters, strict=True))),
        )
        caption = _("Agreement over time, with intervals")
        told = [(n, f"{figure(o.alpha)}, {figure(o.exact.f1)}") for n, o in zip(names, quarters, strict=True)]
        drawn = (_place(sheet.columns, key) for key in ("alpha", "exact"))
        places = tuple((row, column) for column in drawn for row in range(len(quarters)))
        yield Charted(Curves(caption, lines, table_told(caption, told)), sheet, places)
    else:
        yield _("When the work was made is not known for four articles or more, so there is no order to show.")
    if stories:
        rows = OnDemand(len(stories), lambda place: _story(study, stories[place]))
        yield Sheet(_("By story"), _batch_columns(_("Story"), dated=False), rows)


def _story(study: Study, o: BatchFigures) -> tuple[Cell, ...]:
    return _batch(study.stories.get(o.name, o.name), o, dated=False)


def _point(name: str, number: float | None, o: BatchFigures) -> Point:
    around = o.alpha.interval
    return Point(name, number, around.low if around else None, around.high if around else None)


def _exact(name: str, o: BatchFigures) -> Point:
    around = o.exact.interval
    return Point(name, o.exact.f1.value, around.low if around else None, around.high if around else None)


def _batch_columns(first: str, *, dated: bool) -> tuple[Column, ...]:
    days = (Column(_("from"), left=True), Column(_("to"), left=True)) if dated else ()
    around = (Column(_("95 %"), how("interval")),) if dated else ()
    return (
        Column(first, left=True),
        *days,
        Column(_("articles"), how("articles")),
        Column(_("passages"), how("units")),
        Column(_("missing"), how("batch_missing")),
        Column(_("exact"), how("exact"), _("F1")),
        Column(_("overlap"), how("overlap"), _("F1")),
        Column(_("characters"), how("characters"), _("F1")),
        Column(_("α"), how("alpha")),
        *around,
    )


def _batch(name: str, o: BatchFigures, *, dated: bool = True) -> tuple[Cell, ...]:
    here = Behind("marks", articles=o.articles)
    days: Sequence[Cell] = (Cell(o.began or "–"), Cell(o.ended or "–")) if dated else ()
    around: Sequence[Cell] = (between(o.alpha.interval, here),) if dated else ()
    return (
        words(name),
        *days,
        count(len(o.articles), here),
        count(o.units, Behind("units", articles=o.articles)),
        count(o.missing, Behind("missing", articles=o.articles)),
        *(value(one, here) for one in (o.exact.f1, o.overlap_f1, o.characters_f1, o.alpha)),
        *around,
    )
