"""Fields for numbers."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

_BESIDE = 8
_LEAST, _EDGES = 19, 10
"""Height of the words and of all around them, as the style sheet gives them to other fields."""


class NumberField(QSpinBox):
    """For a whole number; with room before it, which a style sheet cannot give to the field within the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_BESIDE, 0, 0, 0)

    def sizeHint(self) -> QSize:
        return _as_high_as_others(self, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class DecimalField(QDoubleSpinBox):
    """For a number with decimals, in the looks of :class:`NumberField`.

    It is written with a point, as in tables and files; who types a comma means that.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.lineEdit().setTextMargins(_BESIDE, 0, 0, 0)

    def validate(self, typed: str, place: int) -> tuple[QValidator.State, str, int]:
        return super().validate(typed.replace(",", "."), place)

    def sizeHint(self) -> QSize:
        return _as_high_as_others(self, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def _as_high_as_others(field: QAbstractSpinBox, hint: QSize) -> QSize:
    # Of a number field in a style sheet Qt asks for more than it needs, and fields in a form would differ.
    return QSize(hint.width(), max(_LEAST, field.fontMetrics().height()) + _EDGES)
