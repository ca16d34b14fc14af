"""The marks of articles as they are stored, brought to their panes: a few at once, thousands from beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from annotator.model.codebook import Codebook
from annotator.storage.bare_reader import bare_annotations, has_more
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.marks_shown import Whose, marks_of
from annotator.ui.reading.marks import Mark, MarkIndex
from annotator.ui.reading.pane import ReadingPane
from annotator.wording.translation import _

AT_ONCE = 1500
"""Fragments of an article up to which its marks are read while the window waits: some ten milliseconds."""

Read = Callable[[], list[Mark]]


class StoredMarks(QObject):
    """Of what is read beside the window only what was asked for last arrives, and only while its pane shows that.

    Until then a pane shows only marks that look as they will; keys that act on marks wait in it.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._awaited: dict[str, object] = {}
        """By article: the token of what is read for it."""
        context.bridge.workspace_changed.connect(self._awaited.clear)

    def forget(self, article: str) -> None:
        """Nothing is to arrive any more: its pane is closed."""
        self._awaited.pop(article, None)

    def bring(self, pane: ReadingPane, whose: Whose, codebook: Codebook) -> None:
        """Have a pane show the marks of its article as they are stored now."""
        assert pane.article is not None
        article, before = pane.article.id, pane.whose
        self.forget(article)
        marks = self._at_hand(article, whose, codebook)
        pane.whose = whose
        if marks is not None:
            pane.set_marks(marks)
            return
        pane.await_marks(None if before == whose else whose.still_as(before))
        self._read_beside(pane, article, self._reading(article, whose, codebook))

    def _at_hand(self, article: str, whose: Whose, codebook: Codebook) -> list[Mark] | None:
        """The marks of an article; None where there are so many that they must be brought."""
        if has_more(self._context.workspace.read, article, AT_ONCE):
            return None
        return self._reading(article, whose, codebook)()

    def _reading(self, article: str, whose: Whose, codebook: Codebook) -> Read:
        read, shown = self._context.workspace.read, whose.shown
        return lambda: marks_of(bare_annotations(read, article, shown), codebook, whose)

    def _read_beside(self, pane: ReadingPane, article: str, read: Read) -> None:
        workspace = self._context.workspace
        token = self._awaited[article] = object()

        def work(_report: Report) -> tuple[list[Mark], MarkIndex]:
            try:
                marks = read()
                return marks, MarkIndex(marks)
            finally:
                workspace.done_reading()

        def done(found: tuple[list[Mark], MarkIndex]) -> None:
            if self._is_awaited(pane, article, token):
                pane.set_marks(*found)

        def failed(fault: Exception) -> None:
            if self._is_awaited(pane, article, token):
                pane.set_marks(())
            self._context.tell_fault(fault)

        self._context.jobs.start(_("Reading the marks"), work, done, failed)

    def _is_awaited(self, pane: ReadingPane, article: str, token: object) -> bool:
        if self._awaited.get(article) is not token:
            return False
        self.forget(article)
        return isValid(pane) and pane.article is not None and pane.article.id == article
