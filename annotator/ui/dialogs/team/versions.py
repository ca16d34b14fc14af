"""Two versions of one entry beside each other, what differs told by weight and colour."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.table_dress import dress
from annotator.wording.translation import _


class Versions(QTableWidget):
    """A row for each detail; a ≠ stands before those that differ."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 3)
        self._theme = theme
        self.setAccessibleName(_("Both versions"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        dress(self)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        heading = self.horizontalHeader()
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heading.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        heading.resizeSection(0, 18 * self.fontMetrics().averageCharWidth())
        self.name_sides(_("Here"), _("There"))

    def name_sides(self, ours: str, theirs: str) -> None:
        """Say which version stands in which column."""
        self.setHorizontalHeaderLabels(["", ours, theirs])

    def show_versions(self, ours: Mapping[str, str], theirs: Mapping[str, str]) -> None:
        """Show both; empty is a version that is not there."""
        names = [name for name in {**ours, **theirs} if ours.get(name) or theirs.get(name)]
        self.setRowCount(len(names))
        for row, name in enumerate(names):
            cells = (ours.get(name, ""), theirs.get(name, ""))
            differs = bool(ours and theirs) and cells[0] != cells[1]
            self._put(row, 0, f"≠ {name}" if differs else name, self._theme.warning if differs else self._theme.muted)
            for column, words in enumerate(cells, 1):
                self._put(row, column, words, "", bold=differs)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def _put(self, row: int, column: int, words: str, ink: str, *, bold: bool = False) -> None:
        item = QTableWidgetItem(words)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if ink:
            item.setForeground(QColor(ink))
        if bold:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        self.setItem(row, column, item)
