"""A quiet bar over the desk that says what is so until it no longer is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

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
        self.button = QPushButton()
        self.button.clicked.connect(self._run)
        self._do: Callable[[], object] = self.hide
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._told, 1)
        row.addWidget(self.button)
        self.hide()

    def offer(self, told: str, picture: QPixmap, button: str, do: Callable[[], object]) -> None:
        """Say something that one thing can be done about."""
        self._told.setText(told)
        self._picture.setPixmap(picture)
        self.button.setText(button)
        self.button.show()
        self._do = do
        self.show()

    def _run(self) -> None:
        self.hide()
        self._do()

    def show_read_only(self, occupant: Occupant | None, icons: Icons, again: Callable[[], object]) -> None:
        """The project can be read only; who has it open, where known, and then ``again`` tries once more."""
        if occupant is not None:
            told = _(
                "{user} has this project open on {machine}: you can read it here. To change it, open it again later."
            )
            self._told.setText(told.format(user=shown(occupant.user), machine=shown(occupant.machine)))
        else:
            self._told.setText(_("This file may not be written: you can read it here. Copy it elsewhere to change it."))
        self._picture.setPixmap(icons.pixmap("lock", 16))
        self.button.setText(_("Open again"))
        self.button.setVisible(occupant is not None)
        self._do = again
        self.show()
