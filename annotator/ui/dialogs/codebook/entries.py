"""A list of entries of a codebook with its buttons, beside the fields of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.dialogs.codebook.rows import RowButtons

_WIDTH = 286


class EntryList(QWidget):
    """``chosen`` tells that another entry is under the hand; where there is none, ``empty`` stands for the fields."""

    chosen = Signal()

    def __init__(self, name: str, add: str, empty: str, fields: QWidget, width: int = _WIDTH) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.buttons = RowButtons(self.list, add)
        nothing = QLabel(empty)
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setProperty("role", "quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(fields)
        self._stack.addWidget(nothing)
        for widget in (self.list, self.buttons):
            widget.setFixedWidth(width)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.list)
        left.addWidget(self.buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(left)
        layout.addWidget(self._stack, 1)
        self.list.currentRowChanged.connect(lambda _row: self.chosen.emit())

    @property
    def row(self) -> int:
        """The place of the entry under the hand, -1 where there is none."""
        return self.list.currentRow()

    def show_titles(self, titles: Sequence[str], row: int) -> None:
        """These entries, the one at ``row`` under the hand; tells nobody."""
        self.list.blockSignals(True)
        while self.list.count() > len(titles):
            self.list.takeItem(self.list.count() - 1)
        self.list.addItems(titles[self.list.count() :])
        for at, title in enumerate(titles):
            self.list.item(at).setText(title)
        self.list.setCurrentRow(min(max(row, 0), len(titles) - 1))
        self.list.blockSignals(False)
        self.buttons.show_place(self.row, len(titles))
        self._stack.setCurrentIndex(0 if titles else 1)
