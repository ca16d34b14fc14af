"""The attributes that the codebook asks of a label."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.commands.annotations import ChangeAnnotation
from annotator.model.codebook import Label
from annotator.ui.panels.inspector.parts import Caption, Hands, column, row
from annotator.ui.panels.inspector.subject import Subject
from annotator.ui.widgets.attribute_editors import AttributeEditor, ChoiceEditor, LineEditor, Value, editor_of
from annotator.ui.widgets.tooltips import plain_tooltip

_BESIDE = 110
"""The most that the name of a field may take from it."""


class AttributesPart(QWidget):
    """One editor an attribute; the editors of a label are made once and shown again."""

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._subject: Subject | None = None
        self._forms: dict[Label, _Form] = {}
        self._shown: _Form | None = None
        column(self)

    @property
    def editors(self) -> dict[str, AttributeEditor]:
        """The editors shown now, by attribute."""
        return self._shown.editors if self._shown else {}

    def show_subject(self, subject: Subject) -> None:
        """Shows the values."""
        self._subject = subject
        form = self._form(subject.label)
        if form is not self._shown:
            if self._shown:
                self._shown.hide()
            self._shown = form
        for name, editor in form.editors.items():
            value = subject.annotation.attributes.get(name)
            editor.show_value(value)
            editor.setEnabled(subject.changeable)
        form.show()
        self.setVisible(bool(form.editors))

    def forget_forms(self) -> None:
        """Has all editors made anew: another codebook."""
        for form in self._forms.values():
            form.hide()
            form.deleteLater()
        self._forms.clear()
        self._shown = None

    def ask(self) -> bool:
        """Gives the keyboard to the first attribute; whether there is one."""
        editor = next(iter(self.editors.values()), None)
        if editor is None or not editor.isEnabled():
            return False
        if isinstance(editor, ChoiceEditor):
            on = [number for number, chip in enumerate(editor.chips.buttons()) if chip.isChecked()]
            editor.chips.go(on[0] if on else 0)
        elif isinstance(editor, LineEditor):
            editor.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _form(self, label: Label) -> _Form:
        if label not in self._forms:
            form = _Form(label, self)
            for name, editor in form.editors.items():
                editor.value_changed.connect(partial(self._store, name))
            layout = self.layout()
            assert layout is not None
            layout.addWidget(form)
            self._forms[label] = form
        return self._forms[label]

    def _store(self, name: str, value: Value) -> None:
        subject = self._subject
        if subject is None:
            return
        stored = self._hands.reader().annotation(subject.annotation.id) or subject.annotation
        attributes = {key: old for key, old in stored.attributes.items() if key != name}
        if value is not None:
            attributes[name] = value if isinstance(value, tuple) else str(value)
        if not self._hands.do(ChangeAnnotation(subject.annotation.id, attributes=attributes)):
            self.show_subject(subject)


class _Form(QWidget):
    def __init__(self, label: Label, parent: QWidget) -> None:
        super().__init__(parent)
        self.editors: dict[str, AttributeEditor] = {}
        layout = column(self, gap=3)
        beside: list[Caption] = []
        for number, attribute in enumerate(label.attributes):
            caption, editor = Caption(attribute.title or attribute.id), editor_of(attribute)
            caption.setToolTip(plain_tooltip(attribute.guideline))
            self.editors[attribute.id] = editor
            if number:
                layout.addSpacing(3 if beside and isinstance(editor, LineEditor) else 6)
            if isinstance(editor, LineEditor):
                layout.addLayout(row(caption, editor, stretched=1))
                beside.append(caption)
            else:
                layout.addWidget(caption)
                layout.addWidget(editor)
        for caption in beside:
            widest = max(one.fontMetrics().horizontalAdvance(one.text()) for one in beside)
            caption.setFixedWidth(min(widest + 6, _BESIDE))
            caption.setWordWrap(True)
