"""What the import dialog shows before there is anything to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.exchange.reading.folders import READER_OF
from annotator.ui.asking import Asking
from annotator.ui.dialogs.framed import plain
from annotator.ui.widgets.page_button import PageButton
from annotator.wording.translation import _


class Start(QWidget):
    """A line that says what is so, over two ways to choose what is to be read."""

    chosen = Signal(list)
    """Files and folders (``Path``)."""

    def __init__(self, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self.told = plain(role="quiet")
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.files, self.folder = PageButton(_("Choose &files…")), PageButton(_("Choose a f&older…"))
        self.files.clicked.connect(self._choose_files)
        self.folder.clicked.connect(self._choose_folder)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setSpacing(14)
        whole.addStretch(2)
        whole.addWidget(self.told)
        whole.addLayout(buttons)
        whole.addStretch(3)

    def wait(self) -> None:
        """Say that files are being read."""
        self._show(_("Reading files…"), choosing=False)

    def offer(self, paths: Sequence[Path]) -> None:
        """Say that nothing was found in ``paths``, or what can be chosen where none were named."""
        if paths:
            self._show(_("No files that could be articles were found there."), choosing=True)
        else:
            self._show(
                _(
                    "Text, Markdown, web pages, PDF, Word, and tables of articles (CSV, TSV, JSON).\n"
                    "A folder becomes a story with the articles in it."
                ),
                choosing=True,
            )

    def _show(self, told: str, *, choosing: bool) -> None:
        self.told.setText(told)
        for button in (self.files, self.folder):
            button.setVisible(choosing)
        if choosing:
            self.files.setFocus()

    def _choose_files(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in READER_OF)
        found = self._asking.open_files(_("Import articles"), _("Articles ({kinds})").format(kinds=kinds))
        if found:
            self.chosen.emit(found)

    def _choose_folder(self) -> None:
        found = self._asking.open_folder(_("Import articles"))
        if found is not None:
            self.chosen.emit([found])
