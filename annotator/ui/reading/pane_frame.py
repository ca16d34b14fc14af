"""The frame of a reading pane: head, search, words and map in their places, folded to a strip and opened again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.model.codebook import Label
from annotator.ui.reading.find_bar import FindBar
from annotator.ui.reading.folded_strip import WIDTH as FOLDED_WIDTH
from annotator.ui.reading.folded_strip import FoldedStrip
from annotator.ui.reading.header import Header
from annotator.ui.reading.hover_card import HoverCard
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.minimap import WIDTH as MAP_WIDTH
from annotator.ui.reading.minimap import Minimap
from annotator.ui.reading.page import font_of, least_width
from annotator.ui.reading.pane_search import PaneSearch
from annotator.ui.reading.reading_view import ReadingView
from annotator.ui.theme.tokens import Theme

_NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX, which PySide does not name."""


class PaneFrame(QWidget):
    """Builds the parts of a pane and joins those that need nothing but each other."""

    def __init__(self, labels: Sequence[Label], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        looks = Looks(labels, theme)
        self.header, self.view, self.minimap = Header(), ReadingView(looks), Minimap(looks)
        self.find_bar, self.card, self.strip = FindBar(), HoverCard(self), FoldedStrip()
        self.search = PaneSearch(self.find_bar, self.view, self)
        self._body, self._folded = QWidget(), False
        self.setFocusProxy(self.view)
        self._arrange()
        self.keep_readable()
        self.view.sight_changed.connect(self.minimap.set_sight)
        self.view.verticalScrollBar().valueChanged.connect(self.card.dismiss)
        self.strip.clicked.connect(lambda: self.fold(folded=False))

    def set_current(self, *, current: bool) -> None:
        """Shows whether this is the pane that has the keyboard."""
        self.setProperty("current", current)
        for widget in (self, self.header):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def fold(self, *, folded: bool) -> None:
        """Narrows the pane to a strip that bears its name, or opens it again."""
        self._folded = folded
        self._body.setVisible(not folded)
        self.strip.setVisible(folded)
        self.setMaximumWidth(FOLDED_WIDTH if folded else _NO_LIMIT)
        self.keep_readable()

    def keep_readable(self) -> None:
        """Keeps the pane wide enough for the least measure of its words, as large as they are now."""
        words = least_width(self.view.face, font_of(self.view.face))
        self.setMinimumWidth(FOLDED_WIDTH if self._folded else words + MAP_WIDTH + 2)

    def _arrange(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.minimap)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.find_bar)
        column.addLayout(middle, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self.strip)
        whole.addWidget(self._body)
        self.strip.hide()
