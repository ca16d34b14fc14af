"""The warnings that a codebook switches on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.model.codebook import Codebook
from annotator.model.codebook_rules import CHECKS
from annotator.ui.dialogs.codebook.ticks import TickList
from annotator.ui.dialogs.framed import plain
from annotator.wording.translation import _, later

_WORDS = {
    "quote_without_speaker": later("A quote that nobody says yet, unless it is narrated or in marks only"),
    "unbalanced_marks": later("A direct quote with an odd number of quotation marks"),
    "quantity_without_value": later("A claim about a quantity that gives no value"),
    "date_without_value": later("A claim about a date that gives none"),
    "group_origins_differ": later("A group of quotes whose members come from different speakers"),
    "attributed_claim_unlinked": later("An attributed claim that is linked neither to a quote nor to a speaker"),
}
assert set(_WORDS) == set(CHECKS)


class ChecksPage(QWidget):
    """``edited`` carries the names of the checks that are switched on."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.list = TickList(_("Checks"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(plain(_("What is ticked is shown as a warning, and never in the way."), "quiet"))
        layout.addWidget(self.list)
        self.list.ticked.connect(self.edited)

    def show_checks(self, codebook: Codebook) -> None:
        """Edit the checks of this codebook."""
        self.list.show_things([(name, _(_WORDS[name])) for name in CHECKS], codebook.checks)
