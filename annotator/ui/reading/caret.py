"""Which keys move the caret, and where to.

As in any editor: arrows, Ctrl+Left/Right by word, Ctrl+Up/Down by paragraph, Home and End on the line, with Ctrl in
the article, Page Up/Down. Alt+Page Up/Down go by sentence, because every combination of arrows is taken: Alt+Up/Down
grow and shrink the selection, Shift+Alt and Ctrl+Alt with Left/Right move the boundaries of a mark. Shift extends.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PAD = Qt.KeyboardModifier.KeypadModifier
_Move = QTextCursor.MoveOperation

Way = Literal["back", "on"]

OPERATIONS: Mapping[QKeyCombination, QTextCursor.MoveOperation] = {
    QKeyCombination(_NONE, Qt.Key.Key_Left): _Move.Left,
    QKeyCombination(_NONE, Qt.Key.Key_Right): _Move.Right,
    QKeyCombination(_NONE, Qt.Key.Key_Up): _Move.Up,
    QKeyCombination(_NONE, Qt.Key.Key_Down): _Move.Down,
    QKeyCombination(_NONE, Qt.Key.Key_Home): _Move.StartOfLine,
    QKeyCombination(_NONE, Qt.Key.Key_End): _Move.EndOfLine,
    QKeyCombination(_CTRL, Qt.Key.Key_Left): _Move.WordLeft,
    QKeyCombination(_CTRL, Qt.Key.Key_Right): _Move.WordRight,
    QKeyCombination(_CTRL, Qt.Key.Key_Home): _Move.Start,
    QKeyCombination(_CTRL, Qt.Key.Key_End): _Move.End,
}
PAGES = frozenset({QKeyCombination(_NONE, Qt.Key.Key_PageUp), QKeyCombination(_NONE, Qt.Key.Key_PageDown)})
PARAGRAPHS: Mapping[QKeyCombination, Way] = {
    QKeyCombination(_CTRL, Qt.Key.Key_Up): "back",
    QKeyCombination(_CTRL, Qt.Key.Key_Down): "on",
}
SENTENCES: Mapping[QKeyCombination, Way] = {
    QKeyCombination(_ALT, Qt.Key.Key_PageUp): "back",
    QKeyCombination(_ALT, Qt.Key.Key_PageDown): "on",
}
GROW = QKeyCombination(_ALT, Qt.Key.Key_Up)
SHRINK = QKeyCombination(_ALT, Qt.Key.Key_Down)
COPY = frozenset({QKeyCombination(_CTRL, Qt.Key.Key_C), QKeyCombination(_CTRL, Qt.Key.Key_Insert)})
ALL = QKeyCombination(_CTRL, Qt.Key.Key_A)


def combination(event: QKeyEvent) -> tuple[QKeyCombination, bool]:
    """The pressed key with Ctrl, Alt and Meta, and whether Shift extends the selection."""
    modifiers = event.modifiers()
    held = modifiers & ~(_SHIFT | _PAD)
    return QKeyCombination(held, Qt.Key(event.key())), bool(modifiers & _SHIFT)


def is_ours(event: QKeyEvent) -> bool:
    """Whether a view acts on the key itself; every other key is left to the window."""
    pressed, extends = combination(event)
    moves = pressed in OPERATIONS or pressed in PAGES or pressed in PARAGRAPHS or pressed in SENTENCES
    return moves or (not extends and (pressed in (GROW, SHRINK, ALL) or pressed in COPY))


def move_paragraph(cursor: QTextCursor, way: Way, mode: QTextCursor.MoveMode) -> None:
    """Moves ``cursor`` on to the next paragraph with words, or back to the start of its own or of the one before."""
    step = _Move.NextBlock if way == "on" else _Move.PreviousBlock
    if way == "back" and cursor.positionInBlock() > 0:
        cursor.movePosition(_Move.StartOfBlock, mode)
        return
    while cursor.movePosition(step, mode):
        if cursor.block().length() > 1:
            return
    cursor.movePosition(_Move.End if way == "on" else _Move.Start, mode)
