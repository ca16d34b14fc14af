"""Words of one article that are tied to others beside it: brackets in the margins, where ribbons begin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.model.span import Span
from annotator.ui.reading.page import MARGIN

_INNER = 7.0
"""Pixels between the bracket and the words; what lies nearer are the rails of fragments."""

BRACKET = 2.0


class Tie:
    """``fragments`` (in text order) in ``line`` over ``fill``, towards the ``left`` and the ``right``."""

    def __init__(self) -> None:
        self.fragments: Sequence[Span] = ()
        self.fill, self.line = QColor(), QColor()
        self.left = self.right = False

    def clear(self) -> None:
        """Tie nothing."""
        self.fragments, self.left, self.right = (), False, False

    def paint(
        self, painter: QPainter, find: Callable[[Sequence[Span]], Iterable[tuple[Span, QRectF]]], width: int
    ) -> None:
        """In the margins of a view of that width, beside the words that ``find`` finds in sight."""
        if not self.fragments or not (self.left or self.right):
            return
        rects = [rect for _span, rect in find(self.fragments)]
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
