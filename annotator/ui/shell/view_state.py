"""How the window stood: its size, and by project what was open, where, and who was tagging."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import msgspec
from msgspec import Struct

from annotator.ui.shell.window_state import NAME, WindowState, read_window_state, window_state_text

_log = logging.getLogger(__name__)


class PaneState(Struct, frozen=True, omit_defaults=True):
    """An open article: first position in sight, caret and selection as code points, whether it was folded."""

    article: str
    top: int = 0
    caret: int = 0
    start: int = 0
    end: int = 0
    folded: bool = False


class ProjectState(Struct, frozen=True, omit_defaults=True):
    """What was open of a project; ``shown`` are the annotators, beside oneself, whose marks were shown."""

    annotator: str = ""
    shown: tuple[str, ...] = ()
    story: str = ""
    panes: tuple[PaneState, ...] = ()
    sizes: tuple[int, ...] = ()
    current: str = ""
    annotation: str = ""


class ViewState:
    """Keeps it in a folder of small JSON files; what cannot be read there is as on the first day."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def window(self) -> WindowState:
        """How the window stood."""
        return read_window_state(self._folder)

    def keep_window(self, state: WindowState) -> None:
        """Remember how the window stands."""
        self._keep(self._folder / NAME, window_state_text(state))

    def project(self, key: str) -> ProjectState:
        """How a project stood; ``key`` is its id."""
        try:
            return msgspec.json.decode(self._of(key).read_bytes(), type=ProjectState)
        except (OSError, msgspec.DecodeError):
            return ProjectState()

    def keep_project(self, key: str, state: ProjectState) -> None:
        """Remember how a project stands."""
        self._keep(self._of(key), msgspec.json.encode(state))

    @staticmethod
    def _keep(path: Path, state: bytes) -> None:
        # On a full disk a window must close all the same, and the project with it.
        try:
            _write(path, state)
        except OSError as error:
            _log.warning("the state of the window cannot be written: %s", error)

    def _of(self, key: str) -> Path:
        # Ids come from project files, which may be anybody's: only what a UUID consists of becomes a path.
        return self._folder / "projects" / f"{re.sub(r'[^0-9A-Za-z-]', '_', key)[:64]}.json"


def _write(path: Path, state: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(state)
    part.replace(path)
