"""The passage as each side marked it: the same words on the same lines, so that the eye sees what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine

from annotator.agreement.boundaries import difference
from annotator.model.codebook import MarkStyle
from annotator.model.span import Span, joined
from annotator.ui.reading.geometry import has_right_to_left, stretches
from annotator.ui.reading.strokes import draw_line, pen_of
from annotator.ui.review.excerpt import Excerpt
from annotator.ui.review.ink import Words, draw_badge, sized
from annotator.ui.theme.label_colours import LabelColours
from annotator.ui.theme.tokens import Theme

_GUTTER = 16
_BETWEEN = 12
_LINES = 1.32
_BENEATH = 1.5


class Painted(Struct, frozen=True):
    """A line of the passage: who (letters with colours), what is marked (each mark's fragments), what words tell it.

    Without ``marks`` the line is ``told`` alone.
    """

    badges: tuple[tuple[str, LabelColours], ...]
    marks: tuple[tuple[Span, ...], ...]
    style: MarkStyle = "solid"
    told: str = ""
    counts: bool = True
    """Whether it is one side's, against which the others are held."""

    @property
    def extent(self) -> tuple[Span, ...]:
        """All that is marked."""
        return joined(span for mark in self.marks for span in mark)


class Passage:
    """Lays the excerpt out once and paints it for each line."""

    def __init__(self, excerpt: Excerpt, lines: Sequence[Painted], reading: QFont, plain: QFont, theme: Theme) -> None:
        self._excerpt, self._lines, self._theme = excerpt, lines, theme
        self._plain = plain
        self._words = Words(excerpt.shown, reading, spacing=_LINES)
        self._mixed = has_right_to_left(excerpt.shown)
        quiet = sized(plain.toString(), 1.0, weight=QFont.Weight.Normal)
        self._told = [Words(line.told, quiet) if not line.marks else None for line in lines]
        marked = [line.extent for line in lines if line.marks and line.counts]
        self._all = joined(span for extent in marked for span in extent)
        self._shared = _shared(marked)

    def fit(self, width: float) -> float:
        """The height it takes at ``width``."""
        self._left = self._gutter()
        inner = width - self._left
        self._words.fit(inner)
        return sum(self._height(at, inner) + _BETWEEN for at in range(len(self._lines)))

    def paint(self, painter: QPainter, top: QPointF, width: float) -> None:
        """Paint at ``top``, laid out at ``width`` by :meth:`fit`."""
        y = top.y()
        for at, line in enumerate(self._lines):
            self._badges(painter, line, QPointF(top.x(), y))
            origin = QPointF(top.x() + self._left, y)
            told = self._told[at]
            if told is not None:
                told.draw(painter, origin + QPointF(0, 2), self._theme.muted)
            else:
                self._marked(painter, line, origin)
            y += self._height(at, width - self._left) + _BETWEEN

    def _height(self, at: int, width: float) -> float:
        told = self._told[at]
        return told.fit(width) + 6 if told is not None else self._words.height

    def _gutter(self) -> float:
        most = max((len(line.badges) for line in self._lines), default=1)
        return _GUTTER + most * 26.0

    def _badges(self, painter: QPainter, line: Painted, at: QPointF) -> None:
        x = at.x()
        for letter, colours in line.badges:
            x += draw_badge(painter, QPointF(x, at.y()), letter, colours, self._plain, self._theme) + 4

    # -- words and marks ----------------------------------------------------------------------------------------

    def _marked(self, painter: QPainter, line: Painted, origin: QPointF) -> None:
        colours = line.badges[0][1]
        extent = line.extent
        extra, lacking = _minus(extent, self._shared), _minus(self._all, extent)
        self._tint(painter, origin, extent, _shade(colours.tint, colours.alpha))
        self._tint(painter, origin, extra, _shade(colours.tint, min(colours.strong, 0.55)))
        self._box(painter, origin, extra, QPen(QColor(colours.line), 1.2))
        dotted = QPen(QColor(self._theme.control), 1.1, Qt.PenStyle.DotLine)
        self._box(painter, origin, lacking, dotted)
        painter.setPen(QColor(self._theme.muted))
        self._words.layout.draw(painter, origin, self._formats((*extent, *lacking)))
        self._underline(painter, origin, extent, line, colours)
        self._edges(painter, origin, line, colours)

    def _formats(self, spans: Iterable[Span]) -> list[QTextLayout.FormatRange]:
        text = QTextCharFormat()
        text.setForeground(QColor(self._theme.text))
        found = []
        for span in spans:
            for start, end in self._excerpt.units(span):
                range_ = QTextLayout.FormatRange()
                range_.start, range_.length, range_.format = start, end - start, text
                found.append(range_)
        return found

    def _tint(self, painter: QPainter, origin: QPointF, spans: Iterable[Span], colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for rect in self._rects(spans):
            painter.drawRoundedRect(rect.translated(origin), 2.5, 2.5)

    def _box(self, painter: QPainter, origin: QPointF, spans: Iterable[Span], pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._rects(spans):
            painter.drawRoundedRect(rect.translated(origin).adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)

    def _underline(
        self, painter: QPainter, origin: QPointF, spans: Iterable[Span], line: Painted, colours: LabelColours
    ) -> None:
        painter.setPen(pen_of(line.style, colours.line, 1.6))
        for rect in self._rects(spans):
            moved = rect.translated(origin)
            draw_line(painter, line.style, moved.left(), moved.right(), moved.bottom() + _BENEATH)

    def _edges(self, painter: QPainter, origin: QPointF, line: Painted, colours: LabelColours) -> None:
        """A bracket at both ends of every mark, so that two that touch are seen to be two."""
        painter.setPen(QPen(QColor(colours.line), 1.8))
        for mark in line.marks:
            for span in mark:
                rects = [rect.translated(origin) for rect in self._rects((span,))]
                if rects:
                    _bracket(painter, rects[0].left(), rects[0], 3)
                    _bracket(painter, rects[-1].right(), rects[-1], -3)

    def _rects(self, spans: Iterable[Span]) -> list[QRectF]:
        layout = self._words.layout
        found = []
        for span in spans:
            for start, end in self._excerpt.units(span):
                for number in range(layout.lineCount()):
                    found += self._on_line(layout.lineAt(number), start, end)
        return found

    def _on_line(self, line: QTextLine, start: int, end: int) -> list[QRectF]:
        first = line.textStart()
        if first >= end or first + line.textLength() <= start:
            return []
        height = line.ascent() + line.descent()
        return [
            QRectF(left, line.y() - 1, right - left, height + 1)
            for left, right in stretches(line, start, end, self._mixed)
            if right > left
        ]


def _bracket(painter: QPainter, x: float, rect: QRectF, foot: float) -> None:
    painter.drawPolyline(
        [
            QPointF(x + foot, rect.top()),
            QPointF(x, rect.top()),
            QPointF(x, rect.bottom()),
            QPointF(x + foot, rect.bottom()),
        ]
    )


def _shared(extents: Sequence[tuple[Span, ...]]) -> tuple[Span, ...]:
    """What all ``extents`` have in common."""
    found = extents[0] if extents else ()
    for extent in extents[1:]:
        found = _minus(found, difference(found, extent))
    return found


def _minus(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    """``one`` without what ``other`` covers of it."""
    return difference(joined((*one, *other)), other) if other else one


def _shade(colour: str, alpha: float) -> QColor:
    shade = QColor(colour)
    shade.setAlphaF(alpha)
    return shade
