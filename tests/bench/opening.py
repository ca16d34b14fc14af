"""Opening a large project in the window."""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.clock import fresh, median, milliseconds, peak_megabytes
from tests.bench.projects import project_of
from tests.bench.rows import Row, Scale

_AIM, _MEMORY = 500.0, 250.0
_TIMES = 3


def measure(scale: Scale) -> Iterator[Row]:
    """Each time in a fresh process: from the empty window to stories listed and the first of them painted."""
    path = project_of(scale)
    ours = [fresh(__name__, "ours", str(path)) for _n in range(_TIMES)]
    bare, empty = fresh(__name__, "bare", str(path)), fresh(__name__, "empty", str(path))
    figure, memory = median([one["ms"] for one in ours]), median([one["peak"] for one in ours])
    what = f"{scale.articles:,} articles and {scale.annotations:,} annotations"
    yield Row(
        key="open_project",
        what=f"open a project of {what} to usable",
        figure=figure,
        unit="ms",
        limit=bare["ms"],
        limit_what="bare SELECT of its stories and articles",
        aim=f"{_AIM:.0f} ms",
        met=figure <= _AIM,
        growth="linear",
    )
    yield Row(
        key="open_memory",
        what=f"memory with {what} open, window and all",
        figure=memory,
        unit="MB",
        limit=empty["peak"],
        limit_what="empty PySide6 main window",
        aim=f"{_MEMORY:.0f} MB",
        met=memory <= _MEMORY,
        growth="linear",
    )


def _ours(path: Path) -> float:
    from tests.bench.window import Painted, Window

    with tempfile.TemporaryDirectory(prefix="annotator-bench-opening-") as folder, Window(Path(folder)) as window:
        stories = Painted(window.main.stories)
        watches: list[Painted] = []

        def do() -> None:
            window.main.opening.open(path)
            for pane in window.main.desk.panes:
                watches.append(Painted(pane.view.viewport()))
                pane.view.viewport().update()
            stories.times = 0
            window.main.stories.update()  # it was painted while the project opened, perhaps for the last time

        return window.until(do, lambda: stories.times > 0 and all(watch.times for watch in watches))


def _bare(path: Path) -> float:
    def do() -> None:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as bare:
            bare.execute("SELECT * FROM stories ORDER BY ordinal").fetchall()
            bare.execute("SELECT * FROM articles ORDER BY story_id, ordinal").fetchall()

    return milliseconds(do)


def _empty() -> float:
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.show()
    return milliseconds(application.processEvents)


if __name__ == "__main__":
    kind, project = sys.argv[1], Path(sys.argv[2])
    taken = {"ours": lambda: _ours(project), "bare": lambda: _bare(project), "empty": _empty}[kind]()
    print(json.dumps({"ms": taken, "peak": peak_megabytes()}))
