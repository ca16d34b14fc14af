"""The heads of the columns: which article each is, in two lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.ui.panels.coverage.model import BESIDE
from annotator.ui.theme.tokens import Theme

_AIR = 8


class Heads(QHeaderView):
    """Paints what an article is called strong, and what follows quiet."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().height() + 10)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        words = self.model().headerData(section, Qt.Orientation.Horizontal) or ""
        first, _break, second = str(words).partition("\n")
        theme, inner = self._theme(), rect.adjusted(_AIR, 4, -_AIR // 2, -5)
        painter.save()
        painter.fillRect(rect, QColor(theme.window))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(theme.text if section >= BESIDE else theme.muted))
        at = Qt.AlignmentFlag.AlignLeft | (Qt.AlignmentFlag.AlignTop if second else Qt.AlignmentFlag.AlignVCenter)
        cut = Qt.TextElideMode.ElideRight
        painter.drawText(inner, int(at), painter.fontMetrics().elidedText(first, cut, inner.width()))
        painter.setFont(self.font())
        painter.setPen(QColor(theme.muted))
        below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(inner, int(below), painter.fontMetrics().elidedText(second, cut, inner.width()))
        painter.restore()
