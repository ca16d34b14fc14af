"""The window as a program: painted first, furnished then."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.settings import first_settings
from annotator.ui.frame import Frame
from annotator.ui.garbage import Garbage
from annotator.ui.loading import let_hands_wait, let_window_live, load_beside
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.sheet import STYLE, dress
from annotator.ui.shell.window_state import read_window_state
from annotator.ui.theme import system
from annotator.ui.turns import keep_loaded, share_interpreter
from annotator.wording.translation import install_language


def open_window(project: Path | None, *, demo: bool = False) -> int:
    """Show the window, with a project or (``demo``) the sample story in it, until it is closed; the exit code."""
    application = application_of(sys.argv[:1])
    share_interpreter()
    first = first_settings(paths.settings_file())
    install_language(first.language or None)
    frame = Frame(read_window_state(paths.state_folder()))
    dress(frame, system.first_theme(first.appearance))
    window: list[object] = []

    def furnish() -> None:
        preferences = Preferences(paths.settings_file())
        install_language(preferences.now().language or None)
        path = paths.sample_file() if demo else project
        first = _first_desk(frame, preferences, path) if path is not None else None
        # Each is imported when its turn has come: the libraries of the project file take longer to load than the
        # empty window takes to be seen, and the articles are painted without them.
        load_beside("annotator.ui.open_window", frame)
        if not frame.isVisible():
            return
        make: Callable[..., Any] = importlib.import_module("annotator.ui.open_window").open_main_window
        made = make(frame, preferences, project, demo=demo, first=first)
        made.completed.connect(lambda: _look_for_garbage(frame))
        window.append(made)
        # What tags is there last: a key that is pressed before would be lost.
        let_hands_wait(made.completed, frame)

    frame.painted.connect(furnish)
    frame.appear()
    code = application.exec()
    window.clear()
    return code


def _first_desk(frame: Frame, preferences: Preferences, path: Path) -> object:
    importlib.import_module("annotator.ui.reading.desk")
    let_window_live()
    make: Callable[..., object] = importlib.import_module("annotator.ui.first_desk").first_desk
    return make(frame, preferences.now(), paths.state_folder(), path, pick=path == paths.sample_file())


def _look_for_garbage(frame: Frame) -> None:
    # That was put off while all was loaded, which stays: it is not looked through again.
    keep_loaded()
    Garbage(frame)


def application_of(arguments: list[str]) -> QApplication:
    """The one application, named, in the style that all colours are made for.

    It is chosen in words: whoever sets a style is handed it, and Python takes as long to make its many names as to make
    the frame.
    """
    application = QApplication([*arguments, "-style", STYLE])
    application.setApplicationName("annotator")
    application.setApplicationDisplayName("annotator")
    application.setDesktopFileName("annotator")
    return application
