"""The coverage grid: arrows move, Enter goes to the mark, letters record and arrange."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from annotator.reuse.coverage import Cell, CoverageRow
from annotator.ui.panels.coverage.choice import Shown
from annotator.ui.panels.coverage.delegate import CoverageDelegate
from annotator.ui.panels.coverage.heads import Heads
from annotator.ui.panels.coverage.model import BESIDE, LABEL, SPREAD, CoverageModel
from annotator.ui.panels.coverage.reading import Loaded
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.empty_words import paint_empty
from annotator.ui.widgets.table_dress import DENSE, dress
from annotator.wording.translation import _

_LEAST, _MOST, _ARTICLE = 220, 560, 92


class CoverageGrid(QTableView):
    """Shows a :class:`CoverageModel`. ``keys`` says what a letter does, by its text."""

    opened = Signal()
    moved = Signal()
    menu_asked = Signal()

    def __init__(self, theme: Callable[[], Theme], keys: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keys = theme, keys
        self.empty_words = ""
        """What is said where there are no rows."""
        self.rows = CoverageModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(CoverageDelegate(theme, self))
        self.setAccessibleName(_("Coverage"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.activated.connect(lambda _index: self.opened.emit())
        self.setHorizontalHeader(Heads(theme, self))
        dress(self, DENSE)
        self.selectionModel().currentChanged.connect(lambda *_ends: self.moved.emit())

    # -- what is under the hand ---------------------------------------------------------------------------------

    def show_rows(self, loaded: Loaded | None, shown: Shown) -> None:
        """Show these rows, keeping the place of the hand by what stands there, else by where it stood."""
        row, article, before = self.row(), self.rows.article_at(self.currentIndex().column()), self.currentIndex()
        self.rows.show_rows(loaded, shown)
        self.fit()
        if not shown.rows or not before.isValid():
            self.moved.emit()
            return
        at = self.rows.row_of(row.key) if row else None
        at = min(before.row(), len(shown.rows) - 1) if at is None else at
        columns = range(BESIDE, self.rows.columnCount())
        column = next((n for n in columns if article and self.rows.article_at(n) == article), before.column())
        self.go_to(at, min(column, self.rows.columnCount() - 1))
        self.moved.emit()

    def go_to(self, row: int, column: int) -> None:
        """Put the hand on a cell."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.rows.index(row, column), flags)
        self.scrollTo(self.currentIndex())

    def row(self) -> CoverageRow | None:
        """The row that the hand is in."""
        return self.rows.row_at(self.currentIndex())

    def cell(self) -> Cell | None:
        """The cell of an article that the hand is on."""
        return self.rows.cell_at(self.currentIndex())

    def article(self) -> str | None:
        """The id of the article whose column the hand is in."""
        found = self.rows.article_at(self.currentIndex().column())
        return found.id if found else None

    def place(self) -> QRect:
        """Where the cell under the hand is on the viewport."""
        return self.visualRect(self.currentIndex())

    def fit(self) -> None:
        """Give articles what they need and the label the rest."""
        header, articles = self.horizontalHeader(), max(1, self.rows.columnCount() - BESIDE)
        if self.rows.columnCount() <= BESIDE:
            return
        letter = self.fontMetrics().averageCharWidth()
        spread = letter * 9 + 14
        room = self.viewport().width() - spread
        least = max(_ARTICLE, letter * 15 + 8)
        label = max(_LEAST, min(_MOST, room - least * articles))
        each = max(least, min(letter * 26, (room - label) // articles))
        header.resizeSection(LABEL, max(label, min(_MOST, room - each * articles)))
        header.resizeSection(SPREAD, spread)
        for n in range(BESIDE, self.rows.columnCount()):
            header.resizeSection(n, each)

    # -- as Qt asks ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        named = {Qt.Key.Key_F2: "F2", Qt.Key.Key_Delete: "DEL"}
        key = named.get(Qt.Key(event.key()), event.text().upper())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and key and self._keys(key):
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are verbs here, so they look for nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_empty(self, self.empty_words, self._theme())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid() and self.viewport().underMouse():
            self.go_to(index.row(), index.column())
        self.menu_asked.emit()
