"""One step in the chain of who said it."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.ui.panels.inspector.parts import Caption, Hands, PlainButton, Quiet, SmallButton, column, row
from annotator.ui.panels.inspector.subject import Saying
from annotator.ui.tagging.roles import Role
from annotator.ui.widgets.speaker_field import SpeakerField
from annotator.wording.translation import _, later

TITLES = {"origin": later("Origin"), "relay": later("Relay"), "record": later("Record")}
_ASKS = {
    "origin": later("Who says it?"),
    "relay": later("Who passed it on?"),
    "record": later("In which document?"),
}


class SpeakerRow(QWidget):
    """One step of the chain: its place, the field, and the mention that it leads to."""

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.position = "origin"
        self.saying: Saying | None = None
        self.caption, self.field = Caption(), SpeakerField(hands.known, hands.theme)
        self.field.setAccessibleName(_("Speaker"))
        self.more = SmallButton("⋯", _("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.mention, self.told = PlainButton(), Quiet()
        self.mention.setToolTip(_("Go to the mention"))
        layout = column(self)
        layout.addLayout(row(self.caption, self.more))
        for widget in (self.field, self.mention, self.told):
            layout.addWidget(widget)
        self.told.hide()

    def show_saying(self, saying: Saying | None, name: str, *, same: bool) -> None:
        """Shows who is stored by ``name``; what a hand types stays when the ``same`` annotation says the same."""
        unchanged = same and self.saying == saying and self.field.stored == name
        self.saying = saying
        self.position = saying.position if saying else "origin"
        if not unchanged or not self.field.hasFocus():
            self.field.show_name(name)
            self.told.hide()
        words = saying.mention.words if saying and saying.mention else ""
        self.mention.show_words(f"↗ {words}")
        self.mention.setVisible(bool(words))

    def show_caption(self, role: Role, *, alone: bool) -> None:
        """Names its place in the chain, which matters only where there are several."""
        if role == "mention":
            caption, asks = _("Means"), _("Who is meant?")
        elif alone and self.position == "origin":
            caption, asks = _("Speaker"), _("Who says it?")
        else:
            caption, asks = _(TITLES.get(self.position, self.position)), _(_ASKS.get(self.position, "Who says it?"))
        self.caption.setText(caption)
        self.field.setAccessibleName(caption)
        self.field.setPlaceholderText(asks)
