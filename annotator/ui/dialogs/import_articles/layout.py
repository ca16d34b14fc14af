"""How the parts of the import dialog share its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget


def side_by_side(table: QWidget, preview: QWidget, details: QWidget, zones: QWidget) -> QSplitter:
    """The table across the top; below it the text, and beside that the fields over the zones."""
    lower, whole = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
    _fill(lower, (preview, 6), (_scrolling(details, zones), 5))
    _fill(whole, (table, 2), (lower, 3))
    whole.setSizes([220, 420])
    return whole


def _fill(splitter: QSplitter, *shares: tuple[QWidget, int]) -> None:
    for at, (widget, share) in enumerate(shares):
        splitter.addWidget(widget)
        splitter.setStretchFactor(at, share)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(10)


def _scrolling(details: QWidget, zones: QWidget) -> QScrollArea:
    """Large fonts need more height than a small screen has."""
    side, scroll = QWidget(), QScrollArea()
    column = QVBoxLayout(side)
    column.setContentsMargins(4, 0, 4, 0)
    column.setSpacing(12)
    column.addWidget(details)
    column.addWidget(zones, 1)
    scroll.setWidget(side)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setMinimumWidth(side.minimumSizeHint().width() + 16)
    return scroll
