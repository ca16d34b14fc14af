"""The tables and charts of a report on attributes, links and groups."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from annotator.agreement.behind import Behind
from annotator.agreement.report import AttributeFigures, Report, Spread
from annotator.wording.agreement_cells import Cell, Column, Sheet, between, count, value, words
from annotator.wording.agreement_how import how
from annotator.wording.agreement_sheets import Part, columns
from annotator.wording.agreement_study import Study
from annotator.wording.translation import _

MOST_VALUES = 12
"""A table of confusions has so many rows at most; values that are confused most stand in it."""
MOST_CONFUSIONS = 10


def attributes(report: Report, study: Study) -> Iterator[Part]:
    """Each attribute, then the values that were confused."""
    heading = columns(
        _("Attribute"),
        (_("passages"), "answers"),
        (_("one answer"), "lone"),
        (_("equal"), "percent"),
        (_("α"), "values_alpha"),
        (_("95 %"), "interval"),
        (_("AC1"), "values_ac1"),
    )
    found = list(report.attributes.values())
    if found:
        yield Sheet(_("Answers about marks that both made"), heading, [_attribute(study, o) for o in found])
    for o in found:
        if o.confusions and o.alpha is not None:
            yield _confusions(study, o)
        elif o.confusions:
            yield _list(study, o)


def _attribute(study: Study, o: AttributeFigures) -> tuple[Cell, ...]:
    both = Behind("answers", o.label, name=o.attribute)
    return (
        words(study.attribute(o.label, o.attribute)),
        count(o.units, both),
        count(o.lone, Behind("lone", o.label, name=o.attribute)),
        value(o.percent, both),
        value(o.alpha, both),
        between(o.alpha.interval if o.alpha else None, both),
        value(o.ac1, both),
    )


def _confusions(study: Study, o: AttributeFigures) -> Sheet:
    """Values against values, those that meet others most often first, each pair on either side of the diagonal."""
    met = {(one, other): n for one, other, n in (*o.values, *o.confusions)}
    weight: dict[str, int] = {}
    for one, other, n in o.confusions:
        weight[one] = weight.get(one, 0) + n
        weight[other] = weight.get(other, 0) + n
    for one, _other, _n in o.values:
        weight.setdefault(one, 0)
    said = partial(study.value, o.label, o.attribute)
    shown = sorted(weight, key=lambda name: (-weight[name], name))[:MOST_VALUES]
    rows = []
    for one in shown:
        cells = [words(said(one))]
        for other in shown:
            n = met.get((one, other), met.get((other, one), 0))
            cells.append(count(n, Behind("met", o.label, name=o.attribute, values=(one, other))))
        rows.append(tuple(cells))
    heading = (Column("", left=True), *(Column(words(said(name)).text, how("times")) for name in shown))
    caption = _("{attribute}: which values met").replace("{attribute}", study.attribute(o.label, o.attribute))
    return Sheet(caption, heading, rows)


def _list(study: Study, o: AttributeFigures) -> Sheet:
    heading = (Column(_("Value"), left=True), Column(_("Value"), left=True), Column(_("times"), how("times")))
    said = partial(study.value, o.label, o.attribute)
    rows = [
        (words(said(one)), words(said(other)), count(n, Behind("met", o.label, name=o.attribute, values=(one, other))))
        for one, other, n in o.confusions[:MOST_CONFUSIONS]
    ]
    caption = _("{attribute}: values confused most often").replace("{attribute}", study.attribute(o.label, o.attribute))
    return Sheet(caption, heading, rows)


def links(report: Report, study: Study) -> Iterator[Part]:
    """Each type of link."""
    alpha, masi = _("α"), _("α, MASI")
    heading = (
        Column(_("Link"), left=True),
        Column(_("passages"), how("linked")),
        *(Column(title, how("link_f1"), _("Links")) for title in (_("precision"), _("recall"), _("F1"))),
        Column(_("95 %"), how("interval"), _("Links")),
        Column(alpha, how("link_alpha"), _("Sets")),
        Column(_("95 %"), how("interval"), _("Sets")),
        Column(masi, how("link_masi"), _("Sets")),
    )
    rows = []
    for key, o in report.links.items():
        linked = Behind("links", name=key)
        rows.append((
            words(study.link(key)),
            count(o.units, linked),
            *(value(one, linked) for one in (o.scores.precision, o.scores.recall, o.scores.f1)),
            between(o.scores.interval, linked),
            value(o.alpha, linked),
            between(o.alpha.interval, linked),
            value(o.alpha_masi_2006, linked),
        ))  # fmt: skip
    if rows:
        yield Sheet(_("What was linked to what, between passages that both marked"), heading, rows)


def groups(report: Report, study: Study) -> Iterator[Part]:
    """Each kind of group: measures down, pairs of annotators across would not fit; a table a pair."""
    for kind, found in report.groups.items():
        for o in found:
            both = Behind("groups", annotators=(o.key, o.response), name=kind)
            measures: tuple[tuple[str, str, Spread], ...] = (
                ("MUC", "muc", o.muc),
                ("B³", "b_cubed", o.b_cubed),
                ("CEAF-m", "ceaf_m", o.ceaf_m),
                ("CEAF-e", "ceaf_e", o.ceaf_e),
                ("LEA", "lea", o.lea),
                ("BLANC", "blanc", o.blanc),
            )
            rows = []
            for title, key, s in measures:
                scores = (_of(value(one, both), key) for one in (s.precision, s.recall, s.f1))
                rows.append((words(title), *scores, between(s.interval, both)))
            rand = _of(value(o.adjusted_rand, both), "rand")
            rows.append((words(_("adjusted Rand")), Cell(""), Cell(""), rand, between(o.adjusted_rand.interval, both)))
            heading = columns(
                _("Measure"),
                (_("precision"), "groups"),
                (_("recall"), "groups"),
                (_("F1 or index"), "groups"),
                (_("95 %"), "interval"),
            )
            told = _("Groups of kind {kind}: {pair}, {mine} and {theirs} groups")
            named = {"kind": kind, "pair": study.pair(o.key, o.response), "mine": o.groups[0], "theirs": o.groups[1]}
            yield Sheet(told.format(**named), heading, rows)


def _of(cell: Cell, key: str) -> Cell:
    """A cell with an explanation of its own."""
    return msgspec.structs.replace(cell, how=how(key))
