"""A page: a report as one HTML file that needs nothing beside it, neither network nor script.

All that goes in is plain text and is escaped here; nothing of it can become markup.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from annotator.exchange.charts import Chart, Looks
from annotator.exchange.whole_file import whole_file

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #556070; --line: #d5dae1; --paper: #fff; }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 72rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
p { max-width: 46rem; } .wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .8rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding-bottom: .3rem; }
th, td { padding: .22rem .7rem; text-align: right; vertical-align: top; white-space: nowrap; }
th.words, td.words { text-align: left; white-space: normal; max-width: 26rem; }
table { border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
thead tr:last-child th { border-bottom: 1px solid var(--ink); font-weight: 600; }
th.group { text-align: center; font-weight: 600; border-bottom: 1px solid var(--quiet); }
figure { margin: 1.4rem 0; } figcaption { color: var(--quiet); margin-bottom: .4rem; }
svg { max-width: 100%; height: auto; background: #fff; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e3e6eb; --quiet: #a4adba; --line: #3a4048; --paper: #17191d; } svg { border-radius: 6px; }
}
@media print {
  @page { margin: 14mm; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } .wide { overflow: visible; }
  table { font-size: 7.5pt; } th, td { padding: .1rem .32rem; } th { white-space: normal; }
  h2, caption, figcaption { break-after: avoid; } tr, figure { break-inside: avoid; }
}
"""


class Table(Struct, frozen=True):
    """Rows as wide as ``heading``; the first column names its row.

    ``groups`` stand over columns that follow each other and share one; ``left`` are the columns of words.
    """

    heading: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    groups: tuple[str, ...] = ()
    left: frozenset[int] = frozenset({0})


class Section(Struct, frozen=True):
    """Under a ``title``: paragraphs, tables and charts in their order."""

    title: str
    parts: Sequence[str | Table | Chart]


class Page(Struct, frozen=True):
    """``language`` is that of its sentences."""

    title: str
    sections: Sequence[Section]
    language: str = "en"


def write_page(page: Page, path: Path) -> None:
    """Write it whole or not at all. Raises DatasetError ``dataset.cannot_write``."""
    with whole_file(path) as file:
        file.write(html_of(page).encode("utf-8", "replace"))


def html_of(page: Page) -> str:
    """The page as HTML."""
    title = escape(page.title)
    sections = "\n".join(_section(section) for section in page.sections)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(page.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1 dir="auto">{title}</h1>\n{sections}\n</body>\n</html>\n'
    )


def _section(section: Section) -> str:
    parts = "\n".join(_part(part) for part in section.parts)
    return f"<section>\n<h2>{escape(section.title)}</h2>\n{parts}\n</section>"


def _part(part: str | Table | Chart) -> str:
    if isinstance(part, str):
        return f'<p dir="auto">{escape(part)}</p>'
    return _table(part) if isinstance(part, Table) else _chart(part)


def _table(table: Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    rows = "\n".join(f"<tr>{_cells('td', row, table.left)}</tr>" for row in table.rows)
    above = f"<tr>{_groups(table.groups)}</tr>" if any(table.groups) else ""
    head = f"<thead>{above}<tr>{_cells('th', table.heading, table.left)}</tr></thead>"
    return f'<div class="wide"><table>{caption}\n{head}\n<tbody>\n{rows}\n</tbody></table></div>'


def _groups(groups: Iterable[str]) -> str:
    spans = ((name, len(list(same))) for name, same in groupby(groups))
    return "".join(
        f'<th class="group" dir="auto" colspan="{wide}">{escape(name)}</th>' if name else "<th></th>" * wide
        for name, wide in spans
    )


def _cells(tag: str, cells: Iterable[str], left: Collection[int]) -> str:
    return "".join(
        f'<{tag} dir="auto"{" class=words" if place in left else ""}>{escape(cell)}</{tag}>'
        for place, cell in enumerate(cells)
    )


def _chart(chart: Chart) -> str:
    told = escape(chart.told or chart.caption, quote=True)
    # matplotlib takes half a second to load: only a page with a chart waits for it.
    svg_of: Callable[[Chart, Looks], str] = importlib.import_module("annotator.exchange.drawing").svg_of
    drawn = svg_of(chart, Looks()).replace("<svg", f'<svg role="img" aria-label="{told}"', 1)
    return f'<figure><figcaption dir="auto">{escape(chart.caption)}</figcaption>{drawn}</figure>'
