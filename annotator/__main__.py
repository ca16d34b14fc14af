"""Where the program starts: words on the command line go to it, otherwise the window opens."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from pathlib import Path

ENDING = ".annotator"
"""As in :mod:`annotator.paths`, which would be loaded here before the window is asked for."""


def main() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(start(sys.argv[1:]))


def start(arguments: list[str]) -> int:
    """No words, one that names a project file, or ``demo`` alone: the window. All else: the command line.

    Answers the exit code.
    """
    if not arguments:
        return _window(None)
    if arguments == ["demo"]:
        return _window(None, demo=True)
    if len(arguments) == 1 and arguments[0].endswith(ENDING) and Path(arguments[0]).is_file():
        return _window(Path(arguments[0]))
    # Both are loaded late and only one of them: the command line starts without Qt, the window without the rest.
    code: int = importlib.import_module("annotator.cli.program").run(arguments, _Windows())
    return code


class _Windows:
    """The windows as the command line asks for them, without knowing them."""

    def open(self, project: Path | None) -> int:
        return _window(project)

    def open_demo(self) -> int:
        return _window(None, demo=True)

    def rehearse(self, project: Path, annotator: str, picture: Path) -> int:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        code: int = importlib.import_module("annotator.ui.demo").rehearse(project, annotator, picture)
        return code

    def paint(self, picture: str, target: Path) -> int:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        code: int = importlib.import_module("annotator.ui.pictures").paint(picture, target)
        return code


def _window(project: Path | None, *, demo: bool = False) -> int:
    # Nothing that is loaded at the start becomes garbage: looking for some would take a tenth of the time until the
    # window is seen. It is looked for again once the window is furnished.
    gc.disable()
    code: int = importlib.import_module("annotator.ui.app").open_window(project, demo=demo)
    return code


if __name__ == "__main__":
    main()
