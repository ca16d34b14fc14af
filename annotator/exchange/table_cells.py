"""Cells of tables that people open in spreadsheets."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import BinaryIO

from annotator.model.annotation import AttributeValue

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet runs what begins so; an apostrophe before it makes it text."""

_BELOW_ZERO = re.compile(r"-[0-9]+(\.[0-9]+)?", re.ASCII)
"""A number runs nothing, and whoever computes with the table needs it as one."""

BETWEEN = "; "
"""Stands between several values in one cell."""


class TableFile:
    """One CSV file, UTF-8 with a mark by which spreadsheets know it; every row as long as ``headings``."""

    def __init__(self, file: BinaryIO, headings: Iterable[str]) -> None:
        self._text = TextIOWrapper(file, "utf-8-sig", newline="", write_through=False)
        self._writer = csv.writer(self._text)
        self.write(headings)

    def write(self, cells: Iterable[object]) -> None:
        """Add a row; None is an empty cell."""
        self._writer.writerow([defused(cell) for cell in cells])

    def finish(self) -> None:
        """Hand everything to the file, which stays open."""
        self._text.detach()


def defused(cell: object) -> str | int:
    """``cell`` as it may stand in a table that a spreadsheet opens."""
    if cell is None:
        return ""
    if isinstance(cell, int):
        return cell
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULA) and not _BELOW_ZERO.fullmatch(text) else text


def several(values: Iterable[object]) -> str:
    """Several values in one cell."""
    return BETWEEN.join(str(value) for value in values)


def pairs(attributes: Mapping[str, AttributeValue | int]) -> str:
    """Attributes, or names elsewhere, in one cell."""
    return several(f"{name}={value_cell(value)}" for name, value in sorted(attributes.items()))


def value_cell(value: AttributeValue | int | None) -> object:
    """One value of an attribute, or several, as a cell."""
    return several(value) if isinstance(value, tuple) else value
