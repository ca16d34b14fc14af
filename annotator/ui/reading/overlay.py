"""What is painted over a view besides its marks: hits of a search, twins, lonely quotation marks, boundary handles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.model.span import Span
from annotator.ui.reading.pointer import Handle
from annotator.ui.reading.strokes import draw_wave
from annotator.ui.theme.tokens import Theme

_SHADE, _MOST = 0.13, 4
"""How strongly a stretch is shaded that one other article has, and how many more make it darker."""
_TWIN = 0.12
"""How strongly a twin that nobody has tagged is tinted, and the words in which one differs."""

Finder = Callable[[Sequence[Span]], Iterable[tuple[Span, QRectF]]]
"""Finds the rectangles in sight of spans."""


class Overlay:
    """``hits`` and ``lonely`` are in text order; ``hit`` is where the search stands; ``preview`` is a dragged span.

    ``shades`` are the stretches that so many other articles have, in text order, by how many do;
    ``untagged`` are the fragments of a twin that nobody has tagged, ``differing`` the words in which a twin differs.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.hits: Sequence[Span] = ()
        self.hit: Span | None = None
        self.lonely: Sequence[Span] = ()
        self.shades: Mapping[int, Sequence[Span]] = {}
        self.untagged: Sequence[Span] = ()
        self.differing: Sequence[Span] = ()
        self.handles: Sequence[Handle] = ()
        self.handle_colour = QColor()
        self.preview: Span | None = None

    def clear(self) -> None:
        """Forgets everything that belonged to another text."""
        self.hits, self.hit, self.lonely, self.handles, self.preview = (), None, (), (), None
        self.shades, self.untagged, self.differing = {}, (), ()

    def paint_under(self, painter: QPainter, find: Finder) -> None:
        """Shades, hits, twins and the preview, below the words."""
        painter.setPen(Qt.PenStyle.NoPen)
        for others, spans in self.shades.items():
            colour = QColor(self.theme.muted)
            colour.setAlphaF(_SHADE * (2 if self.theme.high_contrast else 1) * (1 + min(others, _MOST)) / 2)
            for _, rect in find(spans):
                painter.fillRect(rect.adjusted(-0.5, -3, 0.5, 4), colour)
        for spans, tint in ((self.untagged, self.theme.accent), (self.differing, self.theme.text)):
            colour = QColor(tint)
            colour.setAlphaF(_TWIN)
            for _, rect in find(spans):
                painter.fillRect(rect.adjusted(-0.5, -1, 0.5, 1), colour)
        for span, rect in find(self.hits):
            colour = QColor(self.theme.warning)
            colour.setAlphaF(0.55 if span == self.hit else 0.25)
            painter.setBrush(colour)
            painter.drawRoundedRect(rect, 2, 2)
        if self.preview:
            colour = QColor(self.handle_colour)
            colour.setAlphaF(0.3)
            for _, rect in find([self.preview]):
                painter.fillRect(rect, colour)

    def paint_over(self, painter: QPainter, find: Finder) -> None:
        """The wave under lonely quotation marks, the ring around the current hit, and the handles."""
        painter.setPen(QPen(QColor(self.theme.danger), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for _, rect in find(self.lonely):
            middle = rect.center().x()
            draw_wave(painter, middle - 6, middle + 6, rect.bottom() + 2)
        painter.setPen(QPen(QColor(self.theme.text), 1.8))
        for _, rect in find(self.differing):
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.hit:
            painter.setPen(QPen(QColor(self.theme.warning), 1.4))
            for _, rect in find([self.hit]):
                painter.drawRoundedRect(rect, 2, 2)
        for handle in self.handles:
            handle.paint(painter, self.handle_colour, QColor(self.theme.surface))


def among(spans: Sequence[Span], sight: Span) -> Sequence[Span]:
    """Those of the sorted, separate ``spans`` that reach into ``sight``."""
    first = max(bisect_left(spans, Span(sight.start, sight.start)) - 1, 0)
    return spans[first : bisect_left(spans, Span(sight.end, sight.end))]
