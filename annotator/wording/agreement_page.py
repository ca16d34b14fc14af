"""The report on agreement as a page for a paper: methods, parameters, tables and plots."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from annotator.agreement.report import Report
from annotator.exchange.charts import Chart
from annotator.exchange.gold_reader import Golden
from annotator.exchange.page import Page, Section, Table
from annotator.wording import agreement_sheets, agreement_structure
from annotator.wording.agreement_cells import Charted, Sheet
from annotator.wording.agreement_gold import against
from annotator.wording.agreement_methods import methods, parameters
from annotator.wording.agreement_sheets import Part
from annotator.wording.agreement_study import Study, versions
from annotator.wording.situations import shown
from annotator.wording.translation import _, later

SECTIONS: dict[str, tuple[str, Callable[[Report, Study], Iterator[Part]]]] = {
    "labels": (later("Labels"), agreement_sheets.labels),
    "confusion": (later("Confused labels"), agreement_sheets.confusion),
    "pairs": (later("Pairs of annotators"), agreement_sheets.pairs),
    "articles": (later("Articles"), agreement_sheets.articles),
    "time": (later("Over time"), agreement_sheets.time),
    "attributes": (later("Attributes"), agreement_structure.attributes),
    "links": (later("Links"), agreement_structure.links),
    "groups": (later("Groups"), agreement_structure.groups),
}
"""The parts of a report, by name: what each is called, and what stands in it."""
_MEASURES, _NAMED = 12, 4
"""So many rows of a table may have an explanation of their own; so many figures stand before one."""


def agreement_page(report: Report, study: Study, golden: Golden | None = None) -> Page:
    """The page: what a methods section has to say, and every figure; with annotators against gold where given."""
    told_of = [(_(title), tuple(make(report, study))) for title, make in SECTIONS.values()]
    if golden is not None:
        told_of.append((_("Annotators against gold"), tuple(against(golden, study))))
    sections = [Section(title, tuple(map(_printed, parts))) for title, parts in told_of]
    people = {study.annotator(one) for one in report.annotators}
    how = Section(_("How figures are computed"), (_explained(told_of, people),))
    told = Section(_("Methods"), tuple(methods(report, study)))
    known = {**versions(), _("Codebook"): shown(study.codebook)}
    rows = [[str(cell) for cell in row] for row in parameters(report, known)]
    settings = Section(_("Parameters"), (Table((_("Name"), _("Value")), rows),))
    title = _("Agreement: {project}").replace("{project}", shown(study.project))
    return Page(title, [told, *(section for section in sections if section.parts), how, settings])


def _explained(sections: Iterable[tuple[str, Sequence[Part]]], people: Collection[str]) -> Table:
    """What the figures of all tables are: each explanation once, with the section and figures that come first."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for title, parts in sections:
        for sheet in (part for part in parts if isinstance(part, Sheet)):
            for name, how in _named(sheet, people):
                found.setdefault(how, (title, {}))[1][name] = None
    rows = [[title, "; ".join(list(names)[:_NAMED]), how] for how, (title, names) in found.items()]
    return Table((_("Section"), _("Figure"), _("How it is computed")), rows, left=frozenset((0, 1, 2)))


def _named(sheet: Sheet, people: Collection[str]) -> Iterator[tuple[str, str]]:
    """What is explained in a table, with its explanation: columns, or measures where each row has one of its own."""
    own = [(row[0].text, cell.how) for row in sheet.rows[:_MEASURES] for cell in row if cell.how]
    if own and sheet.columns[0].title:
        yield from own
        return
    for column in (one for one in sheet.columns if one.how):
        # Columns of people and of values are many: what stands over them says what they hold.
        alone = column.title in people or not sheet.columns[0].title
        yield (column.group or sheet.caption) if alone else f"{column.group} {column.title}".strip(), column.how


def _printed(part: Part) -> str | Table | Chart:
    if isinstance(part, Sheet):
        return table_of(part)
    return part.chart if isinstance(part, Charted) else part


def table_of(sheet: Sheet) -> Table:
    """A sheet as a table of the page."""
    heading = tuple(column.title for column in sheet.columns)
    groups = tuple(column.group for column in sheet.columns)
    rows = [[cell.text for cell in row] for row in sheet.rows]
    left = frozenset(place for place, column in enumerate(sheet.columns) if column.left)
    return Table(heading, rows, sheet.caption, groups, left)
