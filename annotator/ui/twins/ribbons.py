"""Soft bands from pane to pane that tie the renditions of one quote together and follow as the panes scroll."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QWidget

from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.reading.standing import Beyond, Standing, standing
from annotator.ui.reading.tie import Tie
from annotator.ui.theme.tokens import Theme
from annotator.ui.twins.shown import Rendition, Shown

_PINCHED = 3.0
"""Height of a ribbon whose words are out of sight, at the edge of the pane."""
_MARKER = 5.0
_NEAR, _MIDDLE = 0.20, 0.10
"""How strongly a ribbon is tinted at its ends and half-way."""
_SAME = ("verbatim", "same")
_ENDS = 2
"""Fewer make no ribbon."""


class _End(NamedTuple):
    """Where a ribbon meets a pane: the pane's ``left`` and ``right`` edge of text, and the words between."""

    left: float
    right: float
    top: float
    bottom: float
    beyond: Beyond
    dashes: Sequence[float]


class _Ribbon(NamedTuple):
    """From one pane to the next, or (``over``: heights at which it passes) past panes that have none."""

    start: _End
    end: _End
    over: Sequence[tuple[float, float, float]]


class Ribbons(QWidget):
    """Lies over the desk, takes no mouse and no keys, and paints only between the texts.

    ``chosen`` answers which of an article's renditions is tied.
    """

    def __init__(
        self, desk: Desk, theme: Callable[[], Theme], chosen: Callable[[Shown, str], Rendition | None]
    ) -> None:
        super().__init__(desk)
        self._desk, self._theme, self._chosen = desk, theme, chosen
        self._shown: Shown | None = None
        self._panes: list[ReadingPane] = []
        self._tied: list[tuple[int, Rendition]] = []
        self._standing: dict[int, Standing] = {}
        self._mask = QRegion()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.follow)
        desk.installEventFilter(self)
        desk.splitter.installEventFilter(self)
        desk.order_changed.connect(self._soon.start)
        desk.article_opened.connect(self._watch)
        desk.article_closed.connect(lambda _article: self.follow())
        self.hide()

    @property
    def tied(self) -> int:
        """How many ribbons there are."""
        return max(len(self._tied) - 1, 0)

    def show_twins(self, shown: Shown | None) -> None:
        """Tie the renditions of ``shown`` in the panes that are open, or none."""
        self._shown = shown
        self.follow()

    def follow(self) -> None:
        """Find out anew what is tied, and paint it; where the ribbons run is worked out as they are painted."""
        self._standing.clear()
        self._panes = [pane for pane in self._desk.panes if pane.article is not None]
        ones = [(number, self._one(pane)) for number, pane in enumerate(self._panes) if pane.view.isVisible()]
        self._tied = [(number, one) for number, one in ones if one is not None]
        if len(self._tied) < _ENDS:
            self._tied = []
        self._tie()
        if self._tied:
            self.setGeometry(self._desk.rect())
            room = self._room()
            if room != self._mask:
                # So that the panes need not be painted through it.
                left, self._mask = self._mask - room, room
                self.setMask(room)
                self._uncover(left)
            self.update(room)
        self.setVisible(bool(self._tied))

    def _room(self) -> QRegion:
        """Between the words of neighbours, and under the heads of panes that ribbons pass."""
        room = QRegion()
        for (_left, end), (start, _right) in pairwise(map(self._edges, self._panes)):
            room += QRect(end, 0, start - end, self.height())
        tied = {number for number, _one in self._tied}
        for number in range(self._tied[0][0], self._tied[-1][0]):
            if number not in tied:
                left, right, height = self._passing(self._panes[number])
                room += QRect(round(left), round(height) - 2, round(right - left), 4)
        return room & self._desk.visible_area()

    def _uncover(self, left: QRegion) -> None:
        """Have the panes painted where ribbons ran: Qt does not where these were in sight and are masked now."""
        for pane in self._panes:
            for part in (pane, pane.header, pane.view.viewport()):
                part.update(left.translated(part.mapFrom(self._desk, QPoint(0, 0))))

    # -- what is tied -------------------------------------------------------------------------------------------

    def _one(self, pane: ReadingPane) -> Rendition | None:
        return self._chosen(self._shown, pane.article.id) if self._shown is not None and pane.article else None

    def _tie(self) -> None:
        """Tell each pane which of its words are tied, and to which sides."""
        line, fill = self._colours()
        tied = dict(self._tied)
        for number, pane in enumerate(self._panes):
            one = tied.get(number)
            if one is None:
                pane.view.show_tie(Tie())
            else:
                sides = (number != self._tied[0][0], number != self._tied[-1][0])
                pane.view.show_tie(Tie(one.fragments, *sides, line, fill))

    def _ribbons(self) -> list[_Ribbon]:
        ends = {number: self._end(number, one) for number, one in self._tied}
        return [
            _Ribbon(ends[left], ends[right], [self._passing(pane) for pane in self._panes[left + 1 : right]])
            for (left, _one), (right, _other) in pairwise(self._tied)
        ]

    def _end(self, number: int, one: Rendition) -> _End:
        pane = self._panes[number]
        corner = pane.view.viewport().mapTo(self._desk, QPoint(0, 0))
        there = self._standing.get(number)
        if there is None:
            there = self._standing[number] = standing(pane.view, one.fragments)
        top, bottom = corner.y() + there.top, corner.y() + there.bottom
        if there.beyond == "above":
            bottom = top + _PINCHED
        elif there.beyond == "below":
            top = bottom - _PINCHED
        dashes: Sequence[float] = () if one.annotation else (1.0, 2.6)
        if one.grouped and one.how not in (*_SAME, ""):
            dashes = (5.0, 3.0)
        right = corner.x() + pane.view.viewport().width()
        return _End(corner.x(), right, top, bottom, there.beyond, dashes)

    def _passing(self, pane: ReadingPane) -> tuple[float, float, float]:
        """Left, right and height at which a ribbon passes a pane that has none of it: under its head."""
        corner = pane.mapTo(self._desk, QPoint(0, 0))
        head = pane.header.mapTo(self._desk, QPoint(0, pane.header.height())).y() if pane.header.isVisible() else 0
        return corner.x(), corner.x() + pane.width(), head or corner.y() + 24

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(event.region())
        line, fill = self._colours()
        for ribbon in self._ribbons():
            if ribbon.over:
                self._paint_thread(painter, ribbon, line)
            else:
                self._paint_band(painter, ribbon, line, fill)
            for end, x, way in ((ribbon.start, ribbon.start.right, 1), (ribbon.end, ribbon.end.left, -1)):
                if end.beyond:
                    _marker(painter, QPointF(x + way * (_MARKER + 2), end.top), end.beyond, line)

    def _paint_band(self, painter: QPainter, ribbon: _Ribbon, line: QColor, fill: QColor) -> None:
        start, end = ribbon.start, ribbon.end
        left, right = start.right, end.left
        tint = QLinearGradient(left, 0, right, 0)
        for place, share in ((0.0, 1.0), (0.5, _MIDDLE / _NEAR), (1.0, 1.0)):
            colour = QColor(fill)
            colour.setAlphaF(fill.alphaF() * share)
            tint.setColorAt(place, colour)
        upper = _curve(left, start.top, right, end.top)
        band = QPainterPath(upper)
        band.lineTo(right, end.bottom)
        _curve_to(band, right, end.bottom, left, start.bottom)
        band.closeSubpath()
        painter.fillPath(band, tint)
        pen = QPen(line, 1.6 if self._theme().high_contrast else 1.1)
        if dashes := end.dashes or start.dashes:
            pen.setDashPattern(list(dashes))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(upper)
        painter.drawPath(_curve(left, start.bottom, right, end.bottom))

    def _paint_thread(self, painter: QPainter, ribbon: _Ribbon, line: QColor) -> None:
        """Past panes that have none of it a ribbon is only a thread."""
        start, end = ribbon.start, ribbon.end
        path = QPainterPath(QPointF(start.right, (start.top + start.bottom) / 2))
        for left, right, height in ribbon.over:
            _curve_to(path, path.currentPosition().x(), path.currentPosition().y(), left, height)
            path.lineTo(right, height)
        _curve_to(path, path.currentPosition().x(), path.currentPosition().y(), end.left, (end.top + end.bottom) / 2)
        pen = QPen(line, 1.8)
        if dashes := end.dashes or start.dashes:
            pen.setDashPattern(list(dashes))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _colours(self) -> tuple[QColor, QColor]:
        """Of edges, and of what lies between them."""
        panes = self._desk.panes
        if not panes or self._shown is None:
            return QColor(), QColor()
        line = QColor(panes[0].view.marks_painter.looks[self._shown.source.label].line)
        fill = QColor(line)
        fill.setAlphaF(_NEAR * (1.5 if self._theme().dark else 1.0))
        return line, fill

    # -- following ----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _watch(self, article: str) -> None:
        self._soon.start()
        pane = self._desk.pane_of(article)
        if pane is None or pane.property("tied"):
            return
        pane.setProperty("tied", True)
        bar = pane.view.verticalScrollBar()
        bar.valueChanged.connect(lambda: self._scrolled(pane))
        bar.rangeChanged.connect(self._soon.start)
        for widget in (pane, pane.view, pane.view.viewport()):
            widget.installEventFilter(self)

    def _scrolled(self, pane: ReadingPane) -> None:
        """Only what lies beside the words is painted anew: the panes paint themselves."""
        if not self._tied or pane not in self._desk.panes or pane not in self._panes:
            return
        self._standing.pop(self._panes.index(pane), None)
        self.update(self._mask)

    def _edges(self, pane: ReadingPane) -> tuple[int, int]:
        """Left and right edge of the words."""
        left = pane.view.viewport().mapTo(self._desk, QPoint(0, 0)).x()
        return left, left + pane.view.viewport().width()


def _curve(x: float, y: float, to_x: float, to_y: float) -> QPainterPath:
    path = QPainterPath(QPointF(x, y))
    _curve_to(path, x, y, to_x, to_y)
    return path


def _curve_to(path: QPainterPath, x: float, y: float, to_x: float, to_y: float) -> None:
    middle = (x + to_x) / 2
    path.cubicTo(middle, y, middle, to_y, to_x, to_y)


def _marker(painter: QPainter, at: QPointF, beyond: Beyond, colour: QColor) -> None:
    """A small arrow towards words that are out of sight."""
    way = -1 if beyond == "above" else 1
    base = at + QPointF(0, _PINCHED + _MARKER if way < 0 else -_MARKER)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip = base + QPointF(0, way * _MARKER)
    painter.drawPolygon(QPolygonF([base - QPointF(_MARKER, 0), base + QPointF(_MARKER, 0), tip]))
