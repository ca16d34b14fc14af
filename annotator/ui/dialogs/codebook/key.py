"""A field that takes the letter that is pressed in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from annotator.wording.translation import _

_NONE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_BESIDES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeyField(QLineEdit):
    """``chosen`` carries the letter in upper case, or None when it is taken away with Backspace or Delete.

    ``refusal`` answers for a letter why it cannot be had, or None; what it answers is carried by ``refused``.
    """

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, refusal: Callable[[str], str | None]) -> None:
        super().__init__()
        self._refusal = refusal
        self.setReadOnly(True)
        self.setFixedWidth(64)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setPlaceholderText(_("none"))
        self.setAccessibleName(_("Key"))
        self.setAccessibleDescription(_("Press the letter that tags; Backspace takes it away."))

    def show_key(self, key: str | None) -> None:
        """The letter that tags now."""
        self.setText((key or "").upper())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if event.key() in _NONE:
            self.chosen.emit(None)
        elif not letter.strip() or not letter.isprintable() or event.modifiers() & _BESIDES:
            super().keyPressEvent(event)
        elif (why := self._refusal(letter)) is not None:
            self.refused.emit(why)
        else:
            self.chosen.emit(letter)
