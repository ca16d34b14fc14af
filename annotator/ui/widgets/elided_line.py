"""A field for a line of words that may be longer than the room for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from annotator.ui.widgets.field_history import is_step_of_window

_INSET = 2
"""Pixels that Qt leaves between the edge of a field and its words."""


class ElidedLine(QLineEdit):
    """While nobody types in it, words that are too long end in an ellipsis; the whole of them stands in its text.

    Where nothing was typed, undo and redo are the window's.
    """

    def told(self) -> str:
        """The words as they are painted."""
        if self.hasFocus():
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())

    def event(self, event: QEvent) -> bool:
        if is_step_of_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        told = self.told()
        if told == self.text():
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self._room(), int(Qt.AlignmentFlag.AlignVCenter | self.alignment()), told)
        painter.end()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inner.marginsRemoved(self.textMargins()).adjusted(_INSET, 0, -_INSET, 0)
