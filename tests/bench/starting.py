"""Cold start: from nothing to a painted window."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from annotator.sample_project import make_sample
from annotator.settings import Settings, write_settings
from tests.bench.clock import CHECKOUT, environment, median
from tests.bench.rows import Row, Scale


def measure(scale: Scale) -> Iterator[Row]:
    """Each in fresh processes, turn about, so that a busy moment meets them alike; the disk's cache is warm."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-start-") as home:
        own = _own_project(Path(home))
        for words in (kinds := (("empty",), (), ("demo",), (str(own),))):
            _start(words, home)
        with tempfile.TemporaryDirectory(prefix="annotator-bench-start-") as other:
            first = _start(("demo",), other)
        turns = [[_start(words, home) for words in kinds] for _n in range(scale.starts)]
    empty, window, sample, project = (median(figures) for figures in zip(*turns, strict=True))
    yield _row("start_window", "cold start to painted window", window, empty, 1.5)
    yield _row("start_sample", "cold start to painted sample story", sample, empty, 3.0)
    yield _row("start_project", "cold start to painted project of one's own", project, empty, 3.0)
    yield _row("start_sample_first", "cold start to painted sample story, the very first time", first, empty, None)


def _row(key: str, what: str, figure: float, limit: float, most: float | None) -> Row:
    return Row(
        key=key,
        what=what,
        figure=figure,
        unit="ms",
        limit=limit,
        limit_what="empty PySide6 main window",
        aim=f"{most} times" if most else "",
        met=figure <= most * limit if most else None,
    )


def _own_project(home: Path) -> Path:
    """A project as large as the sample story, of somebody who has a name."""
    path = home / "own.annotator"
    make_sample(path).close()
    write_settings(home / "annotator" / "settings.yaml", Settings(annotator="Ada", recent=(str(path),)))
    return path


def _start(words: tuple[str, ...], home: str) -> float:
    """Milliseconds until the process says that its window is painted."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "tests.bench.start_window", *words]
    with subprocess.Popen(command, cwd=CHECKOUT, env=environment(home), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = (time.perf_counter() - begun) * 1000
    if said.strip() != "painted":
        raise RuntimeError(f"no window: {words}")
    return taken
