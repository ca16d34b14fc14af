"""The box of a row that can be ticked, drawn as the style draws every other."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget


def draw_tick_box(painter: QPainter, view: QWidget, at: QPoint, *, ticked: bool) -> int:
    """Draw it in ``view`` to the right of a point and about its height; the pixels that it is wide."""
    style, box = view.style(), QStyleOptionButton()
    size = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
    drawn = cast("Any", box)
    drawn.rect = QRect(at.x(), at.y() - size // 2 + 1, size, size)
    drawn.state = QStyle.StateFlag.State_Enabled
    drawn.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, view)
    return size
