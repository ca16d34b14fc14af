"""Why one decides so: a reason, a comment, the codebook clause it rests on. They go with the next verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.model.verdict import Reason
from annotator.ui.review.faces import REASONS
from annotator.ui.review.recording import Because
from annotator.ui.widgets.chips import Chips
from annotator.wording.translation import _

_OWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
CLAUSE = "§ "
"""Stands before the clause in a verdict's note."""


class BecauseForm(QWidget):
    """``left`` tells that the hand goes back to the queue, ``said`` that the comment is to be recorded alone."""

    left = Signal()
    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reasons = [(name, _(title), "") for name, title in REASONS.items()]
        self.reasons = Chips(reasons)
        self.reasons.setAccessibleName(_("Reason"))
        self.comment = CommentField()
        self.comment.setPlaceholderText(_("Comment (C), alone: Ctrl+Enter"))
        self.comment.setAccessibleName(_("Comment"))
        self.comment.left.connect(self.left)
        self.comment.said.connect(self.said)
        self.clause = QToolButton()
        self.clause.setProperty("kind", "pick")
        self.clause.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clause.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.clause)
        self.clause.setMenu(self._menu)
        self._chosen = ""
        caption = QLabel(_("Because"))
        caption.setProperty("part", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (caption, self.reasons, self.comment, self.clause):
            column.addWidget(widget)
        self._rest_on("")

    def stops(self) -> Sequence[QWidget]:
        """What Tab goes to, in order."""
        return [*self.reasons.buttons(), self.comment, self.clause]

    def offer(self, clauses: Sequence[str]) -> None:
        """Which clauses a verdict may rest on here."""
        self._menu.clear()
        for clause in ("", *clauses):
            entry = self._menu.addAction((clause or _("None")).replace("&", "&&"))
            entry.triggered.connect(lambda _on=False, clause=clause: self._rest_on(clause))

    def because(self) -> Because:
        """What was chosen and typed."""
        chosen = self.reasons.chosen()
        reason: Reason = next((one for one in get_args(Reason) if one and one in chosen), "")
        parts = (f"{CLAUSE}{self._chosen}" if self._chosen else "", self.comment.text().strip())
        return Because(reason, "\n".join(part for part in parts if part))

    def turn_reason(self, number: int) -> None:
        """Choose the reason of that number (from 0), or take it back."""
        self.reasons.buttons()[number].click()

    def clear(self) -> None:
        """A new verdict begins without any."""
        self.reasons.show_chosen(())
        self.comment.clear()
        self._rest_on("")

    def _rest_on(self, clause: str) -> None:
        self._chosen = clause
        words = f"{CLAUSE}{clause}" if clause else _("Rests on a codebook clause")
        self.clause.setText(words.replace("&", "&&") + "  ▾")
        self.clause.setAccessibleName(_("Codebook clause: {clause}").format(clause=clause or _("none")))


class CommentField(QLineEdit):
    """Enter and Esc go back to the queue with what was typed; Ctrl+Enter records it alone."""

    left = Signal()
    said = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _OWN:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.said.emit()
        else:
            self.left.emit()
