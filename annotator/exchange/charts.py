"""Charts as values: what is drawn, apart from how. Every one has a text that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct


class Point(Struct, frozen=True):
    """A value from -1 to 1 with its interval, as far as they are defined."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None


class Dots(Struct, frozen=True):
    """Points with their intervals on one scale, one under the other."""

    caption: str
    points: tuple[Point, ...]
    told: str = ""


class Curves(Struct, frozen=True):
    """Values that follow each other, a line for each name."""

    caption: str
    lines: tuple[tuple[str, tuple[Point, ...]], ...]
    told: str = ""


class Heat(Struct, frozen=True):
    """A table as colours: ``values`` (rows, columns) from 0 to 1, None for none, with what is written there."""

    caption: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    written: tuple[tuple[str, ...], ...]
    told: str = ""


Chart = Dots | Curves | Heat


class Spot(NamedTuple):
    """Where a value of a chart is drawn, as shares of its width and height from the top left."""

    left: float
    top: float
    right: float
    bottom: float


class Looks(Struct, frozen=True):
    """Colours as ``#rrggbb``, and the type in which a chart is written, with its size in points."""

    paper: str = "#ffffff"
    ink: str = "#1c2430"
    quiet: str = "#556070"
    rule: str = "#d5dae1"
    strong: str = "#24446f"
    others: tuple[str, ...] = ("#24446f", "#a05a1c", "#4d7a3a")
    face: str = "sans-serif"
    size: float = 9.0


def table_told(caption: str, rows: Sequence[tuple[str, str]]) -> str:
    """A chart in words: its caption, then name and value after name and value."""
    return f"{caption}: " + "; ".join(f"{name} {value}" for name, value in rows)
