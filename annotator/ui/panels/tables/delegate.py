"""Draws cells, and edits them in place: lists for what is chosen, fields for what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.model.speaker import Speaker
from annotator.text.folding import folded
from annotator.ui.panels.tables.annotations import certainties
from annotator.ui.panels.tables.edits import raw_value
from annotator.ui.panels.tables.model import TableModel
from annotator.ui.panels.tables.rows import Column, TableRow
from annotator.ui.panels.tables.speakers import kinds
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.completion import complete_from
from annotator.wording.translation import _

Index = QModelIndex | QPersistentModelIndex
_MOST_OFFERED = 12


class TableDelegate(QStyledItemDelegate):
    """``speakers`` answers the register; ``refuse`` is told why a cell cannot be edited here."""

    def __init__(
        self,
        theme: Callable[[], Theme],
        speakers: Callable[[], Sequence[Speaker]],
        refuse: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme, self._speakers, self._refuse = theme, speakers, refuse

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = cast("Any", option)
        focused = bool(style.state & QStyle.StateFlag.State_HasFocus)
        style.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        super().paint(painter, option, index)
        if focused:
            painter.setPen(QPen(QColor(self._theme().focus), 1.5))
            painter.drawRoundedRect(QRectF(style.rect).adjusted(1, 1, -1.5, -1.5), 3, 3)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        row, column = self._cell(index)
        options = self._options(row, column)
        if options is not None:
            return self._list(parent, options, column)
        if "\n" in raw_value(row, column):
            self._refuse(_("This has several lines. Edit it in the inspector."))
            return cast("QWidget", None)
        field = SpeakerLine(self._speakers(), parent) if column.edit == "speaker" else QLineEdit(parent)
        field.setAccessibleName(column.title)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row, column = self._cell(index)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(raw_value(row, column))))
        elif isinstance(editor, SpeakerLine):
            editor.setText(str(row.cells[index.column()]) if row.speaker else "")
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(raw_value(row, column))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, SpeakerLine):
            model.setData(index, editor.chosen())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        rect = cast("Any", option).rect
        height = max(rect.height(), editor.sizeHint().height())
        editor.setGeometry(rect.x(), rect.center().y() - height // 2, max(rect.width(), 120), height)

    def _cell(self, index: Index) -> tuple[TableRow, Column]:
        model = cast("TableModel", index.model())
        row = model.row_at(index)
        assert row is not None
        return row, model.columns[index.column()]

    def _options(self, row: TableRow, column: Column) -> list[tuple[str, str]] | None:
        """The values that may be chosen, with their titles; what is stored among them, known or not."""
        stored = raw_value(row, column)
        if column.edit == "certainty":
            options = {value: title or _("sure") for value, title in certainties().items()}
        elif column.edit == "kind":
            options = kinds()
        elif column.attribute is not None and column.attribute.kind == "choice":
            options = {"": _("not said"), **{v.id: v.title or v.id for v in column.attribute.values}}
        else:
            return None
        options.setdefault(stored, stored)
        return list(options.items())

    def _list(self, parent: QWidget, options: list[tuple[str, str]], column: Column) -> QComboBox:
        box = QComboBox(parent)
        box.setAccessibleName(column.title)
        box.setMaxVisibleItems(_MOST_OFFERED)
        for value, title in options:
            box.addItem(title, value)
        box.activated.connect(lambda _n: self._finish(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class SpeakerLine(QLineEdit):
    """A name that is completed from the register, by name and alias, however it is cased or accented."""

    def __init__(self, speakers: Sequence[Speaker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Name"))
        self._ids: dict[str, str] = {}
        for speaker in speakers:
            self._ids.setdefault(folded(speaker.name), speaker.id)
        for speaker in speakers:
            for alias in speaker.aliases:
                self._ids.setdefault(folded(alias), speaker.id)
        names = dict.fromkeys(name for speaker in speakers for name in (speaker.name, *speaker.aliases))
        completer = complete_from(self, names)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST_OFFERED)

    def chosen(self) -> tuple[str | None, str]:
        """The speaker's id and no name, or no id and the name of somebody new."""
        typed = " ".join(self.text().split())
        known = self._ids.get(folded(typed))
        return (known, "") if known else (None, typed)
