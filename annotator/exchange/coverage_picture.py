"""Coverage as a picture: a grid that can be read without colours, in SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from msgspec import Struct

from annotator.exchange.whole_file import whole_file
from annotator.reuse.coverage import DENIED, NOT_CHECKED, NOT_REPORTED, QUOTED, Cell, CoverageRow

_LABEL, _CELL, _LINE, _HEAD, _EDGE = 420, 138, 30, 74, 24
_LABEL_LETTERS, _HEAD_LETTERS = 62, 18
_INK, _FAINT, _PAPER, _GRID = "#1f2328", "#5b636d", "#ffffff", "#d5dae0"
_FONT = "font-family=\"'Noto Sans','DejaVu Sans','Segoe UI',Helvetica,Arial,sans-serif\""
_FILLS = {
    "verbatim": "#1f5fa8",
    "same": "#1f5fa8",
    "variant": "#5c93cf",
    "source_revision": "#5c93cf",
    "partial": "#a9c8e8",
    "other_witness": "#a9c8e8",
    "paraphrase": "#dbe8f5",
    "unclear": "#dbe8f5",
    QUOTED: "#5c93cf",
    "opposite": "#e3a36c",
    DENIED: "#e3a36c",
}
_DARK = ("verbatim", "same")


class Heading(Struct, frozen=True):
    """What stands above a column, in two lines."""

    first: str
    second: str = ""


def coverage_picture(
    title: str, headings: Sequence[Heading], rows: Sequence[CoverageRow], words: Mapping[str, str]
) -> str:
    """The SVG document; ``words`` say what each value of a cell is called. Values have a word each, not a hue only."""
    width = 2 * _EDGE + _LABEL + _CELL * len(headings)
    height = 2 * _EDGE + _HEAD + _LINE * len(rows) + 3 * _LINE
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_FONT} font-size="12" fill="{_INK}">',
        f"<title>{_safe(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>',
        _text(_EDGE, _EDGE + 14, _cut(title, _LABEL_LETTERS), 'font-size="16" font-weight="600"'),
    ]
    for number, heading in enumerate(headings):
        x = _EDGE + _LABEL + _CELL * number + _CELL // 2
        parts.append(_text(x, _EDGE + _HEAD - 30, _cut(heading.first, _HEAD_LETTERS), 'text-anchor="middle"'))
        parts.append(
            _text(x, _EDGE + _HEAD - 14, _cut(heading.second, _HEAD_LETTERS), f'text-anchor="middle" fill="{_FAINT}"')
        )
    for number, row in enumerate(rows):
        parts += _row(row, _EDGE + _HEAD + _LINE * number, words)
    parts += _legend(rows, _EDGE + _HEAD + _LINE * len(rows) + _LINE, words)
    return "\n".join([*parts, "</svg>\n"])


def write_picture(picture: str, path: Path) -> None:
    """Write an SVG document. Raises DatasetError ``dataset.cannot_write``."""
    with whole_file(path) as file:
        file.write(picture.encode("utf-8"))


def _row(row: CoverageRow, y: int, words: Mapping[str, str]) -> list[str]:
    parts = [
        f"<g><title>{_safe(row.label)}</title>",
        _text(_EDGE, y + 19, _cut(row.label, _LABEL_LETTERS), ""),
        "</g>",
    ]
    for number, cell in enumerate(row.cells):
        parts += _cell(cell, _EDGE + _LABEL + _CELL * number, y, words)
    return parts


def _cell(cell: Cell, x: int, y: int, words: Mapping[str, str]) -> list[str]:
    fill = _FILLS.get(cell.how, _PAPER)
    stroke = _GRID + '" stroke-dasharray="3 3' if cell.how == NOT_CHECKED else _GRID
    ink = _PAPER if cell.how in _DARK else _INK if cell.how in _FILLS else _FAINT
    told = words.get(cell.how, cell.how)
    told = f"{told} · {cell.differences}" if cell.differences else told
    place = f'x="{x + 2}" y="{y + 2}" width="{_CELL - 4}" height="{_LINE - 4}"'
    box = f'<rect {place} rx="3" fill="{fill}" stroke="{stroke}"/>'
    if cell.how == NOT_CHECKED:
        return [box]
    return [box, _text(x + _CELL // 2, y + 19, told, f'text-anchor="middle" fill="{ink}" font-size="11"')]


def _legend(rows: Sequence[CoverageRow], y: int, words: Mapping[str, str]) -> list[str]:
    """The values that occur, in the order of the colours."""
    there = {cell.how for row in rows for cell in row.cells}
    order = [how for how in (*_FILLS, NOT_REPORTED, NOT_CHECKED) if how in there]
    parts, x = [], _EDGE
    for how in order:
        told = words.get(how, how)
        fill = _FILLS.get(how, _PAPER)
        dashes = ' stroke-dasharray="3 3"' if how == NOT_CHECKED else ""
        parts.append(f'<rect x="{x}" y="{y}" width="14" height="14" rx="3" fill="{fill}" stroke="{_FAINT}"{dashes}/>')
        parts.append(_text(x + 20, y + 11, told, f'fill="{_FAINT}"'))
        x += 36 + 7 * len(told)
    return parts


def _text(x: int, y: int, told: str, more: str) -> str:
    return (
        f'<text x="{x}" y="{y}" {more}>{_safe(told)}</text>' if more else f'<text x="{x}" y="{y}">{_safe(told)}</text>'
    )


def _safe(told: str) -> str:
    """``told`` as XML may hold it."""
    return escape("".join(c if c.isprintable() else " " for c in told), quote=False)


def _cut(told: str, letters: int) -> str:
    line = " ".join(told.split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"
