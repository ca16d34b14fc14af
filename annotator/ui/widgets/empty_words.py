"""What a view says in its middle where it has no rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView

from annotator.ui.theme.tokens import Theme


def paint_empty(view: QAbstractItemView, words: str, theme: Theme) -> None:
    """Paint ``words`` over a view without rows; to be called after the view painted itself."""
    if not words or view.model().rowCount():
        return
    painter = QPainter(view.viewport())
    painter.setPen(QColor(theme.muted))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(view.viewport().rect().adjusted(20, 10, -20, -10), int(flags), words)
    painter.end()
