"""A table that is worked by keys: go to the mark, edit in place, sort, copy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from annotator.model.speaker import Speaker
from annotator.ui.context import Context
from annotator.ui.panels.tables.delegate import TableDelegate
from annotator.ui.panels.tables.edits import edit_of
from annotator.ui.panels.tables.model import TableModel
from annotator.ui.panels.tables.rows import Cell, Column, TableRow
from annotator.ui.widgets.empty_words import paint_empty
from annotator.ui.widgets.table_dress import DENSE, dress
from annotator.wording.translation import _

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LEAST = 16
"""Characters that the widest column keeps, however narrow the table."""


class RowTable(QTableView):
    """Shows a :class:`TableModel` of its own. Enter or a double click is ``opened``; F2 edits the current cell."""

    opened = Signal(object)
    """The row to go to."""
    current_moved = Signal(object)
    """The row that the person moved to, None when there is none."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._quiet = context, False
        self.empty_words = ""
        """What is said where there are no rows."""
        self.rows = TableModel(self._commit, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setItemDelegate(TableDelegate(context.theme, self._speakers, context.say, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.activated.connect(self._activate)
        self._dress_headers()
        self.selectionModel().currentRowChanged.connect(self._moved)

    # -- rows ---------------------------------------------------------------------------------------------------

    def begin(self, columns: tuple[Column, ...]) -> None:
        """Empty, with these columns."""
        anew = columns != self.rows.columns
        self.rows.begin(columns)
        if anew:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.fit()

    def current(self) -> TableRow | None:
        """The row that the keyboard is in."""
        return self.rows.row_at(self.currentIndex())

    def selected(self) -> list[TableRow]:
        """The selected rows, from the top."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = (self.rows.row_at(self.rows.index(place, 0)) for place in places)
        return [row for row in found if row is not None]

    def go_to(self, key: str | None) -> None:
        """Make the row of that id current, telling nobody; where it is not shown, nothing is selected."""
        # What is current stays so where something else was selected that no row is of.
        now = self.current() if self.selectionModel().hasSelection() else None
        if (now.id if now else None) == key:
            return
        at = self.rows.row_of(key) if key else None
        self._quiet = True
        if at is None:
            self.clearSelection()
        else:
            # Said outright: by itself the view would heed whatever keys are held down for something else.
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            index = self.rows.index(at, max(0, self.currentIndex().column()))
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        self._quiet = False

    def fit(self) -> None:
        """Give columns the widths they ask for, and the one that takes the rest what is left."""
        letter = self.fontMetrics().averageCharWidth()
        header, rest = self.horizontalHeader(), self.viewport().width()
        for n, column in enumerate(self.rows.columns):
            if column.width:
                header.resizeSection(n, column.width * letter + 14)
                rest -= header.sectionSize(n)
        for n, column in enumerate(self.rows.columns):
            if not column.width:
                header.resizeSection(n, max(rest, _LEAST * letter))

    # -- what keys do -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._step_column(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, a line each, cells with tabs between them."""
        lines = ["\t".join(map(_pasted, row.cells)) for row in self.selected()]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_empty(self, self.empty_words, self._context.theme())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _step_column(self, step: int) -> None:
        now = self.currentIndex()
        column = min(max(now.column() + step, 0), len(self.rows.columns) - 1)
        if now.isValid():
            index = self.rows.index(now.row(), column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def _activate(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.opened.emit(row)

    def _moved(self, index: QModelIndex | QPersistentModelIndex, _before: object) -> None:
        if not self._quiet and self.hasFocus():
            self.current_moved.emit(self.rows.row_at(index))

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at) if self.viewport().underMouse() else self.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Go to it") + "\tEnter", lambda: self._activate(index))
        edit = menu.addAction(_("Edit") + "\tF2", lambda: self.edit(index))
        edit.setEnabled(bool(self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable))
        menu.addAction(_("Copy rows") + "\tCtrl+C", self.copy)
        menu.addSeparator()
        title = self.rows.columns[index.column()].title.replace("&", "&&")
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        for words, column, order in (
            (_("Sort by {column}").format(column=title), index.column(), up),
            (_("Sort by {column}, last first").format(column=title), index.column(), down),
            (_("Reading order"), -1, up),
        ):
            menu.addAction(words, partial(self.horizontalHeader().setSortIndicator, column, order))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _commit(self, row: TableRow, column: Column, value: str | tuple[str | None, str]) -> bool:
        command = edit_of(row, column, value)
        if command is None:
            return False
        self._context.attempt(lambda: self._context.workspace.do(command))
        return True

    def _speakers(self) -> Sequence[Speaker]:
        return self._context.workspace.read.speakers()

    def _dress_headers(self) -> None:
        dress(self, DENSE)
        across = self.horizontalHeader()
        across.setSortIndicatorClearable(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        across.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSortingEnabled(True)


def _pasted(cell: Cell) -> str:
    """A cell on one line that no spreadsheet takes for a formula."""
    told = " ".join(str(cell).split())
    return f"'{told}" if told.startswith(_FORMULA) and not isinstance(cell, int) else told
