"""Proposals as a view shows them: in brackets, since they are nobody's marks yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, takewhile
from operator import is_
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.model.span import Span
from annotator.ui.reading.geometry import has_right_to_left
from annotator.ui.reading.looks import Looks

_STRONG, _EDGE, _FINE, _FAINT = 2.2, 1.3, 1.0, 0.55
_BENEATH, _FOOT = 1.5, 4.0
Rects = Callable[[Span], Iterable[QRectF]]
"""Where the words of a span stand in sight, line by line."""


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

    def paint(self, painter: QPainter, looks: Looks, text: str, sight: Span, rects: Rects) -> None:
        """What reaches into ``sight``: a fine line beneath, in brackets; around the current one a strong line.

        A tint and a line all around are of marks and hits; what nobody has tagged is only pointed at.
        """
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for outline in self.within(sight):
            colour = looks[outline.label].line
            for fragment in outline.fragments:
                if outline == self.current:
                    painter.setPen(QPen(colour, _STRONG))
                    painter.drawPath(_around(list(rects(fragment))))
                else:
                    _bracket(painter, colour, text, fragment, rects, faint=not looks.theme.high_contrast)


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
    """One line around all lines of a fragment in a paragraph: a line break is no boundary."""
    grown = [piece.adjusted(-0.5, -0.5, 0.5, 1.5) for piece in pieces]
    for above, below in pairwise(grown):
        # Between two paragraphs there is more: one may be in sight when it is not known yet that the other goes on.
        if -2 <= below.top() - above.bottom() < above.height() / 2:
            middle = (above.bottom() + below.top()) / 2
            above.setBottom(middle)
            below.setTop(middle)
    path = QPainterPath()
    for rect in grown:
        path.addRect(rect)
    return path.simplified()


def _bracket(painter: QPainter, colour: QColor, text: str, fragment: Span, rects: Rects, *, faint: bool) -> None:
    beneath = QColor(colour)
    beneath.setAlphaF(_FAINT if faint else 1.0)
    painter.setPen(QPen(beneath, _FINE))
    for rect in rects(fragment):
        painter.drawLine(QLineF(rect.left(), rect.bottom() + _BENEATH, rect.right(), rect.bottom() + _BENEATH))
    pen = QPen(colour, _EDGE)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    first, last = Span(fragment.start, fragment.start + 1), Span(fragment.end - 1, fragment.end)
    back, on = _runs_back(text[fragment.start : fragment.end]), _runs_back(text[fragment.start : fragment.end][::-1])
    for character, at_left in ((first, not back), (last, on)):
        for rect in rects(character):
            painter.drawPolyline(_hook(rect, at_left=at_left))


def _runs_back(words: str) -> bool:
    """Whether the first letter of ``words`` is written from right to left."""
    return has_right_to_left(next(filter(str.isalpha, words), ""))


def _hook(rect: QRectF, *, at_left: bool) -> list[QPointF]:
    """A square bracket at one side of a character, open towards it."""
    x, inward = (rect.left() - 0.5, _FOOT) if at_left else (rect.right() + 0.5, -_FOOT)
    top, bottom = rect.top() - 0.5, rect.bottom() + _BENEATH
    return [QPointF(x + inward, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + inward, bottom)]
