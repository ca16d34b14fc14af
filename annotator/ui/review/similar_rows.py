"""The cases that one decision would settle, as a list that makes a row when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.review.cases import Case
from annotator.review.rulings import Ruling

Index = QModelIndex | QPersistentModelIndex
Rulings = Sequence[tuple[Case, Ruling | None]]
_NONE = QModelIndex()
_Role = Qt.ItemDataRole


class SimilarWords(Struct, frozen=True):
    """What is drawn of a case: its ``words``, what becomes ``gold``, the ``place``, its label's colour."""

    words: str
    gold: str
    place: str
    colour: str


class SimilarRows(QAbstractListModel):
    """Each case is ticked at first, and can be unticked; one that cannot be decided so is neither.

    ``told`` says a case and what is decided about it.
    """

    turned = Signal()
    """Something was ticked or unticked."""

    def __init__(self, told: Callable[[Case, Ruling | None], SimilarWords], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._rulings: Rulings = ()
        self._possible = 0
        self._off: set[int] = set()

    def replace(self, rulings: Rulings) -> None:
        """Show what another decision makes of the cases; those that were unticked stay so."""
        self.beginResetModel()
        self._rulings = rulings
        self._possible = sum(ruling is not None for _case, ruling in rulings)
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many are ticked."""
        return self._possible - sum(self.possible(row) for row in self._off)

    def possible(self, row: int) -> bool:
        """Whether the case of a row can be decided so."""
        return self._rulings[row][1] is not None

    def is_ticked(self, row: int) -> bool:
        """Whether the case of a row would be decided."""
        return self.possible(row) and row not in self._off

    def ticked(self) -> list[tuple[Case, Ruling]]:
        """The cases that are ticked, each with what is decided about it."""
        return [
            (case, ruling)
            for row, (case, ruling) in enumerate(self._rulings)
            if ruling is not None and row not in self._off
        ]

    def words(self, row: int) -> SimilarWords:
        """What stands in a row."""
        return self._told(*self._rulings[row])

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rulings)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row = index.row()
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            told = self.words(row)
            return ". ".join(part for part in (told.words, told.gold, told.place) if part)
        if role == _Role.CheckStateRole and self.possible(row):
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not self.possible(index.row()):
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._off.discard(index.row())
        else:
            self._off.add(index.row())
        self.dataChanged.emit(index, index, [_Role.CheckStateRole])
        self.turned.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.possible(index.row()) else flags
