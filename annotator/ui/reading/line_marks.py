"""What is painted on one laid-out line: worked out once, painted many times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from annotator.model.span import Span
from annotator.text.intervals import Interval
from annotator.ui.reading.bridge import TextBridge
from annotator.ui.reading.geometry import has_right_to_left, stretches
from annotator.ui.reading.looks import LabelLook, Looks
from annotator.ui.reading.marks import Mark, MarkIndex

SHORT_GAP = 160
"""Code points between two fragments up to which a dotted line bridges them; beyond, a rail in the margin does."""


class Patch(NamedTuple):
    """A stretch of a fragment on one line, in coordinates of the block. ``depth`` counts the tints beneath it."""

    rect: QRectF
    mark: Mark
    look: LabelLook
    level: int
    depth: int


class Join(NamedTuple):
    """A stretch between two fragments of one annotation: across the line, or (``rail``) past it in the margin."""

    left: float
    right: float
    mark: Mark
    look: LabelLook
    level: int
    rail: bool


class LineMarks(NamedTuple):
    """Everything on one line; ``top`` and ``bottom`` of its words, in coordinates of the block."""

    top: float
    bottom: float
    patches: list[Patch]
    joins: list[Join]


class LineMaker:
    """Works out the marks of the lines of one block."""

    def __init__(self, block: QTextBlock, bridge: TextBridge, marks: MarkIndex, looks: Looks) -> None:
        self._bridge, self._marks, self._looks = bridge, marks, looks
        self._start = block.position()
        self.mixed = has_right_to_left(block.text())
        self.span = bridge.article_span(self._start, self._start + block.length() - 1)
        self._levels = marks.levels(self.span, looks.zones)

    def line(self, line: QTextLine) -> LineMarks:
        """The marks on ``line`` of the block."""
        start = self._start + line.textStart()
        span = self._bridge.article_span(start, start + line.textLength())
        top, bottom = line.y(), line.y() + line.ascent() + line.descent()
        patches: list[Patch] = []
        for piece in self._marks.within(span):
            patches += self._patches(line, piece, top, bottom, patches)
        joins = [join for piece in self._marks.gaps(span) for join in self._joins(line, piece)]
        return LineMarks(top, bottom, patches, joins)

    def _patches(self, line: QTextLine, piece: Interval, top: float, bottom: float, below: list[Patch]) -> list[Patch]:
        mark = self._mark(piece)
        look = self._looks[mark.label]
        rects = [QRectF(left, top, right - left, bottom - top) for left, right in self._stretches(line, piece)]
        return [
            Patch(rect, mark, look, self._levels.get(mark.annotation, 0), _depth(rect, below) if not look.zone else 0)
            for rect in rects
        ]

    def _joins(self, line: QTextLine, piece: Interval) -> list[Join]:
        mark = self._mark(piece)
        look = self._looks[mark.label]
        level = self._levels.get(mark.annotation, 0)
        if piece.end - piece.start > SHORT_GAP:
            return [Join(0.0, 0.0, mark, look, level, rail=True)]
        return [Join(left, right, mark, look, level, rail=False) for left, right in self._stretches(line, piece)]

    def _stretches(self, line: QTextLine, piece: Interval) -> list[tuple[float, float]]:
        start, end = self._bridge.document_span(Span(piece.start, piece.end))
        return stretches(line, start - self._start, end - self._start, self.mixed)

    def _mark(self, piece: Interval) -> Mark:
        mark = self._marks.get(piece.annotation)
        assert mark is not None, piece
        return mark


def _depth(rect: QRectF, below: list[Patch]) -> int:
    return sum(1 for patch in below if not patch.look.zone and patch.rect.intersects(rect))


def rail_places(lines: list[LineMarks]) -> Mapping[str, int]:
    """A place in the margin, from 0 outward, for every annotation that has a rail among ``lines``."""
    places: dict[str, int] = {}
    for line in lines:
        for join in line.joins:
            if join.rail:
                places.setdefault(join.mark.annotation, len(places))
    return places
