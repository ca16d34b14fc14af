"""Paints the marks under and over the words of a view: only the lines that are to be seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from annotator.model.span import Span
from annotator.ui.reading.bridge import TextBridge
from annotator.ui.reading.geometry import stretches
from annotator.ui.reading.line_marks import Join, LineMaker, LineMarks, Patch, rail_places
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import LEVELS, MarkIndex
from annotator.ui.reading.strokes import draw_line, pen_of
from annotator.ui.theme.label_colours import STACKED

_ROUND = 2.5
_LEVEL = 3.0
_FIRST = 1.6
_RAIL = -6.0
"""Where the innermost rail stands: left of the words, in the page's margin. Others stand further out."""

_RAILS = 3
_ZONE = -15.0
_WIDE = 1 << 14


class Placed(NamedTuple):
    """A line that is to be seen: where its block stands in the viewport, and its marks.

    ``start`` is the block's position in the document; ``mixed`` says that it has right-to-left text.
    """

    origin: QPointF
    marks: LineMarks
    line: QTextLine
    start: int
    mixed: bool

    def stands_in(self, height: int) -> bool:
        """Whether its words are to be seen in a viewport so high."""
        top = self.origin.y() + self.line.y()
        return top < height and top + self.line.height() > 0

    def reach(self, beyond: int) -> QRect:
        """The strip of the viewport that it is painted in, ``beyond`` above and below its words."""
        top = int(self.origin.y() + self.line.y())
        return QRect(0, top - beyond, _WIDE, int(self.line.height()) + 2 * beyond)


