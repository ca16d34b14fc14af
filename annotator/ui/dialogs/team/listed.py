"""A list of many entries in columns: read only, filtered, painted only where it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from annotator.ui.widgets.table_dress import ROW, dress

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class ListedModel(QAbstractTableModel):
    """``cell`` answers what stands in a column of an entry, as plain text on one line, when it is to be painted.

    ``ink`` answers in which colour, if not the usual.
    """

    def __init__(
        self,
        headings: Sequence[str],
        cell: Callable[[Any, int], str],
        ink: Callable[[Any, int], str] = lambda _entry, _column: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._headings, self._cell, self._ink = tuple(headings), cell, ink
        self._entries: Sequence[Any] = ()

    def show_entries(self, entries: Sequence[Any]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Any:
        """The entry in a row."""
        return self._entries[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == _Role.DisplayRole:
            return " ".join(self._cell(entry, index.column()).split())
        if role == _Role.ForegroundRole and (ink := self._ink(entry, index.column())):
            return QColor(ink)
        return None


class ListedView(QTableView):
    """Rows are chosen whole; columns share the width by ``shares``."""

    def __init__(self, model: ListedModel, name: str, shares: Sequence[int], *, many: bool = False) -> None:
        super().__init__()
        self.listed, self._shares = model, shares
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        dress(self, ROW)
        header = self.horizontalHeader()
        # A header asks the selection about every row to paint itself; one of its own, always empty, costs nothing.
        header.setSelectionModel(QItemSelectionModel(model, header))

    def chosen(self) -> list[Any]:
        """The selected entries from the top."""
        # Ranges, because asking Qt for the selected rows looks at every cell.
        ranges = self.selectionModel().selection().toList()
        rows = sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})
        return [self.listed.entry(row) for row in rows]

    def go_to_row(self, row: int) -> None:
        """Select that row, or the last where there are fewer."""
        if self.listed.rowCount():
            self.setCurrentIndex(self.listed.index(min(row, self.listed.rowCount() - 1), 0))

    def show_columns(self, count: int) -> None:
        """Show only the first columns."""
        for column in range(len(self._shares)):
            self.setColumnHidden(column, column >= count)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        header = self.horizontalHeader()
        shares = {n: share for n, share in enumerate(self._shares) if not self.isColumnHidden(n)}
        room, whole = self.viewport().width(), sum(shares.values())
        widths = {n: max(room * share // whole, header.sectionSizeHint(n)) for n, share in shares.items()}
        widest = max(widths, key=widths.__getitem__)
        left = room - sum(widths.values()) + widths[widest]
        widths[widest] = max(header.sectionSizeHint(widest), left)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
