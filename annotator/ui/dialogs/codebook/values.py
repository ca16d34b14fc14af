"""The values of an attribute, as a table that is typed in."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from annotator.model.codebook import Value
from annotator.ui.dialogs.codebook.draft import id_from, moved, retitled, without
from annotator.ui.dialogs.codebook.rows import RowButtons
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.table_dress import dress
from annotator.wording.translation import _

_TITLE, _ID, _GUIDELINE = range(3)


class ValueTable(QWidget):
    """``edited`` carries the values after each change."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._fixed = QBrush(QColor(theme.muted))
        self._values: tuple[Value, ...] = ()
        self._settled: Callable[[str], bool] = lambda _id: True
        self._showing = False
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([_("Value"), _("Id"), _("Guideline")])
        self.table.setAccessibleName(_("Values"))
        dress(self.table)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setColumnWidth(_TITLE, 130)
        self.table.setColumnWidth(_ID, 110)
        self.table.horizontalHeader().setSectionResizeMode(_GUIDELINE, QHeaderView.ResizeMode.Stretch)
        self.buttons = RowButtons(self.table, _("Add value"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.table)
        layout.addWidget(self.buttons)
        self.table.itemChanged.connect(self._typed)
        self.table.currentCellChanged.connect(lambda row, *_rest: self.buttons.show_place(row, len(self._values)))
        self.buttons.added.connect(self._add)
        self.buttons.moved.connect(self._move)
        self.buttons.deleted.connect(self._delete)

    def show_values(self, values: tuple[Value, ...], settled: Callable[[str], bool]) -> None:
        """Edit these; ``settled`` says of an id whether it must stay."""
        self._settled = settled
        if values == self._values and self.table.rowCount() == len(values):
            return
        row, column = self.table.currentRow(), max(self.table.currentColumn(), 0)
        self._values = values
        self._showing = True
        self.table.setRowCount(len(values))
        for at, value in enumerate(values):
            for place, text in ((_TITLE, value.title), (_ID, value.id), (_GUIDELINE, value.guideline)):
                self._fill(at, place, text, fixed=place == _ID and settled(value.id))
        self._showing = False
        self.table.setCurrentCell(min(max(row, 0), len(values) - 1), column)
        self.buttons.show_place(self.table.currentRow(), len(values))

    @property
    def values(self) -> tuple[Value, ...]:
        """As they stand."""
        return self._values

    def _fill(self, row: int, column: int, text: str, *, fixed: bool) -> None:
        # Cells are filled and never exchanged: one of them may be the cell whose editor tells of a change just now.
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(row, column, item)
        editable = Qt.ItemFlag.ItemIsEditable
        item.setText(text)
        item.setFlags(item.flags() & ~editable if fixed else item.flags() | editable)
        item.setForeground(self._fixed if fixed else self.palette().text())

    def _typed(self, item: QTableWidgetItem) -> None:
        if self._showing:
            return
        value, text = self._values[item.row()], item.text()
        if item.column() == _TITLE:
            value = retitled(value, text, self._others(item.row()), settled=self._settled(value.id))
        else:
            value = replace(value, **{"id" if item.column() == _ID else "guideline": text.strip()})
        self._give((*self._values[: item.row()], value, *self._values[item.row() + 1 :]))

    def _add(self) -> None:
        title = _("New value")
        self._give((*self._values, Value(id_from(title, self._others(-1)), title)))
        self.table.setCurrentCell(len(self._values) - 1, _TITLE)
        self.table.setFocus()
        self.table.editItem(self.table.currentItem())

    def _move(self, by: int) -> None:
        row = self.table.currentRow()
        self._give(moved(self._values, row, by))
        self.table.setCurrentCell(row + by, max(self.table.currentColumn(), 0))

    def _delete(self) -> None:
        self._give(without(self._values, self.table.currentRow()))

    def _give(self, values: tuple[Value, ...]) -> None:
        self.show_values(values, self._settled)
        self.edited.emit(values)

    def _others(self, at: int) -> frozenset[str]:
        return frozenset(value.id for n, value in enumerate(self._values) if n != at)
