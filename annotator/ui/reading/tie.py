"""Words of one article that are tied to others beside it: brackets in the margins, where ribbons begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.model.span import Span
from annotator.ui.reading.page import MARGIN

_INNER = 7.0
"""Pixels between the bracket and the words; what lies nearer are the rails of fragments."""

BRACKET = 2.0


class Tie(NamedTuple):
    """``fragments`` (in text order) in ``line`` over ``fill``, towards the ``left`` and the ``right``."""

    fragments: tuple[Span, ...] = ()
    left: bool = False
    right: bool = False
    line: QColor = QColor()
    fill: QColor = QColor()

    @property
    def hull(self) -> Span:
        """From the first character that is tied to the last."""
        return Span(self.fragments[0].start, self.fragments[-1].end)

    def paint(self, painter: QPainter, rects: Sequence[QRectF], width: int) -> None:
        """In the margins of a view of that width, beside ``rects``: all that the words take of the lines in sight."""
        if not rects:
            return
        top, bottom = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
        inner = MARGIN - _INNER
        painter.setPen(Qt.PenStyle.NoPen)
        for wanted, outer, edge in ((self.left, 0.0, inner), (self.right, float(width), width - inner)):
            if wanted:
                painter.fillRect(QRectF(min(outer, edge), top, abs(edge - outer), bottom - top), self.fill)
                painter.setPen(QPen(self.line, BRACKET))
                painter.drawLine(round(edge), round(top), round(edge), round(bottom))
                painter.setPen(Qt.PenStyle.NoPen)
