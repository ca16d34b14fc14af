"""From the workspace's plain callback to a Qt signal, on the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from annotator.model.changes import ChangeSet
from annotator.workspace import Workspace


class Bridge(QObject):
    """``changed`` carries a ChangeSet after every commit, whoever made it and on whatever thread, and when somebody
    else is at work.

    Everything that shows something of the project learns of changes here alone, the actor included.
    ``workspace_changed`` tells that another project was opened, or this one restored or closed.
    """

    changed = Signal(object)
    workspace_changed = Signal()
    busy_changed = Signal(bool)
    """A large step begins beside the window, or has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a large step is under way: nothing else is to change the project meanwhile."""
        return self._busy

    def set_busy(self, *, busy: bool) -> None:
        """A large step begins, or has ended."""
        self._busy = busy
        self.busy_changed.emit(busy)

    @property
    def workspace(self) -> Workspace | None:
        """The open project, if one is."""
        return self._workspace

    def attach(self, workspace: Workspace | None) -> None:
        """Follow another project, or none; the former one is closed by who opened it."""
        self._workspace = workspace
        if workspace is not None:
            # A signal's emit is safe from any thread: slots of the window's objects then run on its own.
            workspace.subscribe(self._tell)
        self.workspace_changed.emit()

    def look_again(self) -> None:
        """Have everything shown anew: somebody else is at work, who may see other marks."""
        self.changed.emit(ChangeSet(frozenset(("annotator",)), frozenset(), frozenset()))

    def _tell(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)
