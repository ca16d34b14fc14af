"""A field for a whole number."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSpinBox, QWidget

_BESIDE = 8
_LEAST, _EDGES = 19, 10
"""Height of the words and of all around them, as the style sheet gives them to other fields."""


class NumberField(QSpinBox):
    """With room between its edge and the number, which a style sheet cannot give to the field within it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_BESIDE, 0, 0, 0)

    def sizeHint(self) -> QSize:
        # Of a number field in a style sheet Qt asks for more than it needs, and fields in a form would differ.
        return QSize(super().sizeHint().width(), max(_LEAST, self.fontMetrics().height()) + _EDGES)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
