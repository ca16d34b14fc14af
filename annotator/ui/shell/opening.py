"""Opening, making and closing projects; one at a time."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator import paths
from annotator.model.codebook import Codebook
from annotator.settings import with_recent
from annotator.ui.context import Context
from annotator.ui.shell.preferences import Preferences
from annotator.workspace import Workspace


class Opening(QObject):
    """``leaving`` is told before a project is closed, so that what belongs to it can still be stored."""

    leaving = Signal()
    opened = Signal()

    def __init__(self, context: Context, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._preferences = context, preferences

    def open(self, path: Path) -> bool:
        """Open a project file in the place of the present one; whether it is open now."""
        present = self._context.bridge.workspace
        same = present is not None and present.path.resolve() == path.resolve()
        if same and present is not None and not present.read_only:
            return True
        # The one of before is closed only when the other is open: a file that is refused changes nothing.
        workspace = self._context.attempt(lambda: Workspace.open(path))
        if workspace is None:
            self._forget(path)
            return False
        self._enter(workspace)
        return True

    def again(self) -> None:
        """Open the project anew, which may be free to be changed by now."""
        self.open(self._context.workspace.path)

    def create(self, path: Path, name: str, codebook: Codebook) -> bool:
        """Make a project file and open it; whether it is open now."""
        workspace = self._context.attempt(lambda: Workspace.create(path, name, codebook))
        if workspace is None:
            return False
        self._enter(workspace)
        return True

    def sample(self) -> bool:
        """Open the sample story, made on the first time, as it was left on the next."""
        path = paths.sample_file()
        if path.is_file():
            return self.open(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Loaded now: the readers that it is made with are needed once, and never before the window is seen.
        make: Callable[[Path], Workspace] = importlib.import_module("annotator.sample_project").make_sample
        workspace = self._context.attempt(lambda: make(path))
        if workspace is None:
            return False
        self._enter(workspace)
        return True

    def close(self) -> None:
        """Close the open project, if one is."""
        workspace = self._context.bridge.workspace
        if workspace is None:
            return
        self.leaving.emit()
        self._context.bridge.attach(None)
        workspace.close()

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the open project."""
        before = self._context.workspace
        self.leaving.emit()
        after = self._context.attempt(lambda: before.restored(backup))
        if after is None:
            # Whether it was closed already or not: it is opened as it is.
            before.close()
            after = self._context.attempt(lambda: Workspace.open(before.path))
        self._context.bridge.attach(after)
        if after is not None:
            self.opened.emit()

    def _enter(self, workspace: Workspace) -> None:
        self.close()
        self._context.bridge.attach(workspace)
        self._preferences.use(with_recent(self._preferences.now(), workspace.path))
        self.opened.emit()

    def _forget(self, path: Path) -> None:
        kept = tuple(name for name in self._preferences.now().recent if name != str(path.resolve()))
        self._preferences.change(recent=kept)
