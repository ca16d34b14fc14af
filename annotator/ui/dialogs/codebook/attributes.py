"""The attributes of one label or link: a list, and the fields of the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.model.codebook import Attribute, Label, LinkType
from annotator.ui.dialogs.codebook.attribute import AttributeForm
from annotator.ui.dialogs.codebook.draft import id_from, moved, without
from annotator.ui.dialogs.codebook.entries import EntryList
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _

_WIDTH = 190


class AttributesPage(QWidget):
    """``edited`` carries the label with other attributes; ``settled`` says of a place whether its id must stay."""

    edited = Signal(object)

    def __init__(self, theme: Theme, settled: Callable[..., bool]) -> None:
        super().__init__()
        self._settled = settled
        self._label: Label | LinkType = Label(id="")
        self.form = AttributeForm(theme)
        empty = _("No attributes yet. An attribute is a question that is answered wherever this is used.")
        self.entries = EntryList(_("Attributes"), _("Add attribute"), empty, self.form, _WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 0, 0, 0)
        layout.addWidget(self.entries)
        self.entries.chosen.connect(self._show_chosen)
        self.form.edited.connect(self._change)
        self.entries.buttons.added.connect(self._add)
        self.entries.buttons.moved.connect(self._move)
        self.entries.buttons.deleted.connect(lambda: self._give(without(self._label.attributes, self.entries.row)))

    def show_label(self, label: Label | LinkType) -> None:
        """Edit the attributes of this label or link."""
        anew = label.id != self._label.id
        self._label = label
        titles = [attribute.title or attribute.id for attribute in label.attributes]
        self.entries.show_titles(titles, 0 if anew else self.entries.row)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row, attributes = self.entries.row, self._label.attributes
        self.entries.buttons.show_place(row, len(attributes))
        if row >= 0:
            label = self._label.id
            self.form.show_attribute(attributes[row], self._others(row), lambda *place: self._settled(label, *place))

    def _change(self, attribute: Attribute) -> None:
        row, attributes = self.entries.row, self._label.attributes
        self._give((*attributes[:row], attribute, *attributes[row + 1 :]))

    def _add(self) -> None:
        title = _("New attribute")
        attribute = Attribute(id_from(title, self._others(-1)), title)
        self._give((*self._label.attributes, attribute))
        self.entries.list.setCurrentRow(len(self._label.attributes) - 1)
        self.form.title.setFocus()
        self.form.title.selectAll()

    def _move(self, by: int) -> None:
        row = self.entries.row
        self._give(moved(self._label.attributes, row, by))
        self.entries.list.setCurrentRow(row + by)

    def _give(self, attributes: tuple[Attribute, ...]) -> None:
        self.edited.emit(replace(self._label, attributes=attributes))

    def _others(self, at: int) -> frozenset[str]:
        return frozenset(attribute.id for n, attribute in enumerate(self._label.attributes) if n != at)
