"""What the inspector says while nothing is selected: the keys that tag."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.model.codebook import Codebook
from annotator.ui.panels.inspector.parts import Quiet
from annotator.ui.theme.label_colours import label_colours
from annotator.ui.theme.tokens import LIGHT, Theme
from annotator.wording.translation import _


class HintPart(QWidget):
    """The letter of every label in its colour, and the keys that go through marks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codebook, self._theme = Codebook(""), LIGHT
        self._keys: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 16, 14, 14)
        self._column.setSpacing(12)
        self._column.addWidget(
            Quiet(_("No annotation is selected. Select words, or put the caret into a quote, and press"))
        )
        self._column.addStretch(1)

    def show_codebook(self, codebook: Codebook) -> None:
        """Names the keys of ``codebook``."""
        self._codebook = codebook
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Takes its colours from ``theme``."""
        self._theme = theme
        self._show()

    def _show(self) -> None:
        if self._keys is not None:
            self._keys.hide()
            self._keys.deleteLater()
        self._keys = QWidget()
        grid = QGridLayout(self._keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        keyed = [label for label in self._codebook.offered() if label.key]
        for label in keyed:
            self._line(
                grid, (label.key or "").upper(), label.title or label.id, label_colours(label.colour, self._theme).ink
            )
        grid.setRowMinimumHeight(grid.rowCount(), 8)
        for key, words in (
            ("F8", _("next mark")),
            ("N", _("next proposal")),
            ("Tab", _("marks under the caret")),
            ("F", _("add a fragment")),
            ("L", _("link by letter")),
            ("F1", _("all keys")),
        ):
            self._line(grid, key, words, None)
        self._column.insertWidget(1, self._keys)

    def _line(self, grid: QGridLayout, key: str, words: str, colour: str | None) -> None:
        sign, told, at = QLabel(key), Quiet(words), grid.rowCount()
        sign.setTextFormat(Qt.TextFormat.PlainText)
        sign.setProperty("part", "keys")
        if colour:
            sign.setStyleSheet(f"color: {colour};")
        grid.addWidget(sign, at, 0)
        grid.addWidget(told, at, 1)
