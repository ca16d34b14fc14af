"""Proposals as a view shows them: outlined, since they are nobody's marks yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.model.span import Span
from annotator.ui.reading.looks import Looks

_DASHES = [3.0, 2.4]


class Outline(Struct, frozen=True, gc=False):
    """What is proposed under a label, its fragments in text order."""

    fragments: tuple[Span, ...]
    label: str

    @property
    def hull(self) -> Span:
        """From its first to its last character."""
        return Span(self.fragments[0].start, self.fragments[-1].end)


class Outlines:
    """``shown`` are in text order; ``current`` is the one at which the hand stands."""

    def __init__(self) -> None:
        self.shown: Sequence[Outline] = ()
        self.current: Outline | None = None
        self._longest = 0

    def show(self, outlines: Sequence[Outline]) -> None:
        """Shows these and no others."""
        self.shown = sorted(outlines, key=_start)
        self._longest = max((len(outline.hull) for outline in self.shown), default=0)
        if self.current not in self.shown:
            self.current = None

    def clear(self) -> None:
        """Forgets everything that belonged to another text."""
        self.shown, self.current = (), None

    def within(self, sight: Span) -> list[Outline]:
        """Those that reach into ``sight``."""
        first = bisect_left(self.shown, sight.start - self._longest, key=_start)
        last = bisect_left(self.shown, sight.end, key=_start)
        return [outline for outline in self.shown[first:last] if outline.hull.overlaps(sight)]

    def paint(self, painter: QPainter, looks: Looks, sight: Span, rects: Callable[[Span], Iterable[QRectF]]) -> None:
        """A dashed line around each that reaches into ``sight``, an unbroken and stronger one around the current."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for outline in self.within(sight):
            painter.setPen(_pen(looks[outline.label].line, current=outline == self.current))
            for fragment in outline.fragments:
                painter.drawLines(_edges(_around(list(rects(fragment)))))


def _start(outline: Outline) -> int:
    return outline.fragments[0].start


def _around(pieces: list[QRectF]) -> QPainterPath:
    """One line around all lines of a fragment: a line break is no boundary."""
    grown = [piece.adjusted(-0.5, -0.5, 0.5, 1.5) for piece in pieces]
    for above, below in pairwise(grown):
        if below.top() >= above.bottom() - 2:
            middle = (above.bottom() + below.top()) / 2
            above.setBottom(middle)
            below.setTop(middle)
    path = QPainterPath()
    for rect in grown:
        path.addRect(rect)
    return path.simplified()


def _edges(path: QPainterPath) -> list[QLineF]:
    # Dashes along a line are painted at once; along a path each becomes a shape, which takes twenty times as long.
    return [QLineF(*ends) for polygon in path.toSubpathPolygons() for ends in pairwise(polygon.toList())]


def _pen(colour: QColor, *, current: bool) -> QPen:
    pen = QPen(colour, 2.2 if current else 1.1)
    if not current:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_DASHES)
    return pen
