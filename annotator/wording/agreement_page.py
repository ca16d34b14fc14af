"""The report on agreement as a page for a paper: methods, parameters, tables and plots."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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


def agreement_page(report: Report, study: Study, golden: Golden | None = None) -> Page:
    """The page: what a methods section has to say, and every figure; with annotators against gold where given."""
    sections = [Section(_(title), tuple(map(_printed, make(report, study)))) for title, make in SECTIONS.values()]
    if golden is not None:
        sections.append(Section(_("Annotators against gold"), tuple(map(_printed, against(golden, study)))))
    told = Section(_("Methods"), tuple(methods(report, study)))
    known = {**versions(), _("Codebook"): shown(study.codebook)}
    rows = [[str(cell) for cell in row] for row in parameters(report, known)]
    settings = Section(_("Parameters"), (Table((_("Name"), _("Value")), rows),))
    title = _("Agreement: {project}").replace("{project}", shown(study.project))
    return Page(title, [told, *(section for section in sections if section.parts), settings])


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
