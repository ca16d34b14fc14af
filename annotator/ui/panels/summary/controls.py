"""Which summary is shown, of whose quotes: the fields beside the tabs."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from annotator.exchange.summary_csv import Summary
from annotator.ui.panels.whose import WhoseBox
from annotator.wording.translation import _


class Controls(QWidget):
    """``changed`` asks to be read anew, ``turned`` for another summary of what was read."""

    changed = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which = QComboBox()
        self.whose = WhoseBox(_("Whose quotes"), _("My quotes"), _("Everyone's"))
        self.export, self.menu = QToolButton(), QMenu(self)
        for title, key in (
            (_("Speakers by outlet"), "speakers"),
            (_("Quotes in common"), "overlap"),
            (_("Timeline"), "timeline"),
        ):
            self.which.addItem(title, key)
        self.which.setAccessibleName(_("Which summary"))
        self.export.setText(_("Export"))
        self.export.setMenu(self.menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.which.currentIndexChanged.connect(self.turned)
        self.whose.currentIndexChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addStretch(1)
        for widget in (self.which, self.whose, self.export):
            row.addWidget(widget)

    def summary(self) -> Summary:
        """The one that is chosen."""
        return cast("Summary", self.which.currentData())

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.which, self.whose, self.export]
