"""A table of agreement as a model: texts, alignment, what a cell says to a screen reader."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.ui.widgets.tooltips import plain_tooltip
from annotator.wording.agreement_cells import Cell, Column, Sheet

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class SheetModel(QAbstractTableModel):
    """Read-only; cells are those of a :class:`Sheet`."""

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet

    def cell(self, index: Index) -> Cell:
        """The cell at a place."""
        return self.sheet.rows[index.row()][index.column()]

    def column(self, index: Index) -> Column:
        """The column of a place."""
        return self.sheet.columns[index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sheet.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        cell, column = self.cell(index), self.column(index)
        if role == _Role.DisplayRole:
            return cell.text
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft if column.left else Qt.AlignmentFlag.AlignRight
            )
        if role == _Role.AccessibleTextRole:
            heading = " ".join(part for part in (column.group, column.title) if part)
            return f"{self.sheet.rows[index.row()][0].text}, {heading}: {cell.text}"
        if role == _Role.ToolTipRole:
            return plain_tooltip(cell.text if column.left else cell.how or column.how)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.sheet.columns[section]
        if role == _Role.DisplayRole:
            return column.title
        if role == _Role.ToolTipRole:
            return plain_tooltip("\n".join(part for part in (column.title, column.how) if part))
        return None
