"""The search of one pane: joins its find bar to its words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.model.span import Span
from annotator.ui.reading.find_bar import FindBar, hits_of
from annotator.ui.reading.reading_view import ReadingView

_LONGEST = 100


class PaneSearch(QObject):
    """Tints every hit while the bar is open and selects the one that is looked at.

    Whatever is typed is searched from where the caret was when the bar was opened.
    """

    def __init__(self, bar: FindBar, view: ReadingView, parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._view = bar, view
        self._from = 0
        bar.wanted.connect(self._search)
        bar.went.connect(self._go)
        bar.closed.connect(self.close)

    def open(self) -> None:
        """Opens the bar, with the selected words in it if they could be meant."""
        span = self._view.selected()
        self._from = span.start
        words = self._view.text[span.start : min(span.end, span.start + _LONGEST)]
        self._bar.open(words if len(span) < _LONGEST and len(words.splitlines()) == 1 else "")
        self._search(self._bar.field.text())

    def close(self) -> None:
        """Closes the bar; what was found last stays selected."""
        had_keyboard = self._bar.isAncestorOf(self._bar.window().focusWidget() or self._view)
        self._bar.hide()
        self._view.show_hits([])
        if had_keyboard:
            self._view.setFocus()

    def _search(self, wanted: str) -> None:
        hits = hits_of(wanted, self._view.text)
        self._view.show_hits(hits)
        self._bar.show_hits(hits, self._from)

    def _go(self, span: Span) -> None:
        self._view.show_hit(span)
