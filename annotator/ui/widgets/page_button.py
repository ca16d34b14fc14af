"""A button on a page: Enter presses it, as it does in a dialog that has no other button to press."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PageButton(QPushButton):
    """Qt presses buttons by the space bar alone, or gives Enter to the dialog's own button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class _Enter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QPushButton) and _is_enter(event):
            watched.click()
            return True
        return super().eventFilter(watched, event)


def _is_enter(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER


def enter_only_on(button: QPushButton) -> None:
    """Have Enter press ``button`` where it has the keyboard, and nowhere else in its dialog.

    Of itself Qt gives Enter on such a button to the one that accepts: with the keyboard on Cancel, Enter would accept.
    """
    button.setAutoDefault(False)
    button.installEventFilter(_Enter(button))
