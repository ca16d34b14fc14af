"""Draws the cases that one decision would settle: a box to tick, the words, below them what becomes gold, and where."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.ui.review.case_list import SIDE, CaseDelegate, Index
from annotator.ui.review.similar_rows import SimilarRows
from annotator.ui.widgets.tick_box import draw_tick_box

_BOX = 40
"""Pixels from the left within which a click ticks."""


class SimilarDelegate(CaseDelegate):
    """A case that cannot be decided so has no box and faint words."""

    def draw(self, painter: QPainter, style: Any, index: Index) -> None:
        rows, rect = cast("SimilarRows", index.model()), QRectF(style.rect)
        told, possible = rows.words(index.row()), rows.possible(index.row())
        self.draw_ground(painter, style)
        self.draw_label(painter, rect, told.colour)
        if possible:
            at = QPoint(style.rect.left() + SIDE + 2, style.rect.center().y())
            draw_tick_box(painter, style.widget, at, ticked=rows.is_ticked(index.row()))
        room = rect.adjusted(_BOX, 5, -SIDE, -5)
        self.draw_lines(painter, room, style.font, told.words, told.gold, faint=not possible, beside=told.place)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Space ticks a row, and so does a click on its box."""
        rows = cast("SimilarRows", model)
        if not rows.possible(index.row()) or not (_is_space(event) or _is_click(event, cast("Any", option).rect)):
            return False
        ticked = Qt.CheckState.Unchecked if rows.is_ticked(index.row()) else Qt.CheckState.Checked
        return rows.setData(index, ticked, Qt.ItemDataRole.CheckStateRole)


def _is_space(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)


def _is_click(event: QEvent, row: QRect) -> bool:
    if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
        return False
    return event.button() == Qt.MouseButton.LeftButton and event.position().x() < row.left() + _BOX
