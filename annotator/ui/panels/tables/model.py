"""Rows in Qt's words: filtered, sorted, kept up row by row so that nobody's place is lost."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.ui.panels.tables.arranging import Arrangement, Arranging
from annotator.ui.panels.tables.rows import Cell, Column, TableRow, chosen, order

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MANY = 60
"""When more rows than this change at once, the table is laid out anew instead of row by row."""


class TableModel(QAbstractTableModel):
    """Shows those of its rows that hold the filter's words, in reading order or by a column.

    ``more`` asks for further rows when the end is scrolled to, and ``is_more`` says whether there are any;
    ``commit`` stores what was typed into a cell and answers whether that worked. What :meth:`filter` and :meth:`sort`
    ask of very many rows is shown some turns of the event loop later, in one step; until then all stands as it did.
    """

    arranged = Signal()
    """Other rows are shown, or in another order."""

    def __init__(self, commit: Callable[[TableRow, Column, Any], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.is_more: Callable[[], bool] = lambda: False
        self.more: Callable[[], None] = lambda: None
        self.sorted_by, self.descending, self.words = -1, False, ""
        self._commit, self._fetching = commit, False
        self._rows: dict[str, TableRow] = {}
        self._shown: list[TableRow] = []
        self._now = Arrangement()
        self._arranging = Arranging(self._show, self)
        self._late: list[TableRow] = []

    # -- what it holds ------------------------------------------------------------------------------------------

    def row_at(self, index: Index) -> TableRow | None:
        """The row that an index stands in."""
        return self._shown[self._real(index.row())] if index.isValid() else None

    def row_of(self, key: str) -> int | None:
        """Which row (as shown, from 0) has that id."""
        row = self._rows.get(key)
        at = self._found(row) if row is not None else None
        return None if at is None else self._real(at)

    def rows(self) -> list[TableRow]:
        """All rows, shown or not."""
        return list(self._rows.values())

    @property
    def size(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def begin(self, columns: tuple[Column, ...]) -> None:
        """Start over, empty, with these columns."""
        self.beginResetModel()
        if columns != self.columns:
            self.sorted_by, self.descending = -1, False
        self.columns = columns
        self._arranging.stop()
        self._late.clear()
        self._now = self._wanted()
        self._rows, self._shown = {}, []
        self.endResetModel()

    def add(self, rows: Iterable[TableRow]) -> None:
        """Take rows in; those that follow all others are appended, as scrolling expects."""
        new = list(rows)
        self._rows.update((row.id, row) for row in new)
        if self._arranging.wanted:
            self._late += new
        else:
            self._take_in(new)

    def _take_in(self, new: list[TableRow]) -> None:
        now = self._now
        taken = sorted(chosen(new, now.words), key=now.key)
        if not taken:
            return
        if (not self._shown or now.key(self._shown[-1]) < now.key(taken[0])) and not now.descending:
            self.beginInsertRows(_NOWHERE, len(self._shown), len(self._shown) + len(taken) - 1)
            self._shown += taken
            self.endInsertRows()
            self.arranged.emit()
        else:
            self._arrange()

    def put(self, rows: list[TableRow], gone: set[str]) -> None:
        """Take in rows that are new or different, and let go of those of the ids in ``gone``."""
        leaving = [row for key in gone if (row := self._rows.get(key)) is not None]
        if len(rows) + len(leaving) > MANY:
            self._rows.update((row.id, row) for row in rows)
            for row in leaving:
                del self._rows[row.id]
            self._arrange()
            # A row that is gone must not be shown for even a turn longer.
            self._arranging.finish()
            return
        for row in leaving:
            self._take(row)
            del self._rows[row.id]
        for row in rows:
            self._put(row)
        if self._arranging.wanted:
            self._arrange()
        self.arranged.emit()

    def replace(self, rows: Iterable[TableRow]) -> None:
        """Hold exactly these rows."""
        new = {row.id: row for row in rows}
        different = [row for row in new.values() if self._rows.get(row.id) != row]
        self.put(different, self._rows.keys() - new.keys())

    # -- which and in what order --------------------------------------------------------------------------------

    def filter(self, words: str) -> None:
        """Show only rows in which these words stand."""
        if words != self.words:
            self.words = words
            self._arrange()

    def sort(self, column: int, order_: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; -1 is reading order."""
        self.sorted_by, self.descending = column, column >= 0 and order_ == Qt.SortOrder.DescendingOrder
        self._arrange()

    def settle(self) -> None:
        """Show at once what was asked for last."""
        self._arranging.finish()

    def _wanted(self) -> Arrangement:
        return Arrangement(order(self.columns, self.sorted_by), self.descending, self.words)

    def _arrange(self) -> None:
        self._late.clear()
        self._arranging.start(self._rows.values(), self._wanted())

    def _show(self, arrangement: Arrangement, rows: list[TableRow]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [row.id if (row := self.row_at(index)) else "" for index in before]
        self._now, self._shown = arrangement, rows
        wanted = set(keys)
        places = {row.id: self._real(n) for n, row in enumerate(self._shown) if row.id in wanted}
        after = [
            self.index(places[key], index.column()) if key in places else QModelIndex()
            for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        late, self._late = self._late, []
        self._take_in(late)
        self.arranged.emit()

    # -- one row ------------------------------------------------------------------------------------------------

    def _put(self, row: TableRow) -> None:
        old = self._rows.get(row.id)
        at = self._found(old) if old is not None else None
        fits = bool(chosen([row], self._now.words))
        self._rows[row.id] = row
        if at is not None and fits:
            self._move(at, row)
        elif old is not None and at is not None:
            self._take(old)
        elif fits:
            self._insert(row)

    def _move(self, at: int, row: TableRow) -> None:
        """Put a row where its older self stood to where it belongs now, so that whoever is in it stays in it."""
        to = bisect_left(self._shown, self._now.key(row), 0, at, key=self._now.key)
        if to == at:
            to = bisect_left(self._shown, self._now.key(row), at + 1, key=self._now.key) - 1
        if to == at:
            self._shown[at] = row
        else:
            seen, now = self._real(at), self._real(to)
            self.beginMoveRows(_NOWHERE, seen, seen, _NOWHERE, now + (now > seen))
            del self._shown[at]
            self._shown.insert(to, row)
            self.endMoveRows()
        self._say_changed(self._real(to))

    def _insert(self, row: TableRow) -> None:
        at = bisect_left(self._shown, self._now.key(row), key=self._now.key)
        seen = len(self._shown) - at if self._now.descending else at
        self.beginInsertRows(_NOWHERE, seen, seen)
        insort(self._shown, row, key=self._now.key)
        self.endInsertRows()

    def _take(self, row: TableRow) -> None:
        at = self._found(row)
        if at is not None:
            seen = self._real(at)
            self.beginRemoveRows(_NOWHERE, seen, seen)
            del self._shown[at]
            self.endRemoveRows()

    def _found(self, row: TableRow) -> int | None:
        at = bisect_left(self._shown, self._now.key(row), key=self._now.key)
        return at if at < len(self._shown) and self._shown[at].id == row.id else None

    def _real(self, row: int) -> int:
        """From a row as shown to its place in the ascending list, and back."""
        return len(self._shown) - 1 - row if self._now.descending else row

    def _say_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    # -- Qt's questions -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(row.cells[index.column()], int):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # Figures stand right; the value of a claim is as often words.
            right = self.columns[section].numeric and not self.columns[section].attribute
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.row_at(index)
        if row is not None and row.editable and self.columns[index.column()].edit:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        return self._commit(row, self.columns[index.column()], value)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.is_more()

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid() and not self._fetching:
            # Whoever hears of new rows may ask for more before these are in.
            self._fetching = True
            self.more()
            self._fetching = False

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell, as shown."""
        return self._shown[self._real(row)].cells[column]
