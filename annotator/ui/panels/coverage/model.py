"""Coverage as a table: what is reported, how widely, and a column for each article."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.model.article import Article
from annotator.reuse.coverage import DENIED, NOT_CHECKED, NOT_REPORTED, QUOTED, REPORTED, Cell, CoverageRow
from annotator.ui.panels.coverage.choice import Shown
from annotator.ui.panels.coverage.reading import Loaded
from annotator.wording.coverage_words import coverage_words
from annotator.wording.translation import _, ngettext

LABEL, SPREAD = 0, 1
BESIDE = 2
"""Columns before those of the articles."""
SIGNS = {
    "verbatim": "=",
    "same": "=",
    "variant": "≈",
    "source_revision": "↻",
    "partial": "◐",
    "other_witness": "◇",
    "paraphrase": "~",
    "unclear": "?",
    "opposite": "≠",
    DENIED: "≠",
    QUOTED: "“",
    REPORTED: "•",
    NOT_REPORTED: "∅",
    NOT_CHECKED: "",
}
"""So that how something is reported is told by more than a colour."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class CoverageModel(QAbstractTableModel):
    """Shows what it is given; knows its rows and cells by index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.loaded: Loaded | None = None
        self.shown = Shown()
        self._words = coverage_words()

    def show_rows(self, loaded: Loaded | None, shown: Shown) -> None:
        """Show these rows of what was loaded."""
        self.beginResetModel()
        self.loaded, self.shown = loaded, shown
        self.endResetModel()

    def row_at(self, index: _Index) -> CoverageRow | None:
        """The row of a cell."""
        return self.shown.rows[index.row()] if 0 <= index.row() < len(self.shown.rows) else None

    def cell_at(self, index: _Index) -> Cell | None:
        """What an article reports; None beside the articles."""
        row = self.row_at(index)
        return row.cells[index.column() - BESIDE] if row is not None and index.column() >= BESIDE else None

    def article_at(self, column: int) -> Article | None:
        """The article of a column."""
        place = column - BESIDE
        if self.loaded is None or not 0 <= place < len(self.shown.columns):
            return None
        return self.loaded.coverage.articles[self.shown.columns[place]]

    def row_of(self, key: str) -> int | None:
        """Where a group or speaker stands."""
        return next((n for n, row in enumerate(self.shown.rows) if row.key == key), None)

    def word(self, cell: Cell) -> str:
        """What a cell says, without its sign."""
        if cell.how == QUOTED:
            return ngettext("{count} quote", "{count} quotes", cell.differences).format(count=cell.differences)
        return self._words.get(cell.how, cell.how)

    def told(self, row: CoverageRow, column: int) -> str:
        """A cell in words, for tool tips and screen readers."""
        article, cell = self.article_at(column), row.cells[column - BESIDE]
        parts = [self.loaded.head(article.id) if article and self.loaded else "", self.word(cell)]
        if cell.differences and cell.how != QUOTED:
            told = ngettext("{count} difference", "{count} differences", cell.differences)
            parts.append(told.format(count=cell.differences))
        if cell.by and self.loaded is not None:
            parts.append(_("recorded by {names}").replace("{names}", ", ".join(self._names(cell.by))))
            parts.append(cell.recorded[:16].replace("T", " "))
        return " · ".join(filter(None, parts))

    # -- as Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.loaded is None else BESIDE + len(self.shown.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return self._described(row, index.column())
        if role == _Role.DisplayRole:
            return self._displayed(row, index.column())
        if role == _Role.TextAlignmentRole and index.column() != LABEL:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or self.loaded is None:
            return None
        article = self.article_at(section)
        if role == _Role.DisplayRole:
            return "\n".join(self.loaded.heads[article.id]) if article else self._beside()[section]
        if role == _Role.ToolTipRole and article is not None:
            return "\n".join(filter(None, (article.outlet, article.published, article.title)))
        if role == _Role.ToolTipRole and section == SPREAD and not self._are_independent():
            return _("Versions of one text are one witness.")
        return None

    def _beside(self) -> tuple[str, str]:
        rows_of = self.loaded.rows_of if self.loaded else "groups"
        titles = {"groups": _("Quote"), "claims": _("Claim"), "speakers": _("Speaker")}
        return titles[rows_of], _("Articles") if self._are_independent() else _("Witnesses")

    def _displayed(self, row: CoverageRow, column: int) -> str:
        if column == LABEL:
            return " ".join(row.label.split())
        if column == SPREAD:
            return f"{row.spread}/{self.shown.witnesses}"
        return self.word(row.cells[column - BESIDE])

    def _described(self, row: CoverageRow, column: int) -> str:
        if column >= BESIDE:
            return self.told(row, column)
        names = ", ".join(self._names(row.speakers)) if row.kind != "speaker" else ""
        clash = _("numbers or dates exclude each other") if row.conflicts else ""
        reporting = _("{count} of {all} articles") if self._are_independent() else _("{count} of {all} witnesses")
        spread = reporting.format(count=row.spread, all=self.shown.witnesses)
        return " · ".join(filter(None, (" ".join(row.label.split()), names, spread, clash)))

    def _are_independent(self) -> bool:
        return self.shown.witnesses == len(self.shown.columns)

    def _names(self, keys: tuple[str, ...]) -> list[str]:
        return [self.loaded.names.get(key, key) for key in keys] if self.loaded else []
