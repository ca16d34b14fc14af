"""One entry of the register, every field of it editable in place."""

from __future__ import annotations

import re

import msgspec
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from annotator.model.speaker import Speaker
from annotator.ui.dialogs.framed import captioned
from annotator.ui.panels.tables.speakers import kinds
from annotator.ui.widgets.elided_line import ElidedLine
from annotator.wording.translation import _

_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
_WIKIDATA_PAGE = re.compile(r"(?:https?://)?(?:www\.)?wikidata\.org/(?:wiki|entity)/(?=Q)", re.IGNORECASE)


class SpeakerDetails(QWidget):
    """A field is stored when the keyboard leaves it or Enter is pressed: ``changed`` bears the corrected speaker."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker: Speaker | None = None
        self.name, self.description, self.wikidata = ElidedLine(), ElidedLine(), ElidedLine()
        self.kind, self.aliases, self.note = QComboBox(), QPlainTextEdit(), QPlainTextEdit()
        self.trouble = QLabel()
        self._arrange()
        for field in (self.name, self.description, self.wikidata):
            field.editingFinished.connect(self.store)
        self.wikidata.textChanged.connect(self._check)
        self.kind.activated.connect(self.store)
        for lines in (self.aliases, self.note):
            lines.installEventFilter(self)

    def show_speaker(self, speaker: Speaker | None) -> None:
        """Fill the fields; those in which something was begun for the same speaker stay as they are."""
        before, self._speaker = self._speaker, speaker
        self.setEnabled(speaker is not None)
        shown = speaker or Speaker("", "")
        same = before is not None and speaker is not None and before.id == speaker.id
        held = _fields(before) if same and before is not None else None
        now = _fields(shown)
        for key, widget in (
            ("name", self.name),
            ("description", self.description),
            ("wikidata", self.wikidata),
            ("aliases", self.aliases),
            ("note", self.note),
        ):
            if held is None or _text(widget) == held[key]:
                _set_text(widget, now[key])
        titles = kinds()
        titles.setdefault(shown.kind, shown.kind)
        self.kind.clear()
        for kind, title in titles.items():
            self.kind.addItem(title, kind)
        self.kind.setCurrentIndex(self.kind.findData(shown.kind) if speaker else -1)

    def store(self) -> None:
        """Tell what differs from what is stored, if it can be."""
        if self._speaker is None or not self.name.text().strip() or not self._check():
            return
        external = {name: key for name, key in self._speaker.external_ids.items() if name != "wikidata"}
        if self._wikidata():
            external["wikidata"] = self._wikidata()
        changed = msgspec.structs.replace(
            self._speaker,
            name=" ".join(self.name.text().split()),
            kind=str(self.kind.currentData()),
            aliases=tuple(a for line in self.aliases.toPlainText().splitlines() if (a := " ".join(line.split()))),
            description=self.description.text().strip(),
            note=self.note.toPlainText(),
            external_ids=external,
        )
        if changed != self._speaker:
            self.changed.emit(changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched in (self.aliases, self.note):
            self.store()
        return super().eventFilter(watched, event)

    def _wikidata(self) -> str:
        """The id that was typed, also as the address of its page."""
        return _WIKIDATA_PAGE.sub("", self.wikidata.text().strip()).upper()

    def _check(self) -> bool:
        fine = not self._wikidata() or _WIKIDATA.fullmatch(self._wikidata()) is not None
        self.trouble.setText("" if fine else _("An id of Wikidata is a Q and a number, such as Q42."))
        self.trouble.setVisible(not fine)
        return fine

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(7)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (_("Name"), self.name),
            (_("Kind"), self.kind),
            (_("Also called"), self.aliases),
            (_("Description"), self.description),
            (_("Wikidata"), self.wikidata),
            (_("Note"), self.note),
        ):
            form.addRow(captioned(words, field), field)
            if field is self.wikidata:
                form.addRow("", self.trouble)
        self.aliases.setPlaceholderText(_("One name a line"))
        self.wikidata.setPlaceholderText(_("such as Q42"))
        self.trouble.setProperty("role", "danger")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        for lines, rows in ((self.aliases, 4), (self.note, 3)):
            lines.setTabChangesFocus(True)
            lines.setFixedHeight(lines.fontMetrics().lineSpacing() * rows + 16)


def _fields(speaker: Speaker) -> dict[str, str]:
    return {
        "name": speaker.name,
        "description": speaker.description,
        "wikidata": speaker.external_ids.get("wikidata", ""),
        "aliases": "\n".join(speaker.aliases),
        "note": speaker.note,
    }


def _text(widget: QLineEdit | QPlainTextEdit) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def _set_text(widget: QLineEdit | QPlainTextEdit, text: str) -> None:
    if _text(widget) == text:
        return
    if isinstance(widget, QLineEdit):
        widget.setText(text)
    else:
        widget.setPlainText(text)
