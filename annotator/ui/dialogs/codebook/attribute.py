"""The fields of one attribute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from annotator.model.codebook import Attribute, AttributeKind, Value
from annotator.ui.dialogs.codebook.draft import retitled
from annotator.ui.dialogs.codebook.values import ValueTable
from annotator.ui.dialogs.framed import quiet_captions
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _, later

KINDS: Mapping[AttributeKind, str] = {
    "choice": later("one of the values"),
    "many": later("any of the values"),
    "text": later("free text"),
    "number": later("a number"),
    "date": later("a date, or part of one"),
}
_CHOSEN = ("choice", "many")


class AttributeForm(QWidget):
    """``edited`` carries the attribute as it is wanted after each key and click."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._attribute = Attribute("")
        self._others: frozenset[str] = frozenset()
        self._settled: Callable[..., bool] = lambda *_place: True
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.title.setAccessibleName(_("Title"))
        self.id = QLabel()
        self.id.setTextFormat(Qt.TextFormat.PlainText)
        self.id.setProperty("role", "quiet")
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(_(words), kind)
        self.values = ValueTable(theme)
        self.default = QComboBox()
        self.typed_default = QLineEdit()
        self.defaults = QStackedWidget()
        self.guideline = QPlainTextEdit()
        self._lay_out()
        self._connect()

    def show_attribute(self, attribute: Attribute, others: frozenset[str], settled: Callable[..., bool]) -> None:
        """Edit this attribute; ``settled`` says of its id, or of it and a value's, whether they must stay."""
        if attribute.id != self._attribute.id and attribute.kind not in _CHOSEN:
            self.values.show_values((), lambda _id: True)
        self._attribute, self._others, self._settled = attribute, others, settled
        if self.title.text() != attribute.title:
            self.title.setText(attribute.title)
        self.id.setText(attribute.id)
        self.kind.setCurrentIndex(self.kind.findData(attribute.kind))
        chosen = attribute.kind in _CHOSEN
        if chosen:
            self.values.show_values(attribute.values, lambda value: settled(attribute.id, value))
        self.values.setEnabled(chosen)
        self._show_default(attribute)
        if self.guideline.toPlainText() != attribute.guideline:
            self.guideline.setPlainText(attribute.guideline)

    def _show_default(self, attribute: Attribute) -> None:
        chosen = attribute.kind in _CHOSEN
        self.defaults.setCurrentWidget(self.default if chosen else self.typed_default)
        if self.typed_default.text() != (attribute.default or ""):
            self.typed_default.setText(attribute.default or "")
        self.default.clear()
        self.default.addItem(_("none"), None)
        for value in attribute.values:
            self.default.addItem(value.title or value.id, value.id)
        self.default.setCurrentIndex(self.default.findData(attribute.default) if attribute.default else 0)

    def _lay_out(self) -> None:
        for field, name in (
            (self.kind, _("Kind")),
            (self.default, _("Default")),
            (self.typed_default, _("Default")),
            (self.guideline, _("Guideline")),
        ):
            field.setAccessibleName(name)
        self.guideline.setTabChangesFocus(True)
        self.guideline.setMaximumHeight(76)
        self.guideline.setPlaceholderText(_("The question that this attribute answers"))
        self.defaults.addWidget(self.default)
        self.defaults.addWidget(self.typed_default)
        self.defaults.setMaximumHeight(self.default.sizeHint().height() + 4)
        heading = QHBoxLayout()
        heading.setSpacing(10)
        heading.addWidget(self.title, 1)
        heading.addWidget(self.id)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_("Title"), heading)
        form.addRow(_("Answer"), self.kind)
        form.addRow(_("Values"), self.values)
        form.addRow(_("Default"), self.defaults)
        form.addRow(_("Guideline"), self.guideline)
        quiet_captions(form)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._retitle)
        self.kind.activated.connect(lambda _at: self._change_kind())
        self.values.edited.connect(self._change_values)
        self.default.activated.connect(lambda _at: self._edit(default=self.default.currentData()))
        self.typed_default.textEdited.connect(lambda text: self._edit(default=text or None))
        self.guideline.textChanged.connect(self._explain)

    def _retitle(self, title: str) -> None:
        attribute = self._attribute
        self.edited.emit(retitled(attribute, title, self._others, settled=self._settled(attribute.id)))

    def _change_kind(self) -> None:
        kind = self.kind.currentData()
        # The table still holds what was typed there: a look at another kind loses no values.
        values = self.values.values if kind in _CHOSEN else ()
        stays = (kind in _CHOSEN) == (self._attribute.kind in _CHOSEN)
        self._edit(kind=kind, values=values, default=self._attribute.default if stays else None)

    def _change_values(self, values: tuple[Value, ...]) -> None:
        before, default = [value.id for value in self._attribute.values], self._attribute.default
        ids = [value.id for value in values]
        if default is not None and default not in ids:
            renamed = default in before and len(ids) == len(before)
            default = ids[before.index(default)] if renamed else None
        self._edit(values=values, default=default)

    def _explain(self) -> None:
        guideline = self.guideline.toPlainText()
        if guideline != self._attribute.guideline:
            self._edit(guideline=guideline)

    def _edit(self, **fields: Any) -> None:
        self.edited.emit(replace(self._attribute, **fields))
