"""The column in the middle of a page that stands where there is nothing to work on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def put_in_middle(page: QWidget, column: QVBoxLayout, width: int) -> None:
    """Lay ``column`` out in the middle of ``page``, ``width`` pixels wide and a little above half its height."""
    inner = QWidget()
    inner.setFixedWidth(width)
    inner.setLayout(column)
    middle = QHBoxLayout()
    middle.addStretch(1)
    middle.addWidget(inner)
    middle.addStretch(1)
    whole = QVBoxLayout(page)
    whole.addStretch(2)
    whole.addLayout(middle)
    whole.addStretch(3)
