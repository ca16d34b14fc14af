"""Which rows and columns of a coverage are shown, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from annotator.reuse.coverage import DENIED, NOT_CHECKED, NOT_REPORTED, CoverageRow, narrowed
from annotator.reuse.witnesses import witnesses
from annotator.text.folding import folded
from annotator.ui.panels.coverage.reading import Loaded

Order = Literal["spread", "few", "label", "differences", "unchecked"]
Only = Literal["", "unchecked", "absent", "denied", "conflict"]


class Chosen(Struct, frozen=True):
    """``words`` that the label or a speaker must have, one ``speaker``, one ``outlet``, ``only`` rows of a sort."""

    words: str = ""
    speaker: str = ""
    outlet: str = ""
    only: Only = ""
    order: Order = "spread"


class Shown(Struct, frozen=True):
    """``rows`` with the cells of ``columns``, which are places among the story's articles.

    ``witnesses`` counts those that are independent: versions of one text are one.
    """

    rows: tuple[CoverageRow, ...] = ()
    columns: tuple[int, ...] = ()
    witnesses: int = 0


_ONLY: dict[str, Callable[[CoverageRow], bool]] = {
    "": lambda _row: True,
    "unchecked": lambda row: _has(row, NOT_CHECKED),
    "absent": lambda row: _has(row, NOT_REPORTED),
    "denied": lambda row: _has(row, DENIED) or _has(row, "opposite"),
    "conflict": lambda row: bool(row.conflicts),
}
_ORDERS: dict[str, Callable[[CoverageRow], tuple[object, ...]]] = {
    "spread": lambda row: (-row.spread,),
    "few": lambda row: (row.spread,),
    "label": lambda _row: (),
    "differences": lambda row: (-sum(cell.differences for cell in row.cells),),
    "unchecked": lambda row: (-sum(cell.how == NOT_CHECKED for cell in row.cells),),
}


def shown(loaded: Loaded, chosen: Chosen) -> Shown:
    """The rows and columns that ``chosen`` leaves, columns by date and outlet, rows of equal rank by label."""
    articles = loaded.coverage.articles
    columns = sorted(range(len(articles)), key=lambda n: _column(articles[n].published, articles[n].outlet, n))
    if chosen.outlet:
        columns = [n for n in columns if articles[n].outlet == chosen.outlet]
    wanted = folded(chosen.words).split()
    rank = _ORDERS[chosen.order]
    kept = [articles[n] for n in columns]
    rows = [
        narrowed(row, columns, kept)
        for row in loaded.coverage.rows
        if _ONLY[chosen.only](row)
        and (not chosen.speaker or chosen.speaker in row.speakers)
        and _holds(row, loaded, wanted)
    ]
    rows.sort(key=lambda row: (rank(row), folded(row.label), row.key))
    return Shown(tuple(rows), tuple(columns), len(set(witnesses(kept).values())))


def _column(published: str | None, outlet: str | None, place: int) -> tuple[object, ...]:
    return not published, published or "", folded(outlet or ""), place


def _has(row: CoverageRow, how: str) -> bool:
    return any(cell.how == how for cell in row.cells)


def _holds(row: CoverageRow, loaded: Loaded, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    found = folded("\n".join((row.label, *(loaded.names.get(key, "") for key in row.speakers))))
    return all(word in found for word in wanted)
