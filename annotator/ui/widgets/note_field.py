"""A note of several lines that stores itself: when left, and after a pause."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.ui.widgets.field_history import is_step_of_window

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAUSE_MS = 1500
_LEAST_LINES = 2
_MOST_LINES = 10


class NoteField(QPlainTextEdit):
    """Grows with its text. Tab goes on to the next field; Esc and Ctrl+Enter store and go back to the text."""

    note_changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stored = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.store)
        self.textChanged.connect(self._typed)

    def show_note(self, note: str) -> None:
        """Shows what is stored; what a hand is typing just now stays."""
        self._stored, unsaved = note, self.toPlainText() != self._stored
        if self.toPlainText() != note and not (unsaved and self.hasFocus()):
            self.setPlainText(note)
            self._pause.stop()
        self.updateGeometry()

    def store(self) -> None:
        """Tells the note if it differs from what is stored."""
        self._pause.stop()
        note = self.toPlainText()
        if note != self._stored:
            self._stored = note
            self.note_changed.emit(note)

    def sizeHint(self) -> QSize:
        lines = min(max(int(self.document().size().height()), _LEAST_LINES), _MOST_LINES)
        margins = 2 * (self.frameWidth() + self.document().documentMargin()) + 8
        return QSize(super().sizeHint().width(), int(lines * self.fontMetrics().lineSpacing() + margins))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            # With Ctrl it is a key of the window elsewhere: here it ends the note.
            event.accept()
            return True
        if is_step_of_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or entered:
            self.store()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.store()

    def _typed(self) -> None:
        self.updateGeometry()
        if self.toPlainText() != self._stored:
            self._pause.start()
