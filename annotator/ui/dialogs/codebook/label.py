"""The fields of one label."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model.codebook import Label
from annotator.ui.dialogs.codebook.draft import retitled
from annotator.ui.dialogs.codebook.key import KeyField
from annotator.ui.dialogs.codebook.looks import HueRow, StyleRow
from annotator.ui.dialogs.codebook.mark import MarkPreview
from annotator.ui.dialogs.framed import quiet_captions
from annotator.ui.theme.tokens import DARK, LIGHT, Theme
from annotator.ui.widgets.number_field import DecimalField
from annotator.wording.translation import _


class LabelForm(QWidget):
    """``edited`` carries the label as it is wanted after each key and click.

    ``refusal`` says for a letter why it cannot be the label's key, or None. ``show_label`` fills the fields.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, refusal: Callable[[str], str | None]) -> None:
        super().__init__()
        self._label = Label(id="")
        self._others: frozenset[str] = frozenset()
        self._settled = True
        self._make_fields(theme, refusal)
        self._lay_out()
        self._connect()

    def show_label(self, label: Label, others: frozenset[str], *, settled: bool) -> None:
        """Edit this label; ``others`` are the ids that it cannot have, ``settled`` says that its own must stay."""
        self._label, self._others, self._settled = label, others, settled
        if self.title.text() != label.title:
            self.title.setText(label.title)
        self.id.setText(label.id)
        self.key.show_key(label.key)
        self.refusal.clear()
        self.hues.show_colour(label.colour)
        self.styles.show_style(label)
        self.zone.setChecked(label.zone)
        if self.threshold.value() != label.threshold:  # else what is half typed would be written anew
            with QSignalBlocker(self.threshold):
                self.threshold.setValue(label.threshold)
        self.threshold.setEnabled(not label.zone)
        if self.layer.text() != label.layer:
            self.layer.setText(label.layer)
        self.layer.setEnabled(not label.zone)
        if self.guideline.toPlainText() != label.guideline:
            self.guideline.setPlainText(label.guideline)
        for preview in self.previews:
            preview.show_label(label)

    def _make_fields(self, theme: Theme, refusal: Callable[[str], str | None]) -> None:
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.title.setAccessibleName(_("Title"))
        self.id = QLabel()
        self.id.setTextFormat(Qt.TextFormat.PlainText)
        self.id.setProperty("role", "quiet")
        self.id.setToolTip(_("The id that files and datasets know this label by"))
        self.key = KeyField(refusal)
        self.refusal = QLabel()
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setProperty("role", "danger")
        self.hues = HueRow(theme)
        self.styles = StyleRow(theme)
        self.zone = QCheckBox(_("Marks a &zone of the page (headline, caption, …), outside agreement"))
        self.layer = QLineEdit()
        self.layer.setMaxLength(60)
        self.layer.setAccessibleName(_("Layer"))
        self.layer.setPlaceholderText(_("as links and groups tell"))
        self.layer.setToolTip(
            _("Labels of one layer answer the same question: where two people chose differently, they disagree")
        )
        self.threshold = DecimalField()
        self.threshold.setRange(0.0, 1.0)
        self.threshold.setDecimals(3)
        self.threshold.setSingleStep(0.05)
        self.threshold.setSpecialValueText(_("not set"))
        self.threshold.setAccessibleName(_("Alpha that is enough"))
        self.threshold.setToolTip(
            _("The agreement that the team holds to be enough: its tables say which label is below")
        )
        self.guideline = QPlainTextEdit()
        self.guideline.setTabChangesFocus(True)
        self.guideline.setAccessibleName(_("Guideline"))
        self.guideline.setPlaceholderText(_("What this label is for, what belongs to it and what does not"))
        self.previews = [MarkPreview(LIGHT, _("Light")), MarkPreview(DARK, _("Dark"))]

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(_("&Title"), _beside(self.title, self.id))
        form.addRow(_("&Key"), _beside(self.key, self.refusal, stretch=1))
        form.addRow(_("Colour"), self.hues)
        form.addRow(_("Underline"), self.styles)
        form.addRow("", self.zone)
        form.addRow(_("&Layer"), self._measured())
        form.addRow(_("&Guideline"), self.guideline)
        _buddy(form, 0, self.title)
        _buddy(form, 1, self.key)
        _buddy(form, 5, self.layer)
        quiet_captions(form)
        previews = QHBoxLayout()
        previews.setSpacing(10)
        for preview in self.previews:
            previews.addWidget(preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(form, 1)
        layout.addLayout(previews)

    def _measured(self) -> QHBoxLayout:
        word = QLabel(_("&Alpha of at least"))
        word.setBuddy(self.threshold)
        word.setProperty("role", "quiet")
        line = _beside(self.layer, word)
        line.addWidget(self.threshold)
        return line

    def _connect(self) -> None:
        self.title.textEdited.connect(self._retitle)
        self.key.chosen.connect(lambda key: self._edit(key=key))
        self.key.refused.connect(self.refusal.setText)
        self.hues.chosen.connect(lambda colour: self._edit(colour=colour))
        self.styles.chosen.connect(lambda style: self._edit(style=style))
        self.zone.clicked.connect(lambda zone: self._edit(zone=zone))
        self.layer.textEdited.connect(lambda layer: self._edit(layer=layer.strip()))
        self.threshold.valueChanged.connect(lambda threshold: self._edit(threshold=threshold))
        self.guideline.textChanged.connect(self._explain)

    def _retitle(self, title: str) -> None:
        self.edited.emit(retitled(self._label, title, self._others, settled=self._settled))

    def _explain(self) -> None:
        guideline = self.guideline.toPlainText()
        if guideline != self._label.guideline:
            self._edit(guideline=guideline)

    def _edit(self, **fields: Any) -> None:
        self.edited.emit(replace(self._label, **fields))


def _beside(field: QWidget, note: QLabel, stretch: int = 0) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(field, 0 if stretch else 1)
    line.addWidget(note, stretch)
    return line


def _buddy(form: QFormLayout, row: int, field: QWidget) -> None:
    """A row's word brings the focus into its field, which Qt does by itself only for rows of one field."""
    item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
    word = None if item is None else item.widget()
    assert isinstance(word, QLabel)
    word.setBuddy(field)
