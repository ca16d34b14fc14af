"""A field for a whole number."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

_BESIDE = 8


class NumberField(QSpinBox):
    """With room between its edge and the number, which a style sheet cannot give to the field within it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_BESIDE, 0, 0, 0)
