"""Rows to tick, with a few cells each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from annotator.ui.dialogs.team.listed import ListedModel, ListedView

_Role = Qt.ItemDataRole
Row = tuple[str, tuple[str, ...]]
"""A key and its cells."""


class TickTable(ListedView):
    """Space ticks the selected rows alike, A all or none."""

    changed = Signal()

    def __init__(self, headings: Sequence[str], shares: Sequence[int], name: str) -> None:
        self._ticking = _TickModel(headings)
        super().__init__(self._ticking, name, shares, many=True)
        self._ticking.setParent(self)
        self._ticking.changed.connect(self.changed)

    def show_rows(self, rows: Sequence[Row], ticked: Collection[str]) -> None:
        """Show these, with ticks before the keys that are named."""
        self._ticking.ticked = set(ticked)
        self._ticking.show_entries(rows)
        self.go_to_row(0)

    def ticked(self) -> list[str]:
        """The keys of the rows that are ticked, from the top."""
        keys = [self._ticking.entry(row)[0] for row in range(self._ticking.rowCount())]
        return [key for key in keys if key in self._ticking.ticked]

    def model_rows(self) -> int:
        """How many rows there are."""
        return self._ticking.rowCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [row[0] for row in self.chosen()]
        if event.key() == Qt.Key.Key_A and not event.modifiers():
            keys = [self._ticking.entry(row)[0] for row in range(self._ticking.rowCount())]
        elif event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        self._ticking.tick(keys, ticked=not self._ticking.ticked.issuperset(keys))


class _TickModel(ListedModel):
    changed = Signal()

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__(headings, lambda row, column: row[1][column])
        self.ticked: set[str] = set()

    def tick(self, keys: Collection[str], *, ticked: bool) -> None:
        self.ticked = self.ticked | set(keys) if ticked else self.ticked - set(keys)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.changed.emit()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _Role.DisplayRole) -> object:
        if role == _Role.CheckStateRole and index.column() == 0:
            on = self.entry(index.row())[0] in self.ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: QModelIndex | QPersistentModelIndex, value: object, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        self.tick([self.entry(index.row())[0]], ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag(0))
