"""A figure, what it is compared with, and the table of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Growth = Literal["", "flat", "linear"]
"""How a figure may grow with the project: not at all, or with it (a rate may then not fall)."""


class Scale(Struct, frozen=True):
    """How large the generated projects are; ``frames`` and ``keys`` say how often the quick things are repeated."""

    articles: int
    characters: int = 5_000
    marks: int = 20
    long_characters: int = 1_000_000
    long_marks: int = 10_000
    five_characters: int = 10_000
    five_marks: int = 60
    frames: int = 200
    keys: int = 200
    starts: int = 5

    @property
    def annotations(self) -> int:
        """How many the many articles bear."""
        return self.articles * self.marks


class Row(Struct, frozen=True):
    """``figure`` and ``limit`` are in ``unit``; ``aim`` in words, ``met`` None where there is none.

    ``rate`` says that more is better; ``growth`` what may become of the figure in a project ten times as large.
    """

    key: str
    what: str
    figure: float
    unit: str
    limit: float | None = None
    limit_what: str = ""
    aim: str = ""
    met: bool | None = None
    growth: Growth = ""
    rate: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times worse than the limit."""
        if not self.limit or not self.figure:
            return None
        return self.limit / self.figure if self.rate else self.figure / self.limit


HEADINGS = ("what", "figure", "limit in the same run", "times", "aim", "met?")


def table(rows: Iterable[Row]) -> str:
    """The rows as columns of text."""
    cells = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _cells(row: Row) -> tuple[str, ...]:
    limit = "" if row.limit is None else f"{shown(row.limit, row.unit)}: {row.limit_what}"
    met = {None: "", True: "yes", False: "NO"}[row.met]
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    return (row.what, shown(row.figure, row.unit), limit, ratio, row.aim, met)


def shown(figure: float, unit: str) -> str:
    """A number with its unit, to three digits or so."""
    number = f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"
    return f"{number} {unit}".strip()
