"""The places as a list in which each can be ticked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from annotator.ui.panels.search.hit_list import HitDelegate, HitList, HitModel
from annotator.ui.panels.search.hits import Hit
from annotator.wording.translation import _

Index = QModelIndex | QPersistentModelIndex
_BOX = 46
"""Pixels from the left within which a click ticks."""


class TickModel(HitModel):
    """Every hit is ticked but those that bear the label already, which cannot be."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self._unticked: set[int] = set()

    def set_label(self, label: str) -> None:
        """Which label would be given."""
        self._label = label
        self._say()

    def clear(self) -> None:
        """Hold nothing."""
        self._unticked.clear()
        super().clear()

    def is_tagged(self, hit: Hit) -> bool:
        """Whether it bears the label already."""
        return self._label in hit.labels

    def ticked(self) -> list[Hit]:
        """What would be tagged, in order."""
        return [
            row
            for n, row in enumerate(self._rows)
            if isinstance(row, Hit) and n not in self._unticked and not self.is_tagged(row)
        ]

    def open(self) -> int:
        """How many could be tagged."""
        return sum(1 for row in self._rows if isinstance(row, Hit) and not self.is_tagged(row))

    def tick(self, rows: list[int], *, ticked: bool) -> None:
        """Tick rows, or take their ticks away."""
        if ticked:
            self._unticked.difference_update(rows)
        else:
            self._unticked.update(rows)
        self._say()

    def is_ticked(self, row: int) -> bool:
        """Whether that row would be tagged."""
        hit = self._rows[row]
        return isinstance(hit, Hit) and row not in self._unticked and not self.is_tagged(hit)

    def tick_all(self) -> None:
        """Tick everything; when all is ticked, nothing."""
        everything = len(self.ticked()) < self.open()
        self.tick(list(range(len(self._rows))), ticked=everything)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index)
        if hit is not None and role == Qt.ItemDataRole.CheckStateRole:
            state = Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
            return state.value
        if hit is not None and role == Qt.ItemDataRole.StatusTipRole and self.is_tagged(hit):
            return _("already tagged")
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.hit(index) is not None else flags

    def _say(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.ticked_changed.emit()


class TickList(HitList):
    """Space ticks what is selected, A everything or nothing; other letters are ``typed``."""

    typed = Signal(str)

    def __init__(self, model: TickModel, delegate: HitDelegate, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, delegate, name, parent)
        self._ticks = model
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space:
            self._toggle()
        elif event.key() == Qt.Key.Key_A and plain:
            self._ticks.tick_all()
        elif plain and event.text().isalpha():
            self.typed.emit(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.position().x() < _BOX and self._ticks.hit(index) is not None:
            self.setCurrentIndex(index)
            self._ticks.tick([index.row()], ticked=not self._ticks.is_ticked(index.row()))
        else:
            super().mousePressEvent(event)

    def _toggle(self) -> None:
        rows = [index.row() for index in self.selectedIndexes()] or [self.currentIndex().row()]
        if self.currentIndex().isValid():
            self._ticks.tick(rows, ticked=not self._ticks.is_ticked(self.currentIndex().row()))
