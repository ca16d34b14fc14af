"""The attributes of one label or link: a list, and the fields of the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from annotator.model.codebook import Attribute, Label, LinkType
from annotator.ui.dialogs.codebook.attribute import AttributeForm
from annotator.ui.dialogs.codebook.draft import id_from, moved, without
from annotator.ui.dialogs.codebook.rows import RowButtons
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _


class AttributesPage(QWidget):
    """``edited`` carries the label with other attributes; ``settled`` says of a place whether its id must stay."""

    edited = Signal(object)

    def __init__(self, theme: Theme, settled: Callable[..., bool]) -> None:
        super().__init__()
        self._settled = settled
        self._label: Label | LinkType = Label(id="")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Attributes"))
        self.buttons = RowButtons(self.list, _("Add attribute"))
        self.form = AttributeForm(theme)
        empty = QLabel(_("No attributes yet. An attribute is a question that is answered wherever this is used."))
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setProperty("role", "quiet")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.form)
        self.stack.addWidget(empty)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_chosen)
        self.form.edited.connect(self._change)
        self.buttons.added.connect(self._add)
        self.buttons.moved.connect(self._move)
        self.buttons.deleted.connect(lambda: self._give(without(self._label.attributes, self.list.currentRow())))

    def show_label(self, label: Label | LinkType) -> None:
        """Edit the attributes of this label or link."""
        anew = label.id != self._label.id
        self._label = label
        titles = [attribute.title or attribute.id for attribute in label.attributes]
        row = 0 if anew else self.list.currentRow()
        self.list.blockSignals(True)
        while self.list.count() > len(titles):
            self.list.takeItem(self.list.count() - 1)
        self.list.addItems(titles[self.list.count() :])
        for at, title in enumerate(titles):
            self.list.item(at).setText(title)
        self.list.setCurrentRow(min(max(row, 0), len(titles) - 1))
        self.list.blockSignals(False)
        self._show_chosen(self.list.currentRow())

    def _show_chosen(self, row: int) -> None:
        attributes = self._label.attributes
        self.buttons.show_place(row, len(attributes))
        self.stack.setCurrentIndex(0 if 0 <= row < len(attributes) else 1)
        if 0 <= row < len(attributes):
            label = self._label.id
            self.form.show_attribute(attributes[row], self._others(row), lambda *place: self._settled(label, *place))

    def _change(self, attribute: Attribute) -> None:
        row, attributes = self.list.currentRow(), self._label.attributes
        self._give((*attributes[:row], attribute, *attributes[row + 1 :]))

    def _add(self) -> None:
        title = _("New attribute")
        attribute = Attribute(id_from(title, self._others(-1)), title)
        self._give((*self._label.attributes, attribute))
        self.list.setCurrentRow(len(self._label.attributes) - 1)
        self.form.title.setFocus()
        self.form.title.selectAll()

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        self._give(moved(self._label.attributes, row, by))
        self.list.setCurrentRow(row + by)

    def _give(self, attributes: tuple[Attribute, ...]) -> None:
        self.edited.emit(replace(self._label, attributes=attributes))

    def _others(self, at: int) -> frozenset[str]:
        return frozenset(attribute.id for n, attribute in enumerate(self._label.attributes) if n != at)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.list)
        left.addWidget(self.buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 14, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(left)
        layout.addWidget(self.stack, 1)
        self.list.setFixedWidth(190)
        self.buttons.setFixedWidth(190)
