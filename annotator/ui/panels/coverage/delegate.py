"""Draws coverage: a box with sign, word and number for each cell, told apart by all of them and by shade."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.reuse.coverage import DENIED, NOT_CHECKED, NOT_REPORTED, QUOTED, Cell, CoverageRow
from annotator.ui.panels.coverage.model import LABEL, SIGNS, CoverageModel
from annotator.ui.theme.contrast import over
from annotator.ui.theme.tokens import Theme

Index = QModelIndex | QPersistentModelIndex
_STRENGTH = {
    "verbatim": 0.42,
    "same": 0.42,
    "variant": 0.28,
    "source_revision": 0.28,
    QUOTED: 0.28,
    "partial": 0.18,
    "other_witness": 0.18,
    "paraphrase": 0.1,
    "unclear": 0.1,
}
_AGAINST = ("opposite", DENIED)
_EDGE, _AIR = 3, 7
_NARROW = 270
"""Points that are all needed for what is said."""


class CoverageDelegate(QStyledItemDelegate):
    """``theme`` answers the colours of the window as they are now."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style, model = cast("Any", option), cast("CoverageModel", index.model())
        row, cell = model.row_at(index), model.cell_at(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, state, rect = self._theme(), style.state, QRect(style.rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
        painter.setFont(style.font)
        if cell is not None:
            self._paint_cell(painter, rect, cell, model.word(cell))
        elif index.column() == LABEL:
            self._paint_label(painter, rect, row, model)
        else:
            painter.setPen(QColor(theme.text))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(index.data()))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(80, QFontMetrics(cast("Any", option).font).height() + 11)

    def _paint_label(self, painter: QPainter, rect: QRect, row: CoverageRow, model: CoverageModel) -> None:
        """What it is, and in quiet letters who says it; where numbers contradict, a sign before it."""
        theme, inner, metrics = self._theme(), rect.adjusted(_AIR, 0, -_AIR, 0), painter.fontMetrics()
        if row.conflicts:
            painter.setPen(QColor(theme.warning))
            painter.drawText(inner, _LEFT, "⚠")
            inner.setLeft(inner.left() + metrics.horizontalAdvance("⚠ ") + 2)
        names = [model.loaded.names.get(key, "") for key in row.speakers] if model.loaded else []
        who = ", ".join(filter(None, names)) if row.kind != "speaker" and inner.width() > _NARROW else ""
        room = min(metrics.horizontalAdvance(who), inner.width() // 3) if who else 0
        label = metrics.elidedText(" ".join(row.label.split()), _RIGHT_CUT, inner.width() - room - (_AIR if who else 0))
        painter.setPen(QColor(theme.text))
        painter.drawText(inner, _LEFT, label)
        if room:
            painter.setPen(QColor(theme.muted))
            inner.setLeft(inner.right() - room)
            painter.drawText(inner, _LEFT, metrics.elidedText(who, _RIGHT_CUT, room + 1))

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, word: str) -> None:
        theme, box = self._theme(), QRectF(rect).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.setPen(_edge(theme, cell.how))
        painter.setBrush(QColor(_ground(theme, cell.how)) if cell.how != NOT_CHECKED else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        quiet = cell.how in (NOT_CHECKED, NOT_REPORTED)
        painter.setPen(QColor(theme.muted if quiet else theme.text))
        inner, metrics = rect.adjusted(_EDGE + 5, 0, -_EDGE - 4, 0), painter.fontMetrics()
        count = str(cell.differences) if cell.differences and cell.how != QUOTED else ""
        if count:
            painter.drawText(inner, _RIGHT, f"±{count}")
            inner.setRight(inner.right() - metrics.horizontalAdvance(f"±{count} "))
        sign = SIGNS.get(cell.how, "•")
        if sign:
            painter.drawText(inner, _LEFT, sign)
            inner.setLeft(inner.left() + metrics.horizontalAdvance("= ") + 4)
        painter.drawText(inner, _LEFT, metrics.elidedText(word, _RIGHT_CUT, inner.width()))


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_RIGHT_CUT = Qt.TextElideMode.ElideRight


def _ground(theme: Theme, how: str) -> str:
    if how in _AGAINST:
        return over(theme.surface, theme.warning, 0.26)
    return over(theme.surface, theme.accent, _STRENGTH.get(how, 0.0) * (0.7 if theme.dark else 1))


def _edge(theme: Theme, how: str) -> QPen:
    if how == NOT_CHECKED:
        return QPen(QColor(theme.control), 1, Qt.PenStyle.DashLine)
    if how == NOT_REPORTED:
        return QPen(QColor(theme.control), 1)
    return QPen(QColor(theme.warning if how in _AGAINST else over(theme.surface, theme.accent, 0.6)), 1)
