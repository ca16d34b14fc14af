"""A slim map of the whole article beside its words: where the marks are, and what is in sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.model.span import Span
from annotator.ui.after_paint import AfterPaint
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import Mark, MarkIndex
from annotator.wording.translation import _

WIDTH = 18
_ROW = 2
_LANES = 4
"""Labels keep to a lane of their own, in the codebook's order; the fifth shares with the first."""

_LEFT = 4
_AT_ONCE = 2_000
"""So many marks are counted in a turn of the loop: there may be six maps, of ten thousand marks each."""


class Minimap(QWidget):
    """Rows of colour from top to bottom, as far down as the marks are in the text (not on the page).

    What is in sight can be taken hold of and drawn along: this is the scroll bar too.
    """

    asked = Signal(int)
    """The position that is to stand in the middle of the page."""
    turned = Signal(QWheelEvent)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._length = 1
        self._marks: Iterable[Mark] = ()
        self._rows: list[Counter[str]] = []
        self._picture = QPixmap()
        self._outdated = False
        self._painted = AfterPaint(self)
        self._painted.due.connect(self._count_anew)
        self._uncounted: Iterator[Mark] = iter(())
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_on)
        self._sight = Span(0, 0)
        self._grip: int | None = None
        """How far below the middle of what is in sight it was taken hold of."""
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Where the marks are in the article"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_marks(self, marks: MarkIndex, length: int) -> None:
        """Draws all ``marks`` of a text of ``length`` characters, soon: ten thousand take longer than the words."""
        self._marks, self._length = marks, max(length, 1)
        self._picture = QPixmap()
        self._outdate()

    def set_looks(self, looks: Looks) -> None:
        """Draws in the colours of another theme or codebook."""
        self._looks = looks
        self._draw(range(len(self._rows)), anew=True)

    def change(self, before: Sequence[Mark], after: Sequence[Mark]) -> None:
        """Takes ``before`` out and puts ``after`` in, touching only their rows."""
        if self._counting.isActive():
            self._outdate()
        if self._outdated:
            return
        touched: set[int] = set()
        for marks, step in ((before, -1), (after, 1)):
            for mark in marks:
                touched.update(self._count(mark, step))
        self._draw(touched)

    def set_sight(self, sight: Span) -> None:
        """Shows which stretch of the text is in sight."""
        if sight != self._sight:
            self._sight = sight
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._outdate()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._outdated:
            self._painted.start()
        painter = QPainter(self)
        theme = self._looks.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        top = self.height() * self._sight.start / self._length
        bottom = self.height() * self._sight.end / self._length
        if len(self._sight) >= self._length - 1:
            painter.drawPixmap(0, 0, self._picture)
            return
        window = QColor(theme.control)
        window.setAlphaF(0.22)
        painter.fillRect(QRectF(0, top, WIDTH, max(bottom - top, 6)), window)
        painter.drawPixmap(0, 0, self._picture)
        painter.fillRect(QRectF(0, top, 2, max(bottom - top, 6)), QColor(theme.control))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        held = self._sight.start <= at < self._sight.end
        self._grip = at - self._middle() if held else 0
        if not held:
            self.asked.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._grip is not None:
            self.asked.emit(min(max(self._at(event) - self._grip, 0), self._length))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turned.emit(event)

    def _outdate(self) -> None:
        self._counting.stop()
        self._outdated = True
        self.update()

    def _count_anew(self) -> None:
        self._outdated = False
        self._rows = [Counter() for _ in range(max(self.height() // _ROW, 1))]
        self._uncounted = iter(tuple(self._marks))
        self._counting.start()
        self._count_on()

    def _count_on(self) -> None:
        some = list(islice(self._uncounted, _AT_ONCE))
        for mark in some:
            self._count(mark, 1)
        if len(some) < _AT_ONCE:
            self._counting.stop()
            self._draw(range(len(self._rows)), anew=True)

    def _middle(self) -> int:
        return (self._sight.start + self._sight.end) // 2

    def _at(self, event: QMouseEvent) -> int:
        share = min(max(event.position().y() / max(self.height(), 1), 0.0), 1.0)
        return round(share * self._length)

    def _count(self, mark: Mark, step: int) -> set[int]:
        touched: set[int] = set()
        if mark.label not in self._looks.zones:
            for span in mark.fragments:
                touched.update(range(self._row(span.start), self._row(span.end - 1) + 1))
        for row in touched:
            self._rows[row][mark.label] += step
        return touched

    def _row(self, position: int) -> int:
        return min(position * len(self._rows) // self._length, len(self._rows) - 1)

    def _draw(self, rows: Iterable[int], *, anew: bool = False) -> None:
        if anew:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
        if self._picture.isNull():
            return
        painter = QPainter(self._picture)
        for row in rows:
            self._draw_row(painter, row)
        painter.end()
        self.update()

    def _draw_row(self, painter: QPainter, row: int) -> None:
        place = QRectF(0, row * _ROW, WIDTH, _ROW)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(place, Qt.GlobalColor.transparent)
        width = (WIDTH - _LEFT) / _LANES
        for label, count in self._rows[row].items():
            if count > 0:
                left = _LEFT + self._looks.order(label) % _LANES * width
                painter.fillRect(QRectF(left, place.top(), width - 0.5, _ROW), self._looks[label].line)
