"""One of more than can be looked through: letters typed leave those that hold them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from annotator.text.folding import folded
from annotator.ui.dialogs.framed import captioned, fit
from annotator.ui.widgets.arrows_to_list import ArrowsToList
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _


class OneOfManyDialog(QDialog):
    """Arrows move in the list while one types; Enter or a double click takes the marked one."""

    def __init__(self, title: str, question: str, options: Sequence[str], chosen: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field, self.list = QLineEdit(), QListWidget()
        self.ok, cancel = QPushButton(_("OK")), QPushButton(_("Cancel"))
        self._folded = [folded(option) for option in options]
        self.field.setPlaceholderText(_("Filter"))
        self.field.setClearButtonEnabled(True)
        self.list.addItems(list(options))
        self.list.setCurrentRow(chosen)
        self.list.setAccessibleName(question)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ok.setDefault(True)
        enter_only_on(cancel)
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(captioned(question, self.field))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.ok)
        column.addLayout(foot)
        ArrowsToList(self.field, self.list)
        self.field.textChanged.connect(self._filter)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.ok.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.field.setFocus()
        fit(self, 560, 420)

    def answer(self) -> int:
        """The place of the marked one among the options."""
        return self.list.currentRow()

    def _filter(self, typed: str) -> None:
        words = folded(typed).split()
        left = {row: None for row, told in enumerate(self._folded) if all(word in told for word in words)}
        for row in range(self.list.count()):
            self.list.setRowHidden(row, row not in left)
        if self.list.currentRow() not in left:
            self.list.setCurrentRow(next(iter(left), -1))
        self.ok.setEnabled(bool(left))
