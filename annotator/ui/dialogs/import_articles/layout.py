"""How the parts of the import dialog share its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget


def side_by_side(table: QWidget, preview: QWidget, details: QWidget, zones: QWidget, dialog: QWidget) -> QSplitter:
    """The table across the top; below it the text, and beside that the fields over the zones.

    All stand in ``dialog`` at once: how wide they are follows from its looks.
    """
    whole = QSplitter(Qt.Orientation.Vertical, dialog)
    lower = QSplitter(Qt.Orientation.Horizontal)
    _fill(whole, (table, 2), (lower, 3))
    _fill(lower, (preview, 6), (_scrolling(details, zones, lower), 5))
    whole.setSizes([220, 420])
    return whole


def _fill(splitter: QSplitter, *shares: tuple[QWidget, int]) -> None:
    for at, (widget, share) in enumerate(shares):
        splitter.addWidget(widget)
        splitter.setStretchFactor(at, share)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(10)


def _scrolling(details: QWidget, zones: QWidget, parent: QWidget) -> QScrollArea:
    """Large fonts need more height than a small screen has."""
    side, scroll = QWidget(), QScrollArea(parent)
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
