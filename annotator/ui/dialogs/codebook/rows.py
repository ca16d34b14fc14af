"""The buttons beneath a list: add, move, delete; and their keys while the list has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QToolButton, QWidget

from annotator.wording.translation import _


class RowButtons(QWidget):
    """``added``, ``moved`` (by -1 or 1) and ``deleted`` tell what is wanted; ``view`` is the list they stand under."""

    added = Signal()
    moved = Signal(int)
    deleted = Signal()

    def __init__(self, view: QAbstractItemView, add: str) -> None:
        super().__init__()
        self.add = _button(_("Add"), _("{text} (Insert)").format(text=add))
        self.up = _button("↑", _("Move up (Alt+Up)"))
        self.down = _button("↓", _("Move down (Alt+Down)"))
        self.delete = _button(_("Delete"), _("Delete (Delete)"))
        self.add.clicked.connect(self.added)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.delete.clicked.connect(self.deleted)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(2)
        for button in (self.add, self.up, self.down, self.delete):
            self.line.addWidget(button)
        self.line.addStretch()
        for key, target in (
            ("Insert", self.add),
            ("Alt+Up", self.up),
            ("Alt+Down", self.down),
            ("Delete", self.delete),
        ):
            shortcut = QShortcut(QKeySequence(key), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(target.click)

    def show_place(self, at: int, count: int) -> None:
        """What can be done with the row at ``at`` (-1: none) of ``count``."""
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < count - 1)
        self.delete.setEnabled(at >= 0)


def _button(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
