"""A field that names a speaker: completes from the register, offers a new entry, shows a proposal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.elided_line import ElidedLine
from annotator.ui.widgets.known_speakers import KnownSpeakers
from annotator.ui.widgets.speaker_choices import Choice, fold
from annotator.ui.widgets.speaker_list import SpeakerList
from annotator.ui.widgets.tooltips import plain_tooltip

NOBODY = Choice("")
"""Chosen by Enter in an empty field."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SpeakerField(ElidedLine):
    """Enter takes the marked row (or the proposal), Ctrl+Enter makes what was typed a new speaker.

    Tab takes a row too when something was typed; Esc, and going elsewhere by mouse, leave all as it was.
    """

    chosen = Signal(object)
    """The :class:`Choice` taken; :data:`NOBODY` for an empty field."""
    left = Signal()
    """The hand goes back to the text: after Esc, or Enter on what stood already."""
    focused = Signal()

    def __init__(self, known: KnownSpeakers, theme: Callable[[], Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known, self._theme = known, theme
        self._stored = ""
        self._proposed: Choice | None = None
        self._near: Sequence[str] = ()
        self._list: SpeakerList | None = None
        self._edited = False
        self.before_key: Callable[[], None] = lambda: None
        """Called before a key is heeded, so that what is still to be proposed can stand there first."""
        self.open_when_proposed = False
        self.textEdited.connect(self._filter)

    @property
    def stored(self) -> str:
        """The name that it was told to show."""
        return self._stored

    def show_name(self, name: str) -> None:
        """Shows who is stored; what was typed but not taken is dropped."""
        self._stored, self._proposed, self._near, self._edited = name, None, (), False
        self._put_back()
        self.setToolTip(plain_tooltip(name))
        self._hide_list()

    def propose(self, proposed: Choice | None, near: Sequence[str] = ()) -> None:
        """Has ``proposed`` stand in the field, ready for Enter; speakers ``near`` come first in the list."""
        self._proposed, self._near = proposed, near
        if proposed is not None and not self._edited:
            self.setText(proposed.name)
            self._select_all()

    def open_list(self) -> None:
        """Shows what can be chosen, the proposal or who is stored marked."""
        choices = self._choices(self.text() if self._edited else "")
        marked = self._stored or (self._proposed.name if self._proposed else "")
        names = [choice.name for choice in choices]
        self._shown_list().show_under(self, choices, names.index(marked) if marked in names else None)

    def open_list_if_entered(self) -> None:
        """The same, unless the hand has gone elsewhere or typed meanwhile."""
        if self.hasFocus() and not self.is_open():
            self.open_list()

    def close_list(self) -> None:
        """Takes the list away and leaves the field as it is."""
        self._hide_list()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._alive() and self._list is not None and self._list.isVisible()

    def rows(self) -> Sequence[Choice]:
        """What the list shows."""
        return self._list.rows.choices if self._list and self.is_open() else ()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            # With Ctrl it is a key of the window elsewhere: here it enters what was typed.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.before_key()
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._enter(new=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self._put_back()
            self._hide_list()
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        if self._edited:
            self._take(self._current())
        return super().focusNextPrevChild(onward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.focused.emit()
            self._select_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_list()
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._put_back()

    def hideEvent(self, event: QHideEvent) -> None:
        self._hide_list()
        super().hideEvent(event)

    def _filter(self, typed: str) -> None:
        self._edited = True
        self._shown_list().show_under(self, self._choices(typed), 0 if typed.strip() else None)

    def _choices(self, typed: str) -> list[Choice]:
        typed = " ".join(typed.split())
        found = self._known.choices(typed, self._near)
        if not typed and self._proposed and self._proposed.name:
            others = [c for c in found if self._proposed.speaker is None or c.speaker != self._proposed.speaker]
            return [self._proposed, *others]
        if typed and not any(fold(choice.name) == fold(typed) for choice in found):
            found.append(Choice(typed))
        return found

    def _current(self) -> Choice | None:
        """What Enter takes now: the marked row, nobody where nothing stands, the proposal."""
        marked = self._list.current() if self._list is not None and self.is_open() else None
        if marked is not None:
            return marked
        if not self.text().strip():
            return NOBODY
        return None if self._edited else self._proposed

    def _enter(self, *, new: bool) -> None:
        typed = " ".join(self.text().split())
        stands = typed == self._stored and not self._edited and not self.is_open() and self._proposed is None
        if new and typed:
            self._take(Choice(typed))
        elif not stands:
            self._take(self._current())
        self.left.emit()

    def _take(self, choice: Choice | None) -> None:
        self._edited = False
        self._hide_list()
        if choice is not None:
            self.chosen.emit(choice)

    def _step(self, step: int) -> None:
        if not self.is_open():
            self.open_list()
        elif self._list:
            self._list.go(self._list.currentIndex().row() + step)

    def _select_all(self) -> None:
        # Backwards, so that of a name too long for the field the beginning is seen.
        self.setSelection(len(self.text()), -len(self.text()))

    def _put_back(self) -> None:
        self._edited = False
        if self.text() != self._stored:
            self.setText(self._stored)
        self.setCursorPosition(0)

    def _shown_list(self) -> SpeakerList:
        window = self.window()
        if not self._alive() or self._list is None or self._list.parentWidget() is not window:
            if self._list is not None and self._alive():
                self._list.deleteLater()
            self._list = SpeakerList(window, self._theme)
            self._list.picked.connect(self._pick)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _pick(self, row: int) -> None:
        if self._list:
            self._take(self._list.rows.choices[row])
            self.left.emit()

    def _hide_list(self) -> None:
        if self._list is not None and self._alive():
            self._list.hide()

    def _alive(self) -> bool:
        # The list belongs to the window that it lies over, which may be gone before the field is.
        return self._list is not None and isValid(self._list)
