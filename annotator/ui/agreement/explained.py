"""What stands under the tables: the figure under the hand in words, how it came about, what it was computed from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from annotator.wording.agreement_cells import Cell, Column, Sheet
from annotator.wording.agreement_how import COUNTS
from annotator.wording.translation import _, pgettext


class Explained(QFrame):
    """Three lines, always of the same height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreementExplained")
        self.what, self.how, self.counts = QLabel(), QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 9, 24, 9)
        column.setSpacing(2)
        for label, role in ((self.what, "strong"), (self.how, ""), (self.counts, "quiet")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            label.setWordWrap(label is self.how)
            label.setMinimumWidth(10)
            column.addWidget(label)
        self.how.setMinimumHeight(self.how.fontMetrics().height() * 2 + 4)
        self.how.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.clear()

    def clear(self) -> None:
        """Nothing is under the hand."""
        self.what.setText(_("Every number is a way to the passages behind it."))
        self.how.setText(_("Point at a figure, or move to it with the arrow keys, to read how it was computed."))
        told = _(
            "Enter or a click opens the passages; with Shift only those where annotators differ. Esc: to the desk."
        )
        self.counts.setText(told)

    def show_cell(self, sheet: Sheet, row: int, column: Column, cell: Cell) -> None:
        """Explain a cell."""
        heading = " ".join(part for part in (column.group, column.title) if part)
        name = sheet.rows[row][0].text
        if column.left:
            self.what.setText(name)
            self.how.setText("")
            self.counts.setText("")
            return
        told = _("undefined: {reason}").format(reason=cell.text.strip("()")) if cell.undefined else cell.text
        self.what.setText(f"{name} · {heading} = {told}")
        self.how.setText(cell.how or column.how)
        self.counts.setText(counted(cell.counts))


def counted(counts: Mapping[str, float]) -> str:
    """Raw counts as words and numbers."""
    parts = (f"{pgettext('count', COUNTS.get(name, name))} {_number(value)}" for name, value in counts.items())
    return _("Computed from: {counts}").format(counts=", ".join(parts)) if counts else ""


def _number(value: float) -> str:
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return f"{value:.4g}" if abs(value) < 1000 else f"{value:.1f}"
