"""Arrows that are typed in a field above a list move in the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ArrowsToList(QObject):
    """Goes with its ``field``, which keeps the keyboard; up and down, by row or page, go to the ``rows``."""

    def __init__(self, field: QLineEdit, rows: QAbstractItemView) -> None:
        super().__init__(field)
        self._rows = rows
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TO_LIST:
            self._rows.event(event)
            return True
        return super().eventFilter(watched, event)
