"""The program as a process of its own: what holds before its first window."""

from __future__ import annotations

import os
import subprocess
import sys


def _told(program: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "windows"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_style_is_the_one_that_colours_are_made_for() -> None:
    program = "from annotator.ui.app import application_of\nprint(application_of(['annotator']).style().objectName())"

    assert _told(program) == "fusion"


def test_modules_are_imported_as_python_does_it() -> None:
    program = "import builtins\nimport annotator.ui.app\nprint(builtins.__import__.__name__)"

    assert _told(program) != "__feature_import__"
