"""Opening, making and closing projects; one at a time."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator import paths
from annotator.commands.team import AddAnnotator
from annotator.model.codebook import Codebook
from annotator.settings import with_recent
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.loading import Turns, done_beside
from annotator.ui.shell.preferences import Preferences
from annotator.wording.translation import _
from annotator.workspace import Workspace


class Opening(QObject):
    """``leaving`` is told before a project is closed, so that what belongs to it can still be stored."""

    leaving = Signal()
    entering = Signal()
    """Another project takes the place of what is shown: told before the first thing changes."""
    opened = Signal()
    entered = Signal()
    """All of it is shown, or it is gone already."""

    def __init__(self, context: Context, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._preferences = context, preferences
        self._begun = False
        """Whether one is being opened: what is beside the window may take a while, and only one comes at a time."""

    def open(self, path: Path) -> bool:
        """Open a project file in the place of the present one; whether it is open now."""
        present = self._context.bridge.workspace
        same = present is not None and present.path.resolve() == path.resolve()
        if same and present is not None and not present.read_only:
            return True
        # The one of before is closed only when the other is open: a file that is refused changes nothing.
        return self._enter(lambda: Workspace.open(path), lambda: self._forget(path))

    def again(self) -> None:
        """Open the project anew, which may be free to be changed by now."""
        self.open(self._context.workspace.path)

    def create(self, path: Path, name: str, codebook: Codebook, annotator: str) -> bool:
        """Make a project file, enter who tags in it, and open it; whether it is open now."""
        return self._enter(lambda: _made(path, name, codebook, annotator))

    def sample(self) -> bool:
        """Open the sample story, made on the first time, as it was left on the next."""
        path = paths.sample_file()
        if path.is_file():
            return self.open(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Loaded now: the readers that it is made with are needed once, and never before the window is seen.
        make: Callable[[Path], Workspace] = importlib.import_module("annotator.sample_project").make_sample
        return self._enter(lambda: make(path))

    def close(self) -> None:
        """Close the open project, if one is."""
        workspace = self._context.bridge.workspace
        if workspace is None:
            return
        self.leaving.emit()
        self._context.bridge.attach(None)
        workspace.close()

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the open project, beside the window; until it is there nothing can be changed.

        Where it fails or is cancelled the project is as it was.
        """
        if self._begun:
            return
        before = self._context.workspace
        self.leaving.emit()

        def work(report: Report) -> Workspace:
            try:
                return before.restored(backup, report)
            finally:
                before.done_reading()

        self._begun = True
        self._context.bridge.set_busy(busy=True)
        self._context.jobs.start(
            _("Restoring a backup"), work, lambda after: self._restored(before, after), self._not_restored, self._rest
        )

    def _restored(self, before: Workspace, after: Workspace) -> None:
        if self._context.bridge.workspace is not before:  # closed meanwhile
            self._rest()
            return
        self.entering.emit()
        # What was opened beside the work since speaks of the project as it was.
        self._show(after, self.leaving.emit, self._rest)
        self.entered.emit()

    def _not_restored(self, fault: Exception) -> None:
        self._rest()
        self._context.tell_fault(fault)

    def _rest(self) -> None:
        self._begun = False
        self._context.bridge.set_busy(busy=False)

    def _enter(self, make: Callable[[], Workspace], refused: Callable[[], object] = lambda: None) -> bool:
        """Make a project ready beside the window, and show it; whether it is open now."""
        if self._begun:
            return False
        before = self._context.bridge.workspace
        self._begun = True
        try:
            workspace = self._context.attempt(lambda: done_beside(lambda: _ready(make), self))
            if workspace is None:
                refused()
            elif self._context.bridge.workspace is not before:  # closed meanwhile, with the window
                workspace.close()
            else:
                self.entering.emit()
                self._show(workspace, self.close)
                self.entered.emit()
        finally:
            self._begun = False
        return workspace is not None and self._context.bridge.workspace is workspace

    def _show(self, workspace: Workspace, *leave: Callable[[], object]) -> None:
        bridge = self._context.bridge
        turns = Turns(lambda: bridge.workspace is workspace)
        for step in leave:
            step()
        bridge.attach(workspace)
        self._preferences.use(with_recent(self._preferences.now(), workspace.path))
        if turns.end():
            self.opened.emit()

    def _forget(self, path: Path) -> None:
        kept = tuple(name for name in self._preferences.now().recent if name != str(path.resolve()))
        self._preferences.change(recent=kept)


def _made(path: Path, name: str, codebook: Codebook, annotator: str) -> Workspace:
    workspace = Workspace.create(path, name, codebook)
    try:
        workspace.do(AddAnnotator(annotator))
    except BaseException:
        workspace.close()
        raise
    return workspace


def _ready(make: Callable[[], Workspace]) -> Workspace:
    """A workspace made on a thread that ends with it."""
    workspace = make()
    workspace.done_reading()
    return workspace
