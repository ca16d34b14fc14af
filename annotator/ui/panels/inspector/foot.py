"""The foot of the inspector: what deserves a second look, certainty, note, who made it and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.commands.annotations import ChangeAnnotation
from annotator.model.annotation import Annotation, Certainty, Origin
from annotator.ui.panels.inspector.parts import SECTION, Caption, Hands, Quiet, column
from annotator.ui.panels.inspector.subject import Subject
from annotator.ui.widgets.chips import Chips
from annotator.ui.widgets.local_time import local
from annotator.ui.widgets.note_field import NoteField
from annotator.wording.translation import _, later

CERTAINTIES: dict[Certainty, str] = {"sure": later("Sure"), "unsure": later("Unsure"), "discuss": later("To discuss")}
_ORIGINS: dict[Origin, str] = {
    "manual": "",
    "proposal": later("from a proposal"),
    "imported": later("imported"),
    "verdict": later("from a verdict"),
}


class FootPart(QWidget):
    """Certainty is stored as it is chosen, the note when it is left or typing pauses."""

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._annotation: Annotation | None = None
        self.certainty = Chips([(name, _(CERTAINTIES[name]), "") for name in get_args(Certainty)])
        self.certainty.setAccessibleName(_("Certainty"))
        self.note, self.when = NoteField(), Quiet()
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("What should be known about this"))
        self.certainty.chosen_changed.connect(self._store_certainty)
        self.note.note_changed.connect(self._store_note)
        self.note.left.connect(hands.leave)
        # The warnings stand down here, so that nothing above them moves while a quote still gets its speaker.
        self.warnings = Quiet()
        self.warnings.setProperty("part", "warning")
        self.warnings.setContentsMargins(0, 0, 0, 8)
        layout = column(self, self.warnings, Caption(_("Certainty")), self.certainty)
        layout.addSpacing(SECTION - 4)
        for widget in (Caption(_("Note")), self.note):
            layout.addWidget(widget)
        layout.addSpacing(SECTION - 4)
        layout.addWidget(self.when)

    def show_subject(self, subject: Subject, warnings: Sequence[str] = ()) -> None:
        """Shows them; a note that is still being typed is stored first, with the annotation that it belongs to."""
        if self._annotation is not None and self._annotation.id != subject.annotation.id:
            self.note.store()
        self._annotation = subject.annotation
        self.certainty.show_chosen((subject.annotation.certainty,))
        self.certainty.setEnabled(subject.changeable)
        self.note.show_note(subject.annotation.note)
        self.note.setReadOnly(not subject.changeable)
        self.when.setText(_made(subject))
        self.warnings.setText("\n".join(f"⚠ {one}" for one in warnings))
        self.warnings.setVisible(bool(warnings))

    def leave_subject(self) -> None:
        """Stores what is being typed, as another annotation or none comes."""
        self.note.store()
        self._annotation = None

    def ask(self) -> None:
        """Gives the keyboard to the note, behind its last word."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.moveCursor(self.note.textCursor().MoveOperation.End)

    def _store_certainty(self, names: tuple[str, ...]) -> None:
        if self._annotation is None:
            return
        chosen = cast("Certainty", names[0]) if names else "sure"
        if chosen == self._annotation.certainty:
            self.certainty.show_chosen((chosen,))
        else:
            self._hands.do(ChangeAnnotation(self._annotation.id, certainty=chosen))

    def _store_note(self, note: str) -> None:
        if self._annotation is not None and note != self._annotation.note:
            self._hands.do(ChangeAnnotation(self._annotation.id, note=note))


def _made(subject: Subject) -> str:
    annotation = subject.annotation
    parts = [subject.owner, local(annotation.created), _(_ORIGINS.get(annotation.origin, annotation.origin))]
    lines = [" · ".join(part for part in parts if part)]
    if annotation.modified and annotation.modified != annotation.created:
        lines.append(_("changed {when}").format(when=local(annotation.modified)))
    return "\n".join(lines)
