"""A page: a report as one HTML file that needs nothing beside it, neither network nor script.

All that goes in is plain text and is escaped here; nothing of it can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from msgspec import Struct

from annotator.exchange.whole_file import whole_file

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1c2430; max-width: 72rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid #d5dae1; }
p { max-width: 46rem; } .wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .8rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: #556070; padding-bottom: .3rem; }
th, td { padding: .25rem .7rem; border-bottom: 1px solid #e4e8ed; text-align: right; vertical-align: top; }
th:first-child, td:first-child { text-align: left; }
thead th { border-bottom: 2px solid #aab3bf; font-weight: 600; }
svg text { font: 12px system-ui, sans-serif; fill: #1c2430; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
"""
_LEFT, _WIDE, _ROW = 220, 480, 22


class Table(Struct, frozen=True):
    """Rows as wide as ``heading``; the first column names its row."""

    heading: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    caption: str = ""


class Point(Struct, frozen=True):
    """A value from -1 to 1 with its interval, as far as they are defined."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None


class Plot(Struct, frozen=True):
    """Points with their intervals on one scale; ``caption`` says what they are."""

    points: Sequence[Point]
    caption: str


class Section(Struct, frozen=True):
    """Under a ``title``: paragraphs, tables and plots in their order."""

    title: str
    parts: Sequence[str | Table | Plot]


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


def _part(part: str | Table | Plot) -> str:
    if isinstance(part, Table):
        return _table(part)
    return _plot(part) if isinstance(part, Plot) else f'<p dir="auto">{escape(part)}</p>'


def _table(table: Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    rows = "\n".join(f"<tr>{_cells('td', row)}</tr>" for row in table.rows)
    head = f"<thead><tr>{_cells('th', table.heading)}</tr></thead>"
    return f'<div class="wide"><table>{caption}\n{head}\n<tbody>\n{rows}\n</tbody></table></div>'


def _cells(tag: str, cells: Iterable[str]) -> str:
    return "".join(f'<{tag} dir="auto">{escape(cell)}</{tag}>' for cell in cells)


def _plot(plot: Plot) -> str:
    low = min([0.0, *(edge for p in plot.points for edge in (p.value, p.low) if edge is not None)])
    height = (len(plot.points) + 1) * _ROW + 8
    ticks = "".join(_tick(value, low, height) for value in (*(() if low >= 0 else (low,)), 0.0, 0.25, 0.5, 0.75, 1.0))
    rows = "".join(_row(point, low, (place + 0.7) * _ROW) for place, point in enumerate(plot.points))
    size = f'width="{_LEFT + _WIDE + 60}" height="{height}"'
    caption = escape(plot.caption)
    return f'<p>{caption}</p><div class="wide"><svg {size} role="img" aria-label="{caption}">{ticks}{rows}</svg></div>'


def _place(value: float, low: float) -> float:
    return round(_LEFT + _WIDE * (value - low) / (1 - low), 1)


def _tick(value: float, low: float, height: int) -> str:
    x = _place(value, low)
    line = f'<line x1="{x}" x2="{x}" y1="0" y2="{height - _ROW}" stroke="#e4e8ed"/>'
    return f'{line}<text x="{x}" y="{height - 6}" text-anchor="middle">{value:.2f}</text>'


def _row(point: Point, low: float, y: float) -> str:
    parts = [f'<text x="{_LEFT - 12}" y="{y + 4}" text-anchor="end">{escape(point.name)}</text>']
    if point.low is not None and point.high is not None:
        ends = f'x1="{_place(point.low, low)}" x2="{_place(point.high, low)}"'
        parts.append(f'<line {ends} y1="{y}" y2="{y}" stroke="#5b7fb5" stroke-width="2"/>')
    if point.value is not None:
        parts.append(f'<circle cx="{_place(point.value, low)}" cy="{y}" r="4" fill="#24446f"/>')
    return "".join(parts)
