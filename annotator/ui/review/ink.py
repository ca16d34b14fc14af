"""Words laid out for painting: plain text, wrapped, in one font."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from annotator.ui.theme.label_colours import LabelColours
from annotator.ui.theme.tokens import Theme


class Words:
    """Plain text in a font, laid out at a width; ``most`` lines at most, the last then cut."""

    def __init__(self, words: str, font: QFont, *, spacing: float = 1.0, most: int = 0) -> None:
        words = words.replace("\n", "\u2028")
        self.layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout.setTextOption(option)
        self._words, self._font, self._spacing, self._most = words, font, spacing, most
        self._width = -1.0
        self.height = 0.0

    def fit(self, width: float) -> float:
        """Lay out at ``width``; the height it takes."""
        if width == self._width:
            return self.height
        self._width = width
        self._break(self._words, width)
        if self._most and self.layout.lineCount() > self._most:
            start = self.layout.lineAt(self._most - 1).textStart()
            rest = self._words[start:].replace("\u2028", " ")
            cut = QFontMetricsF(self._font).elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 20.0) - 1)
            self._break(self._words[:start] + cut, width)
        return self.height

    def _break(self, words: str, width: float) -> None:
        if self.layout.text() != words:
            self.layout.setText(words)
        self.layout.beginLayout()
        y = 0.0
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(width, 20.0))
            line.setPosition(QPointF(0, y + (self._spacing - 1) * line.height() / 2))
            y += line.height() * self._spacing
        self.layout.endLayout()
        self.height = y

    def draw(self, painter: QPainter, at: QPointF, colour: str) -> None:
        """Paint with the upper left corner at ``at``."""
        painter.setPen(QColor(colour))
        self.layout.draw(painter, at)


def draw_badge(painter: QPainter, at: QPointF, letter: str, colours: LabelColours, font: QFont, theme: Theme) -> float:
    """The letter of an annotator in its colour; the width that it takes."""
    metrics = QFontMetricsF(font)
    width = max(metrics.height() + 2, metrics.horizontalAdvance(letter) + 10)
    rect = QRectF(at.x(), at.y(), width, metrics.height() + 2)
    painter.setPen(QPen(QColor(colours.line), 1.4))
    tint = QColor(colours.tint)
    tint.setAlphaF(colours.alpha)
    painter.setBrush(tint)
    painter.drawRoundedRect(rect, theme.radius, theme.radius)
    painter.setPen(QColor(colours.ink))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    return width


@lru_cache(maxsize=32)
def sized(font_key: str, factor: float, *, strong: bool = False, weight: QFont.Weight | None = None) -> QFont:
    """The font of :meth:`QFont.toString`, larger or smaller, in bold or not."""
    font = QFont()
    font.fromString(font_key)
    font.setPointSizeF(font.pointSizeF() * factor)
    if strong or weight is not None:
        font.setWeight(weight or QFont.Weight.DemiBold)
    return font
