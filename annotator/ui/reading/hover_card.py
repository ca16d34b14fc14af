"""A small card with plain text beside the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

_WAIT_MS = 350
_WIDTH = 360
_AWAY = 16


class HoverCard(QLabel):
    """Shows what is said of a mark, as plain text whatever it contains, some moments after it was asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("hoverCard")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMaximumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place = QPoint()
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._appear)

    def ask(self, words: str, place: QPoint) -> None:
        """Shows ``words`` near ``place`` of the screen soon; empty words hide the card."""
        self._place = place
        if not words:
            self.dismiss()
        elif words != self.text() or not self.isVisible():
            self.setText(words)
            self._timer.start()

    def dismiss(self) -> None:
        """Hides the card and forgets what was asked for."""
        self._timer.stop()
        self.hide()

    def _appear(self) -> None:
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(self._place.x() + _AWAY, screen.right() - self.width())
        below = self._place.y() + _AWAY
        y = below if below + self.height() <= screen.bottom() else self._place.y() - self.height() - _AWAY
        self.move(x, y)
        self.show()
