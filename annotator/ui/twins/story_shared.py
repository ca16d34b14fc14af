"""What the articles of the open story share word for word: found beside the window's thread when first wanted."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.model.changes import ChangeSet
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.wording.translation import _

if TYPE_CHECKING:
    from annotator.reuse.passages import Shared


class StoryShared(QObject):
    """``shared`` is None until it is known; ``found`` tells when it is."""

    found = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.shared: Shared | None = None
        self._story = ""
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self._forget)

    def ask(self, story: str) -> None:
        """Look through a story, unless that was done or is under way."""
        if story == self._story:
            return
        self._story, self.shared = story, None
        workspace = self._context.workspace

        def work(report: Report) -> Shared:
            try:
                # Imported now: comparing needs numpy, which takes a while to load.
                passages = importlib.import_module("annotator.reuse.passages")
                texts = {article.id: workspace.read.text(article.id) for article in workspace.read.articles(story)}
                found: Shared = passages.shared_passages(texts, lambda: report(0, 0))
                return found
            finally:
                workspace.done_reading()

        def done(shared: Shared) -> None:
            if story == self._story and self._context.bridge.workspace is workspace:
                self.shared = shared
                self.found.emit()

        def stopped() -> None:
            if story == self._story:
                self._forget()

        self._context.jobs.start(_("Looking for what articles share"), work, done, self._failed, stopped)

    def _failed(self, fault: Exception) -> None:
        self._story = ""
        self._context.tell_fault(fault)

    def _changed(self, changes: ChangeSet) -> None:
        if changes.kinds & {"article", "story"}:
            self._forget()

    def _forget(self) -> None:
        self._story, self.shared = "", None
