"""Undo and redo: at once, or beside the window where a step is large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.commands.history import Did
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.wording import commands
from annotator.wording.translation import _

LARGE = ("articles.", "dataset.", "story.drop", "annotation.tag_all", "speaker.merge", "review.rules")
"""Beginnings of the keys of steps that may hold thousands of rows."""


class Steps(QObject):
    """``busy_changed`` tells that a large step begins or has ended: the project is not to be changed meanwhile."""

    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.busy = False

    def undo(self) -> None:
        """Take the last step back."""
        workspace = self._context.workspace
        self._go(_("Undo: {step}"), workspace.next_undo, workspace.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        workspace = self._context.workspace
        self._go(_("Redo: {step}"), workspace.next_redo, workspace.redo)

    def undo_title(self) -> str:
        """What the menu calls undo now."""
        return self._title(_("Undo: {step}"), _("Undo"), self._next(redo=False))

    def redo_title(self) -> str:
        """What the menu calls redo now."""
        return self._title(_("Redo: {step}"), _("Redo"), self._next(redo=True))

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return not self.busy and self._next(redo=False) is not None

    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return not self.busy and self._next(redo=True) is not None

    def _next(self, *, redo: bool) -> Did | None:
        workspace = self._context.bridge.workspace
        if workspace is None or workspace.read_only:
            return None
        return workspace.next_redo if redo else workspace.next_undo

    def _go(self, title: str, step: Did | None, do: Callable[[], Did]) -> None:
        if step is None or self.busy:
            return
        told = title.format(step=commands.name(step.key, step.detail))
        if not step.key.startswith(LARGE):
            if self._context.attempt(do):
                self._context.say(told)
            return
        workspace = self._context.workspace

        def work(report: Report) -> None:
            report(0, 0)
            try:
                do()
            finally:
                workspace.done_reading()

        self._set_busy(busy=True)
        self._context.jobs.start(told, work, lambda _nothing: self._ended(told), self._failed)

    def _ended(self, told: str) -> None:
        self._set_busy(busy=False)
        self._context.say(told)

    def _failed(self, fault: Exception) -> None:
        self._set_busy(busy=False)

        def again() -> None:
            raise fault

        self._context.attempt(again)

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    @staticmethod
    def _title(named: str, plain: str, step: Did | None) -> str:
        return named.format(step=commands.name(step.key, step.detail)) if step else plain
