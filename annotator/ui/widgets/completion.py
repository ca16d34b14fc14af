"""Completing what is typed into a line from words that are known."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def complete_from(field: QLineEdit, words: Iterable[str]) -> QCompleter:
    """Have ``field`` offer those ``words`` that begin as what is typed, however it is cased."""
    completer = QCompleter(list(words), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)
    # Qt gives the list no parent, and looks come from parents. The completer takes it down, so it stands here first.
    popup = completer.popup()
    assert popup is not None
    popup.setParent(field, Qt.WindowType.Popup)
    return completer
