"""A button on a page: Enter presses it, as it does in a dialog that has no other button to press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class PageButton(QPushButton):
    """Qt presses buttons by the space bar alone, or gives Enter to the dialog's own button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
