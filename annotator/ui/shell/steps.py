"""Undo and redo: at once, or beside the window where a step is large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.commands.history import Did
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.wording import commands
from annotator.wording.translation import _

LARGE = ("articles.", "dataset.", "story.drop", "annotation.tag_all", "speaker.merge", "review.rules")
"""Beginnings of the keys of steps that may hold thousands of rows."""
AT_HAND = 20
"""So many verdicts are recorded or taken back at once; for more the window does not wait."""


class Steps(QObject):
    """While a step goes beside the window, the bridge is busy."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    @property
    def busy(self) -> bool:
        """Whether a large step is under way."""
        return self._context.bridge.busy

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
        if not is_large(step):
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

        self._context.bridge.set_busy(busy=True)
        self._context.jobs.start(told, work, lambda _nothing: self._ended(told), self._failed, self._rest)

    def _ended(self, told: str) -> None:
        self._rest()
        self._context.say(told)

    def _failed(self, fault: Exception) -> None:
        self._rest()
        self._context.tell_fault(fault)

    def _rest(self) -> None:
        self._context.bridge.set_busy(busy=False)

    @staticmethod
    def _title(named: str, plain: str, step: Did | None) -> str:
        return named.format(step=commands.name(step.key, step.detail)) if step else plain


def is_large(step: Did) -> bool:
    """Whether a step may take long to take back: by what it does, or by how many verdicts it recorded."""
    if step.key == "review.decide":
        return step.detail.isdecimal() and int(step.detail) > AT_HAND
    return step.key.startswith(LARGE)
