"""The main window for the frame that is painted already, with a project in it."""

from __future__ import annotations

from pathlib import Path

from annotator import paths
from annotator.ui.first_desk import FirstDesk
from annotator.ui.frame import Frame
from annotator.ui.loading import let_window_live
from annotator.ui.main_window import MainWindow
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.view_state import ViewState


def open_main_window(
    frame: Frame, preferences: Preferences, project: Path | None, *, demo: bool, first: FirstDesk | None
) -> MainWindow:
    """Furnish the frame, and open a project or the sample story in it, of which ``first`` may have been painted."""
    folder = paths.state_folder()
    window = MainWindow(frame, preferences, ViewState(folder), ask=not demo, staged=True, first=first)
    window.watch_faults(folder)
    let_window_live()
    if demo:
        window.opening.sample()
    elif project is not None:
        window.opening.open(project)
    if window.context.bridge.workspace is None:
        window.desk.clear()
    return window
