"""A decision as a button: its key, what it does, and whose version it takes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.ui.review.ink import draw_badge, sized
from annotator.ui.theme.contrast import over
from annotator.ui.theme.label_colours import LabelColours
from annotator.ui.theme.tokens import Theme

_PAD = 8


class DecisionButton(QAbstractButton):
    """``looked_at`` tells that it is under the pointer or has the keyboard (True), or no longer."""

    looked_at = Signal(bool)

    def __init__(self, theme: Callable[[], Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self._badge: tuple[str, LabelColours] | None = None
        self._proposed = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_decision(
        self, title: str, key: str, badge: tuple[str, LabelColours] | None = None, *, proposed: bool = False
    ) -> None:
        """Say what it does; ``proposed``: what Enter takes."""
        shown = (self.text(), self._key, self._badge, self._proposed)
        if shown == (title, key, badge, proposed):
            return
        self._key, self._badge, self._proposed = key, badge, proposed
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(key)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 60, metrics.height() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(self.isEnabled())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.isEnabled())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        theme, painter = self._theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, theme)
        x = self._cap(painter, theme, float(_PAD))
        if self._badge is not None:
            letter, colours = self._badge
            strong = sized(self.font().toString(), theme.small, strong=True)
            at = QPointF(x, (self.height() - QFontMetricsF(strong).height()) / 2 - 1)
            x += draw_badge(painter, at, letter, colours, strong, theme) + 7
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.muted))
        room = QRectF(x, 0, self.width() - x - _PAD, self.height())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _ground(self, painter: QPainter, theme: Theme) -> None:
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if not self.isEnabled():
            ground, edge, width = theme.window, theme.border, 1.0
        else:
            share = 0.14 if self.isDown() else 0.07 if self.underMouse() else 0.0
            ground = over(theme.raised, theme.text, share)
            edge = theme.focus if self.hasFocus() else theme.accent if self._proposed else theme.control
            width = 2.0 if self.hasFocus() or self._proposed else 1.0
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, theme.radius, theme.radius)

    def _cap(self, painter: QPainter, theme: Theme, x: float) -> float:
        """The key as a cap; where what follows begins."""
        font = sized(self.font().toString(), theme.small, strong=True)
        metrics = QFontMetricsF(font)
        width = max(metrics.horizontalAdvance(self._key) + 10, 20.0)
        if self._key:
            rect = QRectF(x, (self.height() - metrics.height() - 4) / 2, width, metrics.height() + 4)
            painter.setPen(QPen(QColor(theme.border if not theme.high_contrast else theme.control), 1))
            painter.setBrush(QColor(over(theme.raised, theme.text, 0.06)))
            painter.drawRoundedRect(rect, 3, 3)
            painter.setFont(font)
            painter.setPen(QColor(theme.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._key)
        return x + width + _PAD
