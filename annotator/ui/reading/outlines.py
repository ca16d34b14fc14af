"""Proposals as a view shows them: outlined, since they are nobody's marks yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, takewhile
from operator import is_
from typing import Protocol

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.model.span import Span
from annotator.ui.reading.looks import Looks

_DASHES = [3.0, 2.4]


class Outline(Protocol):
    """What is proposed under a label, its fragments in text order."""

    @property
    def fragments(self) -> tuple[Span, ...]:
        """Where it stands."""

    @property
    def label(self) -> str:
        """The label's id."""


class Outlines:
    """``shown`` are in text order; ``current`` is the one at which the hand stands."""

    def __init__(self) -> None:
        self.shown: Sequence[Outline] = ()
        self.current: Outline | None = None
        self._longest = 0
        """At least as long as the longest of them."""

    def show(self, outlines: Sequence[Outline]) -> None:
        """Shows these, in text order, and no others."""
        new = _middle(self.shown, outlines)
        self._longest = max(self._longest, *(len(hull_of(outline)) for outline in new), 0)
        self.shown = outlines
        if self.current is not None and self.current not in self.shown:
            self.current = None

    def clear(self) -> None:
        """Forgets everything that belonged to another text."""
        self.shown, self.current, self._longest = (), None, 0

    def within(self, sight: Span) -> list[Outline]:
        """Those that reach into ``sight``."""
        first = bisect_left(self.shown, sight.start - self._longest, key=_start)
        last = bisect_left(self.shown, sight.end, key=_start)
        return [outline for outline in self.shown[first:last] if hull_of(outline).overlaps(sight)]

    def paint(self, painter: QPainter, looks: Looks, sight: Span, rects: Callable[[Span], Iterable[QRectF]]) -> None:
        """A dashed line around each that reaches into ``sight``, an unbroken and stronger one around the current."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for outline in self.within(sight):
            painter.setPen(_pen(looks[outline.label].line, current=outline == self.current))
            for fragment in outline.fragments:
                painter.drawLines(_edges(_around(list(rects(fragment)))))


def hull_of(outline: Outline) -> Span:
    """From its first to its last character."""
    return Span(outline.fragments[0].start, outline.fragments[-1].end)


def _start(outline: Outline) -> int:
    return outline.fragments[0].start


def _middle(before: Sequence[Outline], after: Sequence[Outline]) -> Sequence[Outline]:
    """What of ``after`` remains without the very ones that both begin and end with: of thousands one came or went."""
    first, last = _same(before, after), _same(reversed(before), reversed(after))
    return after[first : max(first, len(after) - last)]


def _same(one: Iterable[Outline], other: Iterable[Outline]) -> int:
    return sum(1 for _ in takewhile(bool, map(is_, one, other)))


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