class MarkPainter:
    """Holds what was worked out for the lines of ``document`` until they or their marks change."""

    def __init__(self, document: QTextDocument, bridge: TextBridge, marks: MarkIndex, looks: Looks) -> None:
        self._document, self._bridge = document, bridge
        self.marks, self._looks = marks, looks
        self._lines: dict[int, list[LineMarks | None]] = {}
        self._makers: dict[int, LineMaker] = {}
        self.selected: str | None = None
        self.hovered: str | None = None

    @property
    def looks(self) -> Looks:
        """How the labels are painted now."""
        return self._looks

    @looks.setter
    def looks(self, looks: Looks) -> None:
        self._looks = looks
        self.forget()

    def anew(self, document: QTextDocument, bridge: TextBridge, marks: MarkIndex) -> MarkPainter:
        """A painter of the same looks for another document."""
        return MarkPainter(document, bridge, marks, self._looks)

    def forget(self, span: Span | None = None) -> None:
        """Works out again what lies in ``span``, or everything: the marks or the lines there have changed."""
        if span is None:
            self._lines.clear()
            self._makers.clear()
            return
        ends = (self._bridge.to_document(span.start), self._bridge.to_document_end(span.end))
        first, last = (self._document.findBlock(at).blockNumber() for at in ends)
        touched = range(first, last + 1)
        for number in touched if len(touched) < len(self._makers) else list(self._makers):
            if number in touched:
                self._lines.pop(number, None)
                self._makers.pop(number, None)

    def placed(self, clip: QRectF, scroll: QPointF) -> list[Placed]:
        """The lines that ``clip`` (of the viewport) touches, the document being scrolled by ``scroll``."""
        found: list[Placed] = []
        layout = self._document.documentLayout()
        # A hit in the document's margin answers with the end of what is laid out, so the point is kept among the words.
        edge = self._document.documentMargin() + 1
        top = QPointF(edge, max(clip.top() + scroll.y(), edge))
        block = self._document.findBlock(max(layout.hitTest(top, Qt.HitTestAccuracy.FuzzyHit), 0))
        while block.isValid():
            origin = layout.blockBoundingRect(block).topLeft() - scroll
            if origin.y() > clip.bottom():
                break
            found += self._placed_in(block, origin, clip)
            block = block.next()
        return found

    def _placed_in(self, block: QTextBlock, origin: QPointF, clip: QRectF) -> Iterator[Placed]:
        number = block.blockNumber()
        layout = block.layout()
        lines = self._lines.get(number)
        if lines is None or len(lines) != layout.lineCount():
            lines = self._lines[number] = [None] * layout.lineCount()
            self._makers[number] = LineMaker(block, self._bridge, self.marks, self._looks)
        for at, known in enumerate(lines):
            line = layout.lineAt(at)
            top = origin.y() + line.y()
            if top + 2 * line.height() >= clip.top() and top <= clip.bottom():
                marks = lines[at] = known or self._makers[number].line(line)
                yield Placed(origin, marks, line, block.position(), self._makers[number].mixed)

    def paint_under(self, painter: QPainter, lines: list[Placed]) -> None:
        """The tints, below the words."""
        painter.setPen(Qt.PenStyle.NoPen)
        for origin, marks, *_ in lines:
            for patch in marks.patches:
                if not patch.look.zone and (patch.depth < STACKED or self._is_raised(patch)):
                    painter.setBrush(self._tint(patch))
                    painter.drawRoundedRect(patch.rect.translated(origin).adjusted(0, -1, 0, 1), _ROUND, _ROUND)

    def paint_over(self, painter: QPainter, lines: list[Placed]) -> None:
        """Veils, underlines, joins and outlines, above the words."""
        rails = rail_places([placed.marks for placed in lines])
        for origin, marks, *_ in lines:
            painter.translate(origin)
            for patch in marks.patches:
                self._veil_or_rule(painter, patch) if patch.look.zone else self._underline(painter, patch)
            for join in marks.joins:
                self._join(painter, join, marks, rails)
            painter.translate(-origin)

    def hit(self, point: QPointF, lines: list[Placed]) -> list[str]:
        """The annotations painted at ``point`` of the viewport, the shortest mark first, zones last."""
        under: list[Patch] = []
        for origin, marks, *_ in lines:
            under += [patch for patch in marks.patches if patch.rect.contains(point - origin)]
        under.sort(key=lambda patch: (patch.look.zone, len(patch.mark.hull), patch.mark.annotation))
        return [patch.mark.annotation for patch in under]

    def rects(self, span: Span, lines: list[Placed]) -> Iterator[QRectF]:
        """The rectangles that ``span`` takes of ``lines``, in the viewport."""
        start, end = self._bridge.document_span(span)
        for origin, marks, line, block, mixed in islice(lines, bisect_right(lines, start, key=_end), None):
            if block + line.textStart() >= end:
                break
            for left, right in stretches(line, start - block, end - block, mixed):
                yield QRectF(left, marks.top, right - left, marks.bottom - marks.top).translated(origin)

    def _is_raised(self, patch: Patch) -> bool:
        return patch.mark.annotation in (self.selected, self.hovered)

    def _tint(self, patch: Patch) -> QColor:
        if patch.mark.annotation == self.selected or patch.mark.annotation == self.hovered:
            return patch.look.strong
        if patch.mark.muted:
            faint = QColor(patch.look.tint)
            faint.setAlphaF(faint.alphaF() / 2)
            return faint
        return patch.look.tint

    def _underline(self, painter: QPainter, patch: Patch) -> None:
        selected = patch.mark.annotation == self.selected
        rect = patch.rect
        style = patch.look.label.style
        painter.setPen(pen_of(style, patch.look.colours.line, 2.2 if selected else 1.5, faint=patch.mark.muted))
        draw_line(
            painter, style, rect.left() + 0.5, rect.right() - 0.5, underline_y(rect.top(), rect.bottom(), patch.level)
        )
        if selected:
            painter.setPen(QPen(patch.look.line, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0, -1, 0, 1), _ROUND, _ROUND)

    def _veil_or_rule(self, painter: QPainter, patch: Patch) -> None:
        if patch.look.veiled:
            painter.fillRect(patch.rect.adjusted(-1, -1, 1, 1), self._looks.veil)
        else:
            painter.fillRect(QRectF(_ZONE, patch.rect.top(), 2, patch.rect.height() + 5), patch.look.line)

    def _join(self, painter: QPainter, join: Join, marks: LineMarks, rails: Mapping[str, int]) -> None:
        raised = join.mark.annotation in (self.selected, self.hovered)
        pen = QPen(join.look.line, 1.6 if raised else 1.0)
        if join.rail:
            x = _RAIL - 3 * min(rails.get(join.mark.annotation, 0), _RAILS - 1)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, marks.top - 2), QPointF(x, marks.bottom + 7))
        else:
            pen.setDashPattern([1.0, 2.5])
            painter.setPen(pen)
            y = underline_y(marks.top, marks.bottom, join.level)
            painter.drawLine(QPointF(join.left, y), QPointF(join.right, y))


def _end(placed: Placed) -> int:
    return placed.start + placed.line.textStart() + placed.line.textLength()


def underline_y(top: float, bottom: float, level: int) -> float:
    """Where the underline of that level runs below words from ``top`` to ``bottom``.

    Below small words levels stand closer, or the lowest would strike out the words of the next line.
    """
    room = (bottom - top) / 2 - _FIRST
    return bottom + _FIRST + level * min(_LEVEL, room / (LEVELS - 1))
