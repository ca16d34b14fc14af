"""Draws the rows of the queue: words on one line, in what they differ on the next, how far it is at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from annotator.review.cases import Case, Status
from annotator.ui.review.case_list import SIDE, CaseDelegate, Index, small_font
from annotator.ui.review.queue_rows import Heading, QueueRows
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import ngettext

_SIGN = 22


class RowWords(Struct, frozen=True):
    """What is drawn of a case: its ``words``, in what it ``differs``, its label's colour, its sign, its rule."""

    words: str
    differs: str
    colour: str
    auto: bool
    status: Status


class QueueDelegate(CaseDelegate):
    """``words`` answers what is drawn of a case."""

    def __init__(self, theme: Callable[[], Theme], words: Callable[[Case], RowWords]) -> None:
        super().__init__(theme)
        self._words = words

    def draw(self, painter: QPainter, style: Any, index: Index) -> None:
        row, rect = cast("QueueRows", index.model()).row(index.row()), QRectF(style.rect)
        if isinstance(row, Heading):
            self._heading(painter, row, rect, style.font)
        elif row is not None:
            self.draw_ground(painter, style)
            self._case(painter, row, rect, style.font)

    def _heading(self, painter: QPainter, row: Heading, rect: QRectF, font: QFont) -> None:
        theme = self.theme()
        painter.fillRect(rect, QColor(theme.window))
        told = ngettext("{left} of {count} left", "{left} of {count} left", row.count).format(
            left=f"{row.left:,}", count=f"{row.count:,}"
        )
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        small = small_font(font, theme)
        line = rect.adjusted(SIDE, 0, -SIDE, -6)
        beside = QFontMetrics(small).horizontalAdvance(told) + 10
        metrics = QFontMetrics(strong)
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, int(line.width() - beside))
        painter.setFont(strong)
        painter.setPen(QColor(theme.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, told)
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _case(self, painter: QPainter, case: Case, rect: QRectF, font: QFont) -> None:
        words = self._words(case)
        self.draw_label(painter, rect, words.colour)
        room = rect.adjusted(SIDE, 5, -SIDE - _SIGN, -5)
        self.draw_lines(painter, room, font, words.words, words.differs, faint=words.status == "settled")
        centre = QPointF(rect.right() - SIDE - 5, rect.center().y())
        draw_sign(painter, centre, words.status, self.theme(), auto=words.auto)


def draw_sign(painter: QPainter, centre: QPointF, status: Status, theme: Theme, *, auto: bool = False) -> None:
    """The sign of a status, each of a shape of its own."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status in ("open", "agreed"):
        line = Qt.PenStyle.SolidLine if status == "open" else Qt.PenStyle.DotLine
        painter.setPen(QPen(QColor(theme.control), 1.4, line))
        painter.drawEllipse(centre, 5, 5)
    elif status == "settled":
        painter.setPen(QPen(QColor(theme.muted if auto else theme.ok), 2))
        painter.drawPolyline(QPolygonF([centre + QPointF(-5, 0), centre + QPointF(-1.5, 4), centre + QPointF(5.5, -5)]))
    elif status == "deferred":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.warning))
        for x in (-3.5, 1.5):
            painter.drawRect(QRectF(centre.x() + x, centre.y() - 5, 3, 10))
    else:
        painter.setPen(QPen(QColor(theme.warning), 2))
        painter.drawArc(QRectF(centre.x() - 5, centre.y() - 5, 10, 10), 40 * 16, 280 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.warning))
        tip = centre + QPointF(5, -2)
        painter.drawPolygon(QPolygonF([tip + QPointF(-5, 0), tip + QPointF(2.5, 0), tip + QPointF(0, -5)]))
