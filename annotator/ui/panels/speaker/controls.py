"""Whose page is shown, by whose quotes: the fields beside the tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from annotator.ui.context import Context
from annotator.ui.panels.whose import WhoseBox
from annotator.ui.widgets.known_speakers import KnownSpeakers
from annotator.ui.widgets.speaker_choices import Choice
from annotator.ui.widgets.speaker_field import SpeakerField
from annotator.wording.translation import _

_WIDEST = 320


class Controls(QWidget):
    """``chosen`` bears the id of a speaker, ``changed`` asks to be read anew, ``entered`` to go on below."""

    chosen = Signal(str)
    changed = Signal()
    entered = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = KnownSpeakers(context.bridge, self)
        self.field = _Registered(self.known, context.theme)
        self.whose = WhoseBox(_("Whose quotes"), _("My quotes"), _("Everyone's"))
        self.export, self.menu = QToolButton(), QMenu(self)
        self.field.setPlaceholderText(_("Whose page?"))
        self.field.setAccessibleName(_("Speaker"))
        self.field.setMaximumWidth(_WIDEST)
        self.export.setText(_("Export"))
        self.export.setMenu(self.menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.field.chosen.connect(self._choose)
        self.field.left.connect(self.entered)
        self.whose.currentIndexChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 2)
        row.addStretch(1)
        row.addWidget(self.whose)
        row.addWidget(self.export)

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.field, self.whose, self.export]

    def _choose(self, choice: Choice) -> None:
        if choice.speaker is not None:
            self.chosen.emit(choice.speaker)


class _Registered(SpeakerField):
    """A field in which nobody new is entered."""

    def _choices(self, typed: str) -> list[Choice]:
        return [choice for choice in super()._choices(typed) if choice.speaker is not None]
