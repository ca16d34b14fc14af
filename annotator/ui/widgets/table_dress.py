"""How every table looks and behaves: no grid, no row heads, Tab leads out of it, column heads to the left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

ROW = 1.75
"""A row's usual height, in lines of text."""
DENSE = 1.65
"""The same where many rows are read at once."""


def dress(table: QTableView, row: float | None = None) -> None:
    """Dress a table; ``row`` fixes the height of its rows in lines of text, without it the content says."""
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    across, down = table.horizontalHeader(), table.verticalHeader()
    across.setHighlightSections(False)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    down.hide()
    if row is not None:
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(round(table.fontMetrics().height() * row))
