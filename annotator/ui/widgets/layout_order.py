"""What may have the keyboard, in the order in which it is laid out, whatever was made when."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def in_layout_order(owner: QWidget) -> Iterator[QWidget]:
    """The widgets in ``owner`` that may have the keyboard, in the order in which they are laid out."""
    layout = owner.layout()
    yield from _in_layout(layout) if layout is not None else ()


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item else None
        widget = item.widget() if item else None
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                yield widget
            yield from in_layout_order(widget)
