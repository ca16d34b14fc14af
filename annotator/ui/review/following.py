"""Verdicts by the hundred are followed beside the window, one change after the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.model.changes import ChangeSet
from annotator.ui.context import Context
from annotator.ui.dialogs.underway import Latest
from annotator.ui.jobs import Report
from annotator.ui.review.loaded import Followed, Loaded, followed
from annotator.wording.translation import _

Take = Callable[[Followed, bool], None]


class Following(QObject):
    """``take`` is handed what is known after changes, and whether after one of them the next case is wanted.

    ``lost`` is called where they could not be followed. Until then changes wait in their order, small ones too.
    """

    def __init__(self, context: Context, take: Take, lost: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._take, self._lost = context, take, lost
        self._latest = Latest(context.jobs, self)
        self._waiting: list[ChangeSet] = []
        self._going_on = False
        context.bridge.workspace_changed.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether there is a change that is not shown yet."""
        return self._latest.busy

    def follow(self, loaded: Loaded, changes: ChangeSet, *, going_on: bool) -> None:
        """Take in a change of what is known."""
        self._waiting.append(changes)
        self._going_on |= going_on
        if not self._latest.busy:
            self._begin(loaded)

    def stop(self) -> None:
        """Follow nothing any more: all is read anew."""
        self._latest.stop()
        self._waiting, self._going_on = [], False

    def _begin(self, loaded: Loaded) -> None:
        changes, self._waiting = self._waiting, []
        going_on, self._going_on = self._going_on, False
        workspace = self._context.workspace

        def work(_report: Report) -> Followed:
            try:  # it asks nobody whether to stop: what was decided is shown in any case
                return followed(workspace.read, loaded, changes)
            finally:
                workspace.done_reading()

        def done(found: Followed) -> None:
            if self._waiting:
                self._begin(found.loaded)
            self._take(found, going_on)

        self._latest.start(_("Taking in what was decided"), work, done, lambda _fault: self._lost())
