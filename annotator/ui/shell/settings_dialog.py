"""The person's settings in a form."""

from __future__ import annotations

from typing import get_args

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator import paths
from annotator.settings import Appearance, Face, Settings
from annotator.ui.dialogs.framed import captioned
from annotator.ui.widgets.number_field import NumberField
from annotator.wording.translation import _


class SettingsDialog(QDialog):
    """``chosen`` answers the settings as they stand in the form."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self.setMinimumWidth(440)
        self._settings = settings
        self.appearance, self.face, self.language = QComboBox(), QComboBox(), QComboBox()
        self.text_size = _number(8, 30, settings.text_size, _(" pt"))
        self.measure = _number(30, 140, settings.measure, _(" characters"))
        self.idle = _number(10, 900, settings.idle_seconds, _(" s"))
        self.backup = _number(0, 600, settings.backup_minutes, _(" min"))
        self.backup.setSpecialValueText(_("never"))
        self.annotator = QLineEdit(settings.annotator)
        self._fill()
        self._arrange()

    def chosen(self) -> Settings:
        """The settings as they stand in the form."""
        return self._settings._replace(
            appearance=self.appearance.currentData(),
            face=self.face.currentData(),
            language=self.language.currentData(),
            text_size=self.text_size.value(),
            measure=self.measure.value(),
            idle_seconds=self.idle.value(),
            backup_minutes=self.backup.value(),
            annotator=self.annotator.text().strip(),
        )

    def _fill(self) -> None:
        appearances = dict(
            zip(get_args(Appearance), (_("As the desktop"), _("Light"), _("Dark"), _("High contrast")), strict=True)
        )
        faces = dict(zip(get_args(Face), (_("Serif"), _("Sans-serif")), strict=True))
        languages = {"": _("As the desktop"), "en": "English"}
        for folder in sorted((paths.resources() / "translations").glob("*/LC_MESSAGES/annotator.mo")):
            languages[folder.parents[1].name] = folder.parents[1].name
        for box, listed, now in (
            (self.appearance, appearances, self._settings.appearance),
            (self.face, faces, self._settings.face),
            (self.language, languages, self._settings.language),
        ):
            for key, title in listed.items():
                box.addItem(title, key)
            box.setCurrentIndex(max(0, box.findData(now)))

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setHorizontalSpacing(16)
        for title, field in (
            (_("Appearance"), self.appearance),
            (_("Typeface of articles"), self.face),
            (_("Size of articles' text"), self.text_size),
            (_("Longest line"), self.measure),
            (_("Your name as annotator"), self.annotator),
            (_("Time stops counting after"), self.idle),
            (_("Back up an open project every"), self.backup),
            (_("Language"), self.language),
        ):
            form.addRow(captioned(title, field), field)
        later = QLabel(_("Another language is used from the next start on."))
        later.setProperty("role", "quiet")
        form.addRow("", later)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(buttons)


def _number(least: int, most: int, now: int, unit: str) -> NumberField:
    box = NumberField()
    box.setRange(least, most)
    box.setSuffix(unit)
    box.setValue(now)
    # A style sheet's padding does not reach the words of a number field; these are the distances of other fields.
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    return box
