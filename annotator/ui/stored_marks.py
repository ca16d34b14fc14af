"""The marks of articles as they are stored, brought to their panes: a few at once, thousands from beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from annotator.model.codebook import Codebook
from annotator.model.errors import Situation
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


class _Reading:
    """What is read for an article beside the window; ``pane`` is where it is awaited, None while that is made."""

    def __init__(self, whose: Whose, codebook: Codebook, pane: ReadingPane | None) -> None:
        self.whose, self.codebook, self.pane = whose, codebook, pane


class StoredMarks(QObject):
    """Of what is read beside the window only what was asked for last arrives, and only while its pane shows that.

    Until then a pane shows only marks that look as they will; keys that act on marks wait in it.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._awaited: dict[str, _Reading] = {}
        context.bridge.workspace_changed.connect(self._awaited.clear)

    def forget(self, article: str) -> None:
        """Nothing is to arrive any more: its pane is closed."""
        self._awaited.pop(article, None)

    def begin(self, article: str, whose: Whose, codebook: Codebook) -> None:
        """Have marks by the thousand read while the pane is made to which they are going to be brought."""
        self.forget(article)
        if has_more(self._context.workspace.read, article, AT_ONCE):
            self._read_beside(article, _Reading(whose, codebook, None))

    def at_hand(self, article: str, whose: Whose, codebook: Codebook) -> list[Mark] | None:
        """The marks of an article; None where there are so many that they must be brought."""
        if has_more(self._context.workspace.read, article, AT_ONCE):
            return None
        return self._reading(article, whose, codebook)()

    def bring(self, pane: ReadingPane, whose: Whose, codebook: Codebook) -> None:
        """Have a pane show the marks of its article as they are stored now."""
        assert pane.article is not None
        article, before, begun = pane.article.id, pane.whose, self._begun(pane.article.id, whose, codebook)
        marks = self.at_hand(article, whose, codebook) if begun is None else None
        pane.whose = whose
        if marks is not None:
            pane.set_marks(marks)
            return
        pane.await_marks(None if before == whose else whose.still_as(before))
        if begun is None:
            self._read_beside(article, _Reading(whose, codebook, pane))
        else:
            begun.pane = pane

    def _begun(self, article: str, whose: Whose, codebook: Codebook) -> _Reading | None:
        """What was begun for a pane that was made since; anything else is not to arrive any more."""
        begun = self._awaited.get(article)
        if begun is not None and begun.pane is None and begun.codebook is codebook and begun.whose == whose:
            return begun
        self.forget(article)
        return None

    def _reading(self, article: str, whose: Whose, codebook: Codebook) -> Read:
        read, shown = self._context.workspace.read, whose.shown
        return lambda: marks_of(bare_annotations(read, article, shown), codebook, whose)

    def _read_beside(self, article: str, reading: _Reading) -> None:
        workspace, read = self._context.workspace, self._reading(article, reading.whose, reading.codebook)
        self._awaited[article] = reading

        def work(_report: Report) -> tuple[list[Mark], MarkIndex]:
            try:
                marks = read()
                return marks, MarkIndex(marks)
            finally:
                workspace.done_reading()

        def done(found: tuple[list[Mark], MarkIndex]) -> None:
            if (pane := self._awaiting(article, reading)) is not None:
                pane.set_marks(*found)

        def failed(fault: Exception) -> None:
            if (pane := self._awaiting(article, reading)) is not None:
                pane.set_marks(())
            if not isinstance(fault, Situation):
                raise fault
            self._context.asking.trouble(fault)

        self._context.jobs.start(_("Reading the marks"), work, done, failed)

    def _awaiting(self, article: str, reading: _Reading) -> ReadingPane | None:
        """The pane that still waits for what was read."""
        if self._awaited.get(article) is not reading:
            return None
        self.forget(article)
        pane = reading.pane
        shows_it = pane is not None and isValid(pane) and pane.article is not None and pane.article.id == article
        return pane if shows_it else None
