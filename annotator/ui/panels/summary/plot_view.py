"""A plot in the window: arrows go from figure to figure, Enter opens what is behind one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from annotator.exchange.charts import Looks
from annotator.exchange.plots import PLAIN, Box, Label, Mark, Plot, fill, ink
from annotator.ui.agreement.chart_view import looks_of
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.tooltips import plain_tooltip

_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_EDGE = 14.0
_LINE = 20.0


class PlotView(QWidget):
    """Paints a :class:`Plot` in the colours of the theme, in letters of the window's size."""

    moved = Signal()
    opened = Signal()

    def __init__(self, theme: Callable[[], Theme], area: QScrollArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._area = theme, area
        self.plot: Plot | None = None
        self.empty_words = ""
        """What is said where there is no plot."""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # -- what is under the hand ---------------------------------------------------------------------------------

    def show_plot(self, plot: Plot | None) -> None:
        """Show another plot; the hand stays at the same figure where there is one."""
        before = self.current()
        self.plot = plot
        places = {(mark.of, mark.row): n for n, mark in enumerate(plot.marks)} if plot is not None else {}
        same = {mark.of: n for n, mark in enumerate(plot.marks)} if plot is not None else {}
        self._at = places.get((before.of, before.row), same.get(before.of, 0)) if before is not None else 0
        self.setAccessibleName(plot.title if plot else "")
        self.updateGeometry()
        self.setMinimumSize(self.sizeHint())
        self.update()
        self._tell()

    def current(self) -> Mark | None:
        """The figure at which the hand is."""
        return self.plot.marks[self._at] if self.plot is not None and self.plot.marks else None

    def scale(self) -> float:
        """Pixels of the window a point of the plot."""
        return max(QFontInfo(self.font()).pixelSize(), 1) / PLAIN

    def go_to(self, mark: Mark) -> None:
        """Put the hand at a figure."""
        if self.plot is not None and self.plot.marks[self._at] is not mark:
            self._at = next(n for n, one in enumerate(self.plot.marks) if one is mark)
            self._tell()
            self.update()
        area, k = mark.area, self.scale()
        x, y = (round((value + _EDGE) * k) for value in area.middle)
        self._area.ensureVisible(x, y, round(area.width * k / 2) + 8, round(area.height * k / 2) + 8)

    def sizeHint(self) -> QSize:
        if self.plot is None:
            return QSize(0, 0)
        k = self.scale()
        return QSize(round((self.plot.width + 2 * _EDGE) * k), round((self.plot.height + 2 * _EDGE) * k))

    # -- keys and pointer ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now, key = self.current(), Qt.Key(event.key())
        if now is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            found = self._reached(now, key)
            if found is None:
                super().keyPressEvent(event)
            else:
                self.go_to(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found is not None:
            self.go_to(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._under(event.position()) is not None:
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(found.told) if found else "", self)
            return True
        return super().event(event)

    def _reached(self, now: Mark, key: Qt.Key) -> Mark | None:
        assert self.plot is not None
        if key in _STEPS:
            row = [mark for mark in self.plot.marks if mark.row == now.row]
            at = next(n for n, mark in enumerate(row) if mark is now) + _STEPS[key]
            return row[min(max(at, 0), len(row) - 1)]
        if key in _ROWS:
            rows = sorted({mark.row for mark in self.plot.marks})
            row_at = rows.index(now.row) + _ROWS[key]
            wanted = rows[min(max(row_at, 0), len(rows) - 1)]
            there = [mark for mark in self.plot.marks if mark.row == wanted]
            return now if wanted == now.row else min(there, key=lambda mark: abs(mark.area.x - now.area.x))
        return self.plot.marks[_ENDS[key]] if key in _ENDS else None

    def _under(self, place: QPointF) -> Mark | None:
        k = self.scale()
        at = QPointF(place.x() / k - _EDGE, place.y() / k - _EDGE)
        marks = self.plot.marks if self.plot is not None else ()
        return next((mark for mark in marks if _rect(mark.area).contains(at)), None)

    def _tell(self) -> None:
        now = self.current()
        self.setAccessibleDescription(now.told if now else "")
        self.moved.emit()

    # -- painting -----------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter, theme = QPainter(self), self._theme()
        painter.fillRect(self.rect(), QColor(theme.surface))
        if self.plot is None:
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect().adjusted(20, 10, -20, -10), int(flags), self.empty_words)
            painter.end()
            return
        looks = looks_of(theme, "", 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.scale(), self.scale())
        painter.translate(_EDGE, _EDGE)
        painter.setPen(QPen(QColor(looks.rule), 1))
        for x1, y1, x2, y2 in self.plot.rules:
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
        for mark in self.plot.marks:
            _paint_mark(painter, mark, looks)
        self._paint_hand(painter, theme)
        for label in self.plot.labels:
            _paint_label(painter, label, looks, self.font())
        painter.end()

    def _paint_hand(self, painter: QPainter, theme: Theme) -> None:
        now = self.current()
        if now is None:
            return
        held = self.hasFocus()
        painter.setPen(QPen(QColor(theme.focus if held else theme.control), 2 if held else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(_rect(now.area).adjusted(-1, -1, 1, 1), 4, 4)


class PlotArea(QScrollArea):
    """A plot that scrolls where it is larger than the room for it."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PlotView(theme, self)
        self.setWidget(self.view)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Whoever leaves the plot finds it as it was: the area itself would bring the plot's middle into sight."""
        return QWidget.focusNextPrevChild(self, onward)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _paint_mark(painter: QPainter, mark: Mark, looks: Looks) -> None:
    painter.setBrush(QColor(fill(looks, mark.strength)))
    painter.setPen(QPen(QColor(looks.ink), 1.6) if mark.ringed else Qt.PenStyle.NoPen)
    if mark.round:
        painter.drawEllipse(_rect(mark.shape))
    else:
        painter.drawRoundedRect(_rect(mark.shape), 2, 2)


def _paint_label(painter: QPainter, label: Label, looks: Looks, font: QFont) -> None:
    face = QFont(font)
    face.setPixelSize(round(label.size))
    face.setWeight(QFont.Weight.DemiBold if label.strong else QFont.Weight.Normal)
    painter.setFont(face)
    painter.setPen(QColor(ink(looks, label)))
    line = " ".join(label.text.split())
    told = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, round(label.width))
    place = QRectF(label.x, label.y - _LINE / 2, label.width, _LINE)
    flags = _ALIGN[label.align] | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(place, int(flags) | int(Qt.TextFlag.TextSingleLine), told)
