"""A list of things to tick, whose ticks are told in the list's order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem


class TickList(QListWidget):
    """``ticked`` carries the ids that are ticked after a hand changed one. Space ticks the current one."""

    ticked = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.ticked.emit(self.chosen()))

    def show_things(self, things: Sequence[tuple[str, str]], chosen: Collection[str]) -> None:
        """Offer these (id, words); tells nobody."""
        self.blockSignals(True)
        row = self.currentRow()
        while self.count() > len(things):
            self.takeItem(self.count() - 1)
        for at, (key, words) in enumerate(things):
            item = self.item(at) or QListWidgetItem(self)
            item.setText(words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
        self.setCurrentRow(min(max(row, 0), len(things) - 1))
        self.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(str(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() == Qt.CheckState.Checked)
