"""A quiet bar over the desk that says what is so until it no longer is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.storage.occupancy import Occupant
from annotator.ui.shell.icons import Icons
from annotator.wording.situations import shown
from annotator.wording.translation import _


class Notice(QWidget):
    """Hidden unless there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture, self._told = QLabel(), QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._told, 1)
        self.hide()

    def show_read_only(self, occupant: Occupant | None, icons: Icons) -> None:
        """The project can be read only; who has it open, where known."""
        if occupant is not None:
            told = _(
                "{user} has this project open on {machine}: you can read it here. To change it, open it again later."
            )
            self._told.setText(told.format(user=shown(occupant.user), machine=shown(occupant.machine)))
        else:
            self._told.setText(_("This file may not be written: you can read it here. Copy it elsewhere to change it."))
        self._picture.setPixmap(icons.pixmap("lock", 16))
        self.show()
