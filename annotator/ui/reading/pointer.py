"""The mouse over the words: which mark it touches, and dragging a boundary of the selected one."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.model.span import Span
from annotator.ui.reading.marks import Mark

Edge = Literal["start", "end"]

_REACH = 7.0
_KNOB = 3.6


class Handle(NamedTuple):
    """A boundary that can be dragged: of the ``fragment``-th fragment, its caret at ``rect`` of the viewport."""

    annotation: str
    fragment: int
    edge: Edge
    rect: QRectF

    def near(self, point: QPointF) -> bool:
        """Whether ``point`` is close enough to take hold of it."""
        return self.rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point)

    def paint(self, painter: QPainter, colour: QColor, ground: QColor) -> None:
        """A bar as high as the line, with a knob above a start and below an end."""
        x = self.rect.center().x()
        painter.setPen(QPen(colour, 1.8))
        painter.drawLine(QPointF(x, self.rect.top()), QPointF(x, self.rect.bottom()))
        painter.setPen(QPen(ground, 1.2))
        painter.setBrush(colour)
        y = self.rect.top() - 1 if self.edge == "start" else self.rect.bottom() + 1
        painter.drawEllipse(QPointF(x, y), _KNOB, _KNOB)


class BoundaryDrag:
    """One boundary under the hand, from press to release; ``position`` is where it would be let go.

    ``length`` is that of the article.
    """

    def __init__(self, handle: Handle, mark: Mark, length: int) -> None:
        self.handle, self._mark, self._length = handle, mark, length
        self.position = self._own()

    def move(self, position: int) -> None:
        """Takes the boundary to ``position``, as far as there is room: never empty, never across a neighbour."""
        low, high = self._room()
        self.position = min(max(position, low), high)

    @property
    def moved(self) -> bool:
        """Whether letting go would change anything."""
        return self.position != self._own()

    @property
    def preview(self) -> Span:
        """The fragment as it would become."""
        span = self._mark.fragments[self.handle.fragment]
        return Span(self.position, span.end) if self.handle.edge == "start" else Span(span.start, self.position)

    def _own(self) -> int:
        span = self._mark.fragments[self.handle.fragment]
        return span.start if self.handle.edge == "start" else span.end

    def _room(self) -> tuple[int, int]:
        fragments, at = self._mark.fragments, self.handle.fragment
        if self.handle.edge == "start":
            return (fragments[at - 1].end + 1 if at else 0), fragments[at].end - 1
        last = at == len(fragments) - 1
        return fragments[at].start + 1, (self._length if last else fragments[at + 1].start - 1)
