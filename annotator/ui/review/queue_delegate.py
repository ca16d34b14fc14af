"""Draws the rows of the queue: words on one line, in what they differ on the next, how far it is at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.review.cases import Case, Status
from annotator.ui.review.ink import sized
from annotator.ui.review.queue_rows import Heading, QueueRows
from annotator.ui.theme.label_colours import label_colours
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import ngettext

Index = QModelIndex | QPersistentModelIndex
_SIDE = 12
_SIGN = 22
_KEPT = 2000


class RowWords(Struct, frozen=True):
    """What is drawn of a case: its ``words``, in what it ``differs``, its label's colour, its sign, its rule."""

    words: str
    differs: str
    colour: str
    auto: bool
    status: Status


class QueueDelegate(QStyledItemDelegate):
    """``words`` answers what is drawn of a case."""

    def __init__(self, theme: Callable[[], Theme], words: Callable[[Case], RowWords], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._size = QSize()
        self._cut: dict[tuple[str, int, bool], str] = {}
        self.dirty = QRegion()
        """What is being painted."""

    @property
    def surface(self) -> QColor:
        """What the rows are painted on."""
        return QColor(self._theme().surface)

    def forget(self) -> None:
        """Measure anew: the font may be another."""
        self._size = QSize()
        self._cut.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        if not self._size.isValid():
            metrics = cast("Any", option).fontMetrics
            self._size = QSize(120, 2 * metrics.height() + 13)
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = cast("Any", option)
        if not self.dirty.intersects(style.rect):
            return
        row = cast("QueueRows", index.model()).row(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(style.rect)
        if isinstance(row, Heading):
            self._heading(painter, row, rect, style.font)
        elif row is not None:
            selected = bool(style.state & QStyle.StateFlag.State_Selected)
            focused = bool(style.state & QStyle.StateFlag.State_HasFocus)
            self._ground(painter, rect, selected=selected, focused=focused)
            self._case(painter, row, rect, style.font)
        painter.restore()

    def _heading(self, painter: QPainter, row: Heading, rect: QRectF, font: QFont) -> None:
        theme = self._theme()
        painter.fillRect(rect, QColor(theme.window))
        told = ngettext("{left} of {count} left", "{left} of {count} left", row.count).format(
            left=row.left, count=row.count
        )
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        small = _small(font, theme)
        line = rect.adjusted(_SIDE, 0, -_SIDE, -6)
        beside = QFontMetrics(small).horizontalAdvance(told) + 10
        metrics = QFontMetrics(strong)
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, int(line.width() - beside))
        painter.setFont(strong)
        painter.setPen(QColor(theme.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, told)
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _ground(self, painter: QPainter, rect: QRectF, *, selected: bool, focused: bool) -> None:
        theme = self._theme()
        if selected:
            painter.fillRect(rect, QColor(theme.selection))
        if focused:
            painter.setPen(QPen(QColor(theme.focus), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _case(self, painter: QPainter, case: Case, rect: QRectF, font: QFont) -> None:
        theme, words = self._theme(), self._words(case)
        done = words.status == "settled"
        painter.fillRect(QRectF(rect.left(), rect.top() + 4, 3, rect.height() - 8), QColor(_line(words.colour, theme)))
        room = rect.adjusted(_SIDE, 5, -_SIDE - _SIGN, -5)
        metrics, small = QFontMetrics(font), _small(font, theme)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted if done else theme.text))
        text = self._fitting(words.words, metrics, int(room.width()), small=False)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, text)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        below = self._fitting(words.differs, QFontMetrics(small), int(room.width()), small=True)
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, below)
        centre = QPointF(rect.right() - _SIDE - 5, rect.center().y())
        draw_sign(painter, centre, words.status, theme, auto=words.auto)

    def _fitting(self, words: str, metrics: QFontMetrics, width: int, *, small: bool) -> str:
        key = words, width, small
        if key not in self._cut:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            self._cut[key] = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        return self._cut[key]


def draw_sign(painter: QPainter, centre: QPointF, status: Status, theme: Theme, *, auto: bool = False) -> None:
    """The sign of a status, each of a shape of its own."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status in ("open", "agreed"):
        line = Qt.PenStyle.SolidLine if status == "open" else Qt.PenStyle.DotLine
        painter.setPen(QPen(QColor(theme.control), 1.4, line))
        painter.drawEllipse(centre, 5, 5)
    elif status == "settled":
        painter.setPen(QPen(QColor(theme.muted if auto else theme.ok), 2))
        painter.drawPolyline(QPolygonF([centre + QPointF(-5, 0), centre + QPointF(-1.5, 4), centre + QPointF(5.5, -5)]))
    elif status == "deferred":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.warning))
        for x in (-3.5, 1.5):
            painter.drawRect(QRectF(centre.x() + x, centre.y() - 5, 3, 10))
    else:
        painter.setPen(QPen(QColor(theme.warning), 2))
        painter.drawArc(QRectF(centre.x() - 5, centre.y() - 5, 10, 10), 40 * 16, 280 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.warning))
        tip = centre + QPointF(5, -2)
        painter.drawPolygon(QPolygonF([tip + QPointF(-5, 0), tip + QPointF(2.5, 0), tip + QPointF(0, -5)]))


def _line(colour: str, theme: Theme) -> str:
    return label_colours(colour, theme).line


def _small(font: QFont, theme: Theme) -> QFont:
    return sized(font.toString(), theme.small)
