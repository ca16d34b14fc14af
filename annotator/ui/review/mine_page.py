"""What changed in my work, read-only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.review.mine import Mine
from annotator.ui.widgets.page_button import PageButton
from annotator.ui.widgets.table_dress import dress
from annotator.wording.translation import _

_WIDEST = 360
"""Pixels of a column, so that long comments leave room for the passage."""


class MinePage(QWidget):
    """``left`` goes back; ``opened`` asks for the passage of a row, by its place in the table."""

    left = Signal()
    opened = Signal(int)

    def __init__(self, mine: Mine, at: int = 0) -> None:
        super().__init__()
        self.mine = mine
        title, back = QLabel(_("What changed in my work")), PageButton(_("Back  Esc"))
        title.setProperty("role", "title")
        back.clicked.connect(self.left)
        top = QHBoxLayout()
        hint = QLabel(_("Enter opens the passage on the desk") if mine.rows else "")
        hint.setProperty("role", "quiet")
        top.addWidget(title, 1)
        top.addWidget(hint)
        top.addSpacing(12)
        top.addWidget(back)
        self.summary = QLabel("\n".join(mine.summary))
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.table = QTableWidget(len(mine.rows), 5)
        self.table.setHorizontalHeaderLabels([_("Passage"), _("Became"), _("In what"), _("Why"), _("Article")])
        self.table.setAccessibleName(_("What changed in my work"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        dress(self.table)
        for number, row in enumerate(mine.rows):
            for place, words in enumerate((row.words, row.became, row.otherwise, row.why, row.place)):
                self.table.setItem(number, place, QTableWidgetItem(words))
        header = self.table.horizontalHeader()
        header.setMaximumSectionSize(_WIDEST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if mine.rows:
            self.table.setCurrentCell(min(at, len(mine.rows) - 1), 0)
        self.table.activated.connect(lambda index: self.opened.emit(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        if not mine.rows:
            self.summary.setText("\n".join((*mine.summary, _("Nothing of your work was decided otherwise."))))
            self.table.hide()
            column.addStretch(1)
        self._first: QWidget = self.table if mine.rows else back

    def take_keyboard(self) -> None:
        """Give the keyboard to the table, where there is anything in it."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
