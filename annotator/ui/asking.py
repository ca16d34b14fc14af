"""What the window asks and tells a person; tests hand in a scripted one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from annotator.model.errors import Situation
from annotator.model.team import Role
from annotator.ui.dialogs.one_of_many import OneOfManyDialog
from annotator.ui.dialogs.team.newcomer import NewcomerDialog
from annotator.wording.situations import sentence
from annotator.wording.translation import _

_TOLD = 340
"""Points over which a message is written."""
_WIDTH = 460
"""Points that a title needs to be read whole while it is typed."""
_FEW = 8
"""Options that are seen at a glance; of more one is searched."""


class Asking(Protocol):
    """Questions with an answer, and messages. Every text is shown as plain text."""

    def confirm(self, question: str, detail: str, action: str) -> bool:
        """Whether the person wants ``action`` (the word on the button)."""

    def tell(self, message: str, detail: str = "") -> None:
        """Something the person should know before going on."""

    def trouble(self, situation: Situation) -> None:
        """A situation, in its sentence."""

    def text(self, title: str, question: str, given: str = "") -> str | None:
        """A line of text, None when they would rather not."""

    def newcomer(self, given: str, role: Role = "annotator") -> tuple[str, Role] | None:
        """Name and role of somebody who is new in the project; ``role`` is proposed."""

    def choice(self, title: str, question: str, options: Sequence[str], chosen: int = 0) -> int | None:
        """The place of one of the options."""

    def open_files(self, title: str, kinds: str) -> list[Path]:
        """Files to read; ``kinds`` as Qt writes filters."""

    def open_folder(self, title: str) -> Path | None:
        """A folder to read."""

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        """A file to write."""


class Dialogs:
    """Asks through dialogs over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def confirm(self, question: str, detail: str, action: str) -> bool:
        """See :class:`Asking`."""
        box = self._box(QMessageBox.Icon.NoIcon, question, detail)
        yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        box.exec()
        return box.clickedButton() is yes

    def tell(self, message: str, detail: str = "") -> None:
        """See :class:`Asking`."""
        box = self._box(QMessageBox.Icon.NoIcon, message, detail)
        box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def trouble(self, situation: Situation) -> None:
        """See :class:`Asking`."""
        box = self._box(QMessageBox.Icon.Warning, sentence(situation), "")
        box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def text(self, title: str, question: str, given: str = "") -> str | None:
        """See :class:`Asking`."""
        box = self._input(title, question)
        box.setTextValue(given)
        line = box.findChild(QLineEdit)
        assert line is not None
        # Qt marks it forwards when it is shown; backwards, the beginning is seen of what is too long.
        QTimer.singleShot(0, line, lambda: line.setSelection(len(line.text()), -len(line.text())))
        return box.textValue() if box.exec() else None

    def newcomer(self, given: str, role: Role = "annotator") -> tuple[str, Role] | None:
        """See :class:`Asking`."""
        dialog = NewcomerDialog(given, self._parent, role)
        answer = dialog.answer() if dialog.exec() else None
        dialog.deleteLater()
        return answer

    def choice(self, title: str, question: str, options: Sequence[str], chosen: int = 0) -> int | None:
        """See :class:`Asking`."""
        if len(options) > _FEW:
            many = OneOfManyDialog(title, question, options, chosen, self._parent)
            at = many.answer() if many.exec() else None
            many.deleteLater()
            return at
        box = self._input(title, question)
        box.setComboBoxItems(list(options))
        list_ = box.findChild(QComboBox)
        assert list_ is not None
        list_.setCurrentIndex(chosen)
        return list_.currentIndex() if box.exec() else None

    def open_files(self, title: str, kinds: str) -> list[Path]:
        """See :class:`Asking`."""
        names, _kind = QFileDialog.getOpenFileNames(self._parent, title, "", kinds)
        return [Path(name) for name in names]

    def open_folder(self, title: str) -> Path | None:
        """See :class:`Asking`."""
        name = QFileDialog.getExistingDirectory(self._parent, title)
        return Path(name) if name else None

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        """See :class:`Asking`."""
        name, _kind = QFileDialog.getSaveFileName(self._parent, title, str(proposed), kinds)
        return Path(name) if name else None

    def _input(self, title: str, question: str) -> QInputDialog:
        box = QInputDialog(self._parent)
        box.setWindowTitle(title)
        box.setLabelText(question)
        for label in box.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(_WIDTH)  # the box itself takes no width but that of what is in it
        return box

    def _box(self, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setIcon(icon)
        box.setWindowTitle("annotator")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(detail)
        for label in box.findChildren(QLabel):
            # The box itself does so for its first line only, and breaks the lines below it after a few words.
            label.setTextFormat(Qt.TextFormat.PlainText)
            if detail and label.text() == detail:
                label.setMinimumWidth(_TOLD)
        return box
