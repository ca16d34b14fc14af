"""Undo and redo in a field where hands may have typed, or not."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


def is_step_of_window(field: QLineEdit | QPlainTextEdit, event: QEvent) -> TypeGuard[QKeyEvent]:
    """Whether ``event`` asks whose key this is, and it is undo or redo with nothing typed in ``field`` to take back.

    Qt gives these keys to the field in any case, where they would do nothing: so the last step is meant.
    """
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    typed = field if isinstance(field, QLineEdit) else field.document()
    if event.matches(QKeySequence.StandardKey.Undo):
        return not typed.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not typed.isRedoAvailable()
