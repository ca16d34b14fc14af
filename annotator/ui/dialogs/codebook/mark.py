"""How a mark of a label will look: under a few words, on the paper of the light and of the dark theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.model.codebook import Label
from annotator.ui.reading.looks import LabelLook, Looks
from annotator.ui.reading.page import ReadingFace, font_of
from annotator.ui.reading.strokes import draw_line, pen_of
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _

_LEFT = 20.0
_SHARP = 3


def swatch(label: Label, theme: Theme, size: QSize) -> QIcon:
    """A picture of the label: its tint, a bar of its colour, its underline."""
    pixmap = QPixmap(size * _SHARP)
    pixmap.setDevicePixelRatio(_SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    look = Looks([label], theme)[label.id]
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.colours.line), 1))
    painter.setBrush(look.strong)
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1.0, size.height() - 6.0), 3, 3)
    painter.setPen(pen_of(look.label.style, look.colours.line, 1.6))
    draw_line(painter, look.label.style, 1.0, size.width() - 1.0, size.height() - 2.5)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


class MarkPreview(QWidget):
    """A line of print with a mark of the label in it and the same mark selected, always in ``theme``."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._label = Label(id="")
        self._font = font_of(ReadingFace())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_label(self, label: Label) -> None:
        """Paint marks of this label from now on."""
        self._label = label
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 116)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 116)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.setBrush(QColor(self._theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        look = Looks([self._label], self._theme)[self._label.id]
        self._title(painter, look)
        painter.setFont(self._font)
        self._line(painter, look, 62.0, _("She said"), _("“we need to close it,”"), selected=False)
        self._line(painter, look, 96.0, _("and then"), _("“nobody asked us.”"), selected=True)

    def _title(self, painter: QPainter, look: LabelLook) -> None:
        font = self.font()
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        room = QRectF(_LEFT, 10, self.width() - 2 * _LEFT, 22)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._name)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(look.colours.ink))
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(self._label.title or self._label.id, Qt.TextElideMode.ElideRight, room.width() - 70)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)

    def _line(
        self, painter: QPainter, look: LabelLook, base: float, before: str, words: str, *, selected: bool
    ) -> None:
        metrics = QFontMetricsF(self._font)
        left = _LEFT + metrics.horizontalAdvance(before + " ")
        mark = QRectF(left, base - metrics.ascent(), metrics.horizontalAdvance(words), metrics.height())
        if not look.zone:
            painter.setPen(QPen(look.line, 1.2) if selected else Qt.PenStyle.NoPen)
            painter.setBrush(look.strong if selected else look.tint)
            painter.drawRoundedRect(mark.adjusted(0, -1, 0, 1), 2.5, 2.5)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QPointF(_LEFT, base), before)
        painter.drawText(QPointF(left, base), words)
        if look.zone:
            self._zone(painter, look, mark)
        else:
            painter.setPen(pen_of(look.label.style, look.colours.line, 2.2 if selected else 1.5))
            draw_line(painter, look.label.style, mark.left() + 0.5, mark.right() - 0.5, mark.bottom() + 1.6)

    def _zone(self, painter: QPainter, look: LabelLook, line: QRectF) -> None:
        if look.veiled:
            veil = Looks([self._label], self._theme).veil
            painter.fillRect(QRectF(_LEFT, line.top(), line.right() - _LEFT, line.height()), veil)
        else:
            painter.fillRect(QRectF(_LEFT - 9, line.top(), 2, line.height()), look.line)
