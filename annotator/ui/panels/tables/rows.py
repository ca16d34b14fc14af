"""What a table shows: columns, rows as values, and the order and choice of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.codebook import Attribute
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from annotator.text.folding import folded

Cell = str | int
Edit = Literal["", "speaker", "attribute", "certainty", "kind", "text"]
SortKey = tuple[object, ...]
LONGEST_CELL = 400

_NUMBER = re.compile(r"-?\d[\d,\u00a0 ]*(?:\.\d+)?")


class Column(Struct, frozen=True):
    """``width`` is in characters, 0 for the one that takes what is left; ``edit`` says how a cell is changed."""

    id: str
    title: str
    width: int = 12
    edit: Edit = ""
    attribute: Attribute | None = None
    numeric: bool = False


class TableRow(Struct, frozen=True, gc=False):
    """One row: its ``cells`` by column (and what of them can be found), its ``place`` in reading order, and where in
    which article it stands.

    ``of`` is the value that it shows; ``needs`` are the ids of what else it was made from (links, mentions, cues,
    speakers), so that it is made anew when one of them changes.
    """

    id: str
    cells: tuple[Cell, ...]
    sought: str
    place: tuple[int | str, ...]
    of: Annotation | Speaker
    article: str = ""
    span: Span | None = None
    needs: tuple[str, ...] = ()
    speaker: str | None = None
    editable: bool = True


def one_line(words: str) -> str:
    """``words`` on one line, cut where nobody would read on."""
    return " ".join(words[: 2 * LONGEST_CELL].split())[:LONGEST_CELL]


def chosen(rows: Iterable[TableRow], words: str) -> list[TableRow]:
    """The rows in which all of ``words`` stand, each in some column, whatever their case and accents."""
    wanted = folded(words).split()
    return [row for row in rows if all(part in row.sought for part in wanted)] if wanted else list(rows)


def sought(cells: Iterable[Cell]) -> str:
    """Everything that can be found of a row with these cells."""
    return folded("\n".join(map(str, cells)))


def order(columns: tuple[Column, ...], column: int) -> Callable[[TableRow], SortKey]:
    """By what rows are sorted under a column, empty cells last; in reading order for a column that is none."""
    if not 0 <= column < len(columns):
        return lambda row: row.place
    if columns[column].numeric:
        return lambda row: (_number(row.cells[column]), row.place)
    return lambda row: (row.cells[column] == "", folded(str(row.cells[column])), row.place)


def _number(cell: Cell) -> tuple[bool, float, str]:
    if isinstance(cell, int):
        return False, float(cell), ""
    found = _NUMBER.search(cell)
    figure = float(re.sub(r"[,\u00a0 ]", "", found[0])) if found else 0.0
    return not found, figure, folded(cell)
