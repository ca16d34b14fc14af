"""Two versions of one entry beside each other, what differs told by weight and colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.table_dress import dress
from annotator.wording.translation import _

_ASIDE, _ABOVE = 20, 13
"""Points that the style leaves beside the words of a cell, and above and below them."""


class _Whole(QStyledItemDelegate):
    """Cells as high as their words need: Qt forgets what a style sheet leaves around them."""

    def __init__(self, view: QTableWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        own, usual = index.data(Qt.ItemDataRole.FontRole), cast("Any", option).font
        font = own.resolve(usual) if own is not None else usual
        width = max(1, self._view.columnWidth(index.column()) - _ASIDE)
        words = QFontMetrics(font).boundingRect(QRect(0, 0, width, 10**6), Qt.TextFlag.TextWordWrap, index.data() or "")
        return QSize(width, words.height() + _ABOVE)


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
        self.setItemDelegate(_Whole(self))
        heading = self.horizontalHeader()
        self._wide = QTimer(self, singleShot=True, interval=0)  # columns have their widths only after they say so
        self._wide.timeout.connect(self.resizeRowsToContents)
        heading.sectionResized.connect(self._wide.start)
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
