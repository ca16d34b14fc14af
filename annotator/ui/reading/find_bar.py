"""Searching in one pane: a field, the number of hits, next and previous."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.model.span import Span
from annotator.wording.translation import _


def hits_of(wanted: str, text: str) -> list[Span]:
    """Where ``wanted`` stands in ``text``, upper and lower case alike."""
    return [Span(*found.span()) for found in re.finditer(re.escape(wanted), text, re.IGNORECASE)] if wanted else []


_ROOMY, _SPACIOUS = 15, 18
"""Sizes of the letters from which on there is room for the number of hits in words, and for distances between all."""
_BUTTON, _SMALL_BUTTON = 26, 20


class FindBar(QWidget):
    """Enter goes to the next hit, Shift+Enter to the one before, Esc closes."""

    wanted = Signal(str)
    """The words to be searched have changed."""
    went = Signal(object)
    """The :class:`Span` of the hit that is now looked at."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hits: Sequence[Span] = ()
        self.at: int | None = None
        self.field, self.told = QLineEdit(), QLabel()
        self.field.setPlaceholderText(_("Find in this article"))
        self.field.setAccessibleName(_("Find in this article"))
        self.field.textChanged.connect(self.wanted)
        self.told.setProperty("role", "quiet")
        self._buttons: list[QToolButton] = []
        row = self._row = QHBoxLayout(self)
        row.addWidget(self.field, 1)
        row.addWidget(self.told)
        for sign, words, act in (
            ("‹", _("Previous hit (Shift+Enter)"), lambda: self.go(-1)),
            ("›", _("Next hit (Enter)"), lambda: self.go(1)),
            ("×", _("Close search (Esc)"), self.closed.emit),
        ):
            button = QToolButton()
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setProperty("role", "icon")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            self._buttons.append(button)
            row.addWidget(button)
        self._fit()
        self.hide()

    def open(self, words: str = "") -> None:
        """Shows the bar, with ``words`` in its field if there are any, ready to type."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_hits(self, hits: Sequence[Span], near: int) -> None:
        """Takes ``hits`` (sorted) and goes to the first at or after the position ``near``."""
        self.hits = hits
        self.at = bisect_left(hits, Span(near, near)) % len(hits) if hits else None
        self._tell()

    def go(self, step: int, near: int | None = None) -> None:
        """Goes ``step`` hits on (negative: back), around the end; from the position ``near`` if there is one."""
        if not self.hits:
            return
        if near is not None:
            self.at = bisect_right(self.hits, Span(near, near)) - (step > 0)
        self.at = ((self.at or 0) + step) % len(self.hits)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _has_room(self, letters: int) -> bool:
        return self.width() >= letters * self.fontMetrics().height()

    def _fit(self) -> None:
        """Leaves what is typed, and how many hits there are, what room a narrow pane has."""
        spacious = self._has_room(_SPACIOUS)
        self._row.setContentsMargins(*((14, 6, 8, 6) if spacious else (8, 6, 4, 6)))
        self._row.setSpacing(6 if spacious else 3)
        for button in self._buttons:
            button.setFixedWidth(_BUTTON if spacious else _SMALL_BUTTON)
        self._count()

    def _tell(self) -> None:
        self._count()
        if self.at is not None:
            self.went.emit(self.hits[self.at])

    def _count(self) -> None:
        told = short = _("No hit") if self.field.text() else ""
        if self.at is not None:
            told = _("{at} of {count}").format(at=self.at + 1, count=len(self.hits))
            short = f"{self.at + 1}/{len(self.hits)}"
        self.told.setText(told if self._has_room(_ROOMY) else short)
        self.told.setAccessibleName(told)
