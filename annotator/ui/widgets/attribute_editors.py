"""One editor for each kind of attribute that a codebook may declare."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.model.annotation import AttributeValue
from annotator.model.codebook import Attribute
from annotator.ui.widgets.chips import Chips
from annotator.ui.widgets.elided_line import ElidedLine
from annotator.wording.translation import _

Value = AttributeValue | int | None

_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class AttributeEditor(QWidget):
    """Shows the value of an attribute and tells at once which other one a hand gave it."""

    value_changed = Signal(object)
    """The new value; None when it was taken back."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attribute = attribute

    def show_value(self, value: Value) -> None:
        """Shows what is stored."""
        raise NotImplementedError


def editor_of(attribute: Attribute, parent: QWidget | None = None) -> AttributeEditor:
    """The editor for an attribute of that kind."""
    if attribute.kind in ("choice", "many"):
        return ChoiceEditor(attribute, parent)
    return LineEditor(attribute, parent)


class ChoiceEditor(AttributeEditor):
    """One value or several, as chips. A value that the codebook no longer has is shown beside them."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        values = [(value.id, value.title or value.id, value.guideline) for value in attribute.values]
        self.chips = Chips(values, several=attribute.kind == "many")
        self.chips.setAccessibleName(attribute.title or attribute.id)
        self.unknown = _quiet_label()
        self._kept: tuple[str, ...] = ()
        _column(self, self.chips, self.unknown)
        self.chips.chosen_changed.connect(self._tell)

    def show_value(self, value: Value) -> None:
        names = value if isinstance(value, tuple) else () if value is None else (str(value),)
        known = {one.id for one in self.attribute.values}
        self._kept = tuple(name for name in names if name not in known)
        self.chips.show_chosen(names)
        self.unknown.setText(_("Not in the codebook: {values}").format(values=", ".join(self._kept)))
        self.unknown.setVisible(bool(self._kept))

    def _tell(self, names: tuple[str, ...]) -> None:
        if self.attribute.kind == "many":
            self.value_changed.emit((*names, *self._kept) or None)
        else:
            self.value_changed.emit(names[0] if names else None)


class LineEditor(AttributeEditor):
    """Words, a number or a (partial) date. What does not fit is said below and not stored."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.field, self.problem = _Line(), _quiet_label()
        self.field.setAccessibleName(attribute.title or attribute.id)
        self.field.setPlaceholderText(_placeholder(attribute))
        self.problem.setProperty("role", "danger")
        _column(self, self.field, self.problem)
        self.problem.hide()
        self._stored = ""
        self.field.textEdited.connect(self._check)
        self.field.finished.connect(self._store)
        self.field.given_up.connect(self._put_back)

    def show_value(self, value: Value) -> None:
        shown = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
        if shown != self._stored or not self.field.hasFocus():
            self._stored = shown
            self._put_back()

    def _check(self, typed: str) -> bool:
        problem = _problem(self.attribute, typed.strip())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        return not problem

    def _store(self) -> None:
        typed = self.field.text().strip()
        if typed != self._stored and self._check(typed):
            self._stored = typed
            self.value_changed.emit(typed or None)

    def _put_back(self) -> None:
        self.field.setText(self._stored)
        self.field.setCursorPosition(0)
        self._check(self._stored)


class _Line(ElidedLine):
    finished = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()


def _problem(attribute: Attribute, typed: str) -> str:
    if not typed:
        return ""
    if attribute.kind == "number" and not _NUMBER.fullmatch(typed):
        return _("Type a number, such as 545 or 2.5.")
    if attribute.kind == "date" and not _is_date(typed):
        return _("Type a date as 2018, 2018-04 or 2018-04-03.")
    return ""


def _is_date(typed: str) -> bool:
    found = _DATE.fullmatch(typed)
    if not found:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _placeholder(attribute: Attribute) -> str:
    if attribute.kind == "date":
        return _("such as 2018-04-03")
    return _("number") if attribute.kind == "number" else ""


def _quiet_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "quiet")
    return label


def _column(owner: QWidget, *widgets: QWidget) -> None:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for widget in widgets:
        column.addWidget(widget)
