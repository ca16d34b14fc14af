"""While a large step is taken back nothing can be changed; the line below shows how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Resting:
    """Disables the parts of the window, and gives the keyboard back where it was when they are enabled again.

    What is disabled loses the keyboard to any field that is not. ``to_text`` takes it where what had it is gone.
    """

    def __init__(self, parts: Callable[[], Iterable[QWidget]], to_text: Callable[[], object]) -> None:
        self._parts, self._to_text = parts, to_text
        self._had: QWidget | None = None

    def rest(self, busy: bool) -> None:
        """Begin or end."""
        if busy:
            self._had = QApplication.focusWidget()
        for part in self._parts():
            part.setEnabled(not busy)
        if not busy and self._had is not None:
            if isValid(self._had) and self._had.isVisible():
                self._had.setFocus()
            else:
                self._to_text()
