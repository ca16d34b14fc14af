"""What of a coverage is shown, and in which order: the fields beside the tabs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from annotator.exchange.coverage_reading import RowsOf
from annotator.ui.panels.coverage.choice import Chosen, Only, Order
from annotator.ui.panels.coverage.detail import outlets
from annotator.ui.panels.coverage.reading import Loaded
from annotator.ui.widgets.elided_box import ElidedBox
from annotator.wording.translation import _

_PAUSE = 120
"""Milliseconds after a key before filtering begins."""
_LETTERS, _MORE = 9, 14
"""Room for the words of short choices, and of longer ones."""


class Controls(QWidget):
    """``changed`` asks to be read anew, ``narrowed`` to show other rows of what was read."""

    changed = Signal()
    narrowed = Signal()
    entered = Signal()
    """The keyboard goes on into the grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.rows_of = ElidedBox(_("What rows stand for"), _LETTERS)
        self.whose = ElidedBox(_("Whose groups"), _LETTERS)
        self.outlet, self.speaker = ElidedBox(_("Outlet"), _LETTERS), ElidedBox(_("Speaker"), _LETTERS)
        self.only, self.order = ElidedBox(_("Which rows"), _MORE), ElidedBox(_("Order of rows"), _MORE)
        self.export, self.menu = QToolButton(), QMenu(self)
        self._typed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._offer()
        self._arrange()
        self._connect()

    def rows(self) -> RowsOf:
        """What rows stand for."""
        return cast("RowsOf", self.rows_of.currentData())

    def chosen(self) -> Chosen:
        """Which rows and columns are wanted."""
        return Chosen(
            self.field.text(),
            self.speaker.currentData() or "",
            self.outlet.currentData() or "",
            cast("Only", self.only.currentData()),
            cast("Order", self.order.currentData()),
        )

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        boxes = (self.rows_of, self.whose, self.speaker, self.outlet, self.only, self.order)
        return [self.field, *boxes, self.export]

    def show_loaded(self, loaded: Loaded) -> None:
        """Offer the outlets and speakers that there are, keeping what is chosen."""
        speakers = {key for row in loaded.coverage.rows for key in row.speakers}
        named = sorted((loaded.names.get(key, key).casefold(), key) for key in speakers)
        _fill(self.speaker, [(_("All speakers"), ""), *((loaded.names.get(key, key), key) for _n, key in named)])
        found = outlets(loaded.coverage.articles)
        _fill(self.outlet, [(_("All outlets"), ""), *((name, name) for name in found)])
        self.outlet.setVisible(len(found) > 1)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._typed.stop()
                self.narrowed.emit()
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _offer(self) -> None:
        _fill(self.rows_of, [(_("Quotes"), "groups"), (_("Claims"), "claims"), (_("Speakers"), "speakers")])
        _fill(self.whose, [(_("My groups"), ""), (_("Everyone's"), "all")])
        only: Sequence[tuple[str, str]] = (
            (_("All rows"), ""),
            (_("Not all checked"), "unchecked"),
            (_("Left out somewhere"), "absent"),
            (_("Denied"), "denied"),
            (_("Contradictions"), "conflict"),
        )
        orders: Sequence[tuple[str, str]] = (
            (_("Most articles first"), "spread"),
            (_("Fewest articles first"), "few"),
            (_("Most differences first"), "differences"),
            (_("Least checked first"), "unchecked"),
            (_("By name"), "label"),
        )
        _fill(self.only, only)
        _fill(self.order, orders)
        _fill(self.speaker, [(_("All speakers"), "")])
        self.field.setPlaceholderText(_("Filter"))
        self.field.setAccessibleName(_("Filter the coverage"))
        self.field.setClearButtonEnabled(True)
        self.export.setText(_("Export"))
        self.export.setToolTip(_("Write what is shown to a file"))
        self.export.setMenu(self.menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 2)
        for box in (self.rows_of, self.whose, self.speaker, self.outlet, self.only, self.order):
            row.addWidget(box, 1)
        row.addWidget(self.export)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self.narrowed)
        for box in (self.rows_of, self.whose):
            box.currentIndexChanged.connect(self.changed)
        for box in (self.speaker, self.outlet, self.only, self.order):
            box.currentIndexChanged.connect(self.narrowed)


def _fill(box: QComboBox, options: Sequence[tuple[str, str]]) -> None:
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for title, value in options:
        box.addItem(title, value)
    box.setCurrentIndex(max(0, box.findData(before)))
    box.blockSignals(False)
    letters = max(len(title) for title, _value in options)
    box.view().setMinimumWidth(min(60, letters + 4) * box.fontMetrics().averageCharWidth())
