"""Cells of the tables of agreement: what is written, what it rests on, and which units are behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from annotator.agreement.behind import Behind
from annotator.agreement.bootstrap import Interval
from annotator.exchange.charts import Chart
from annotator.wording.agreement_words import figure, interval_figure
from annotator.wording.situations import shown


class Cell(Struct, frozen=True):
    """``text`` as it stands; ``counts`` it was computed from; ``behind`` what it is about, None where it is no number.

    ``undefined``: the text is the reason why there is no value; ``how`` takes the place of the column's.
    """

    text: str
    counts: Mapping[str, float] = {}
    behind: Behind | None = None
    undefined: bool = False
    how: str = ""


class Column(Struct, frozen=True):
    """``how`` its figures are computed, in words; ``group`` stands over several columns that follow each other.

    ``left``: of words, not of figures.
    """

    title: str
    how: str = ""
    group: str = ""
    left: bool = False


class Sheet(Struct, frozen=True):
    """A table whose first column names its rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]


class Charted(Struct, frozen=True):
    """A chart of figures that stand in ``sheet``: at which row and column each does, in the order of its spots."""

    chart: Chart
    sheet: Sheet
    places: tuple[tuple[int, int], ...]


class Measuredly(Protocol):
    """A value with the counts it rests on."""

    @property
    def value(self) -> float | None:
        """None where undefined."""

    @property
    def reason(self) -> str:
        """Why it is undefined."""

    @property
    def counts(self) -> Mapping[str, float]:
        """What it was computed from."""


def words(text: object) -> Cell:
    """Somebody's words, on one line."""
    return Cell(shown(text))


def count(number: int, behind: Behind | None = None) -> Cell:
    """How many."""
    return Cell(f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}"), behind=behind if number else None)


def value(measured: Measuredly | None, behind: Behind | None = None) -> Cell:
    """A measure's value, or why there is none."""
    if measured is None:
        return Cell(figure(None))
    if measured.value is None:
        return Cell(figure(measured), measured.counts, behind if measured.counts else None, undefined=True)
    return Cell(figure(measured), measured.counts, behind)


def between(found: Interval | None, behind: Behind | None = None) -> Cell:
    """Both ends of an interval."""
    known = found is not None and found.low is not None
    return Cell(interval_figure(found), behind=behind if known else None)
