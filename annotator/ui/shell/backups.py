"""Copies of the open project made now and then, beside the work."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator.model.changes import ChangeSet
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.wording.translation import _

AFTER_OPENING = 20_000
"""Milliseconds: opening is not slowed by a copy of what was opened."""
_MINUTE = 60_000


class Backups(QObject):
    """A copy after opening when the project changed since the last one, then every so many minutes while it changes."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._changed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.copy_if_changed)
        context.bridge.changed.connect(self._note)
        context.bridge.workspace_changed.connect(self._start)

    def copy_if_changed(self) -> None:
        """Copy the project when something changed since the last copy."""
        workspace, minutes = self._context.bridge.workspace, self._context.settings().backup_minutes
        if workspace is None or workspace.read_only:
            return
        if self._changed and minutes:
            self._changed = False
            self.copy()
        self._timer.start(max(1, minutes) * _MINUTE)

    def copy(self) -> None:
        """Copy the project now."""
        workspace = self._context.workspace

        def work(report: Report) -> None:
            workspace.back_up(report=report)

        self._context.jobs.start(_("Backing up"), work, lambda _nothing: None, self._failed)

    def _start(self) -> None:
        self._timer.stop()
        workspace = self._context.bridge.workspace
        if workspace is None or workspace.read_only:
            return
        copies = workspace.backups()
        stored = workspace.path.stat().st_mtime
        self._changed = not copies or copies[0].made.timestamp() < stored
        self._timer.start(AFTER_OPENING)

    def _note(self, changes: ChangeSet) -> None:
        self._changed = self._changed or bool(changes.kinds)

    def _failed(self, fault: Exception) -> None:
        self._changed = True
        self._context.tell_fault(fault)
