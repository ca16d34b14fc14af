"""The report on agreement as a page for a paper: methods, parameters, tables and plots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import scipy
from msgspec import Struct

from annotator import __version__
from annotator.agreement.measured import Scored
from annotator.agreement.report import Report, Spread
from annotator.exchange.page import Page, Plot, Point, Section, Table
from annotator.wording.agreement_methods import methods, parameters
from annotator.wording.agreement_words import figure, interval_figure
from annotator.wording.situations import shown
from annotator.wording.translation import _

MOST_CONFUSIONS = 5


class Study(Struct, frozen=True):
    """What a report calls things: names by id, and what speakers stand twice in the register."""

    project: str
    annotators: Mapping[str, str]
    articles: Mapping[str, str]
    labels: Mapping[str, str]
    codebook: str
    named_twice: int = 0
    by_name: bool = False

    def annotator(self, key: str) -> str:
        """The name of an annotator, on one line."""
        return shown(self.annotators.get(key, key))

    def label(self, key: str) -> str:
        """The title of a label, on one line."""
        return shown(self.labels.get(key, key))


def versions() -> dict[str, str]:
    """The versions of all that computed a report."""
    return {"annotator": __version__, "numpy": np.__version__, "scipy": scipy.__version__}


def agreement_page(report: Report, study: Study) -> Page:
    """The page: what a methods section has to say, and every figure."""
    makers: tuple[tuple[str, Callable[[Report, Study], Iterator[str | Table | Plot]]], ...] = (
        (_("Labels"), _labels),
        (_("Pairs of annotators"), _pairs),
        (_("Attributes"), _attributes),
        (_("Links"), _links),
        (_("Groups"), _groups),
        (_("Articles"), _articles),
    )
    sections = [Section(title, tuple(make(report, study))) for title, make in makers]
    told = Section(_("Methods"), tuple(methods(report, named_twice=study.named_twice, by_name=study.by_name)))
    known = {**versions(), _("Codebook"): shown(study.codebook)}
    settings = Section(_("Parameters"), (_table((_("Name"), _("Value")), parameters(report, known)),))
    title = _("Agreement: {project}").replace("{project}", shown(study.project))
    return Page(title, [told, *(section for section in sections if section.parts), settings])


def _table(heading: tuple[str, ...], rows: Iterator[tuple[object, ...]], caption: str = "") -> Table:
    return Table(heading, [[str(cell) for cell in row] for row in rows], caption)


def _three(scored: Scored | Spread) -> tuple[str, str, str]:
    return figure(scored.precision), figure(scored.recall), figure(scored.f1)


def _labels(report: Report, study: Study) -> Iterator[Table | Plot]:
    found = [(study.label(key), one) for key, one in report.labels.items()]
    who = report.annotators
    names = tuple(map(study.annotator, who))
    rows = ((name, one.units, *(one.n[a] for a in who), *(one.missing[a] for a in who)) for name, one in found)
    missing = tuple(_("missing: {name}").replace("{name}", name) for name in names)
    yield _table((_("Label"), _("Units"), *names, *missing), rows, _("Marks, and units in which an annotator has none"))
    rows = (
        (name, *_three(o.exact), *_three(o.overlap), *_three(o.characters), figure(o.mean_iou)) for name, o in found
    )
    ways = (_("exact"), _("overlap"), _("characters"))
    scores = tuple(f"{way} {score}" for way in ways for score in ("P", "R", "F1"))
    yield _table((_("Label"), *scores, _("mean IoU")), rows, _("Marks found again"))
    rows = (
        (name, figure(o.alpha), interval_figure(o.alpha.interval), *map(figure, (o.ac1, o.prevalence, o.gamma)))
        for name, o in found
    )
    heading = (_("Label"), _("alpha"), _("interval"), _("AC1"), _("prevalence"), _("gamma"))
    yield _table(heading, rows, _("Agreement beyond chance"))
    if found:
        spread = [(name, o.alpha.value, o.alpha.interval) for name, o in found]
        points = [Point(name, value, i.low if i else None, i.high if i else None) for name, value, i in spread]
        yield Plot(points, _("Alpha over characters by label, with its interval"))


def _pairs(report: Report, study: Study) -> Iterator[Table]:
    rows = (
        (
            f"{study.annotator(o.key)} – {study.annotator(o.response)}",
            o.articles,
            *(figure(score.f1) for score in (o.exact, o.overlap, o.characters)),
            *map(figure, o.agr),
            figure(o.alpha),
            interval_figure(o.alpha.interval),
        )
        for o in report.pairs.matrix
    )
    scores = (_("exact F1"), _("overlap F1"), _("characters F1"), _("agr, of the first"), _("agr, of the second"))
    if report.pairs.matrix:
        yield _table((_("Pair"), _("Articles"), *scores, _("alpha"), _("interval")), rows)
    rows = ((study.annotator(o.annotator), figure(o.exact_f1), figure(o.alpha)) for o in report.pairs.leave_one_out)
    if report.pairs.leave_one_out:
        yield _table((_("Without"), _("exact F1"), _("alpha")), rows, _("All annotators but one"))


def _attributes(report: Report, study: Study) -> Iterator[Table]:
    heading = (_("Attribute"), _("Units"), _("one answer"), _("equal"), _("alpha"), _("interval"), _("AC1"))
    rows = (
        (
            f"{study.label(o.label)}: {shown(o.attribute)}",
            *(o.units, o.lone, figure(o.percent), figure(o.alpha)),
            *(interval_figure(o.alpha.interval if o.alpha else None), figure(o.ac1), o.distance),
        )
        for o in report.attributes.values()
    )
    if report.attributes:
        yield _table((*heading, _("distance")), rows)
    confusions = (
        (f"{study.label(o.label)}: {shown(o.attribute)}", shown(one), shown(other), n)
        for o in report.attributes.values()
        if o.alpha is not None
        for one, other, n in o.confusions[:MOST_CONFUSIONS]
    )
    confused = _table((_("Attribute"), _("Value"), _("Value"), _("times")), confusions, _("Values confused most often"))
    if confused.rows:
        yield confused


def _links(report: Report, study: Study) -> Iterator[Table]:  # noqa: ARG001 - as the other sections
    rows = (
        (shown(key), o.units, *_three(o.scores), figure(o.alpha), figure(o.alpha_masi_2006))
        for key, o in report.links.items()
    )
    if report.links:
        yield _table((_("Link"), _("Units"), "P", "R", "F1", _("alpha"), _("alpha (MASI 2006)")), rows)


def _groups(report: Report, study: Study) -> Iterator[Table]:
    heading = (_("Pair"), _("Groups"), "MUC", "B³", "CEAF-m", "CEAF-e", "LEA", "BLANC", _("adjusted Rand"))
    for kind, found in report.groups.items():
        rows = (
            (
                f"{study.annotator(o.key)} – {study.annotator(o.response)}",
                f"{o.groups[0]}, {o.groups[1]}",
                *(figure(score.f1) for score in (o.muc, o.b_cubed, o.ceaf_m, o.ceaf_e, o.lea, o.blanc)),
                figure(o.adjusted_rand),
            )
            for o in found
        )
        yield _table(heading, rows, _("Groups of kind {kind}: F1, and the adjusted Rand index").replace("{kind}", kind))


def _articles(report: Report, study: Study) -> Iterator[Table]:
    rows = (
        (
            shown(study.articles.get(o.article, o.article)),
            *(o.units, sum(o.missing.values())),
            *map(figure, (o.exact_f1, o.overlap_f1, o.characters_f1, o.alpha)),
        )
        for o in report.articles
    )
    scores = (_("exact F1"), _("overlap F1"), _("characters F1"), _("alpha"))
    if report.articles:
        yield _table((_("Article"), _("Units"), _("missing"), *scores), rows)
