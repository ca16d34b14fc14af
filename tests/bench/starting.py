"""Cold start: from nothing to a painted window."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tests.bench.clock import CHECKOUT, environment, median
from tests.bench.rows import Row, Scale


def measure(scale: Scale) -> Iterator[Row]:
    """Each in fresh processes, turn about, so that a busy moment meets them alike; the disk's cache is warm."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-start-") as home:
        for kind in ("empty", "window", "sample"):
            _start(kind, home)
        with tempfile.TemporaryDirectory(prefix="annotator-bench-start-") as other:
            first = _start("sample", other)
        turns = [[_start(kind, home) for kind in ("empty", "window", "sample")] for _n in range(scale.starts)]
    empty, window, sample = (median(figures) for figures in zip(*turns, strict=True))
    yield _row("start_window", "cold start to painted window", window, empty, 1.5)
    yield _row("start_sample", "cold start to painted sample story", sample, empty, 3.0)
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


def _start(kind: str, home: str) -> float:
    """Milliseconds until the process says that its window is painted."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "tests.bench.start_window", kind]
    with subprocess.Popen(command, cwd=CHECKOUT, env=environment(home), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = (time.perf_counter() - begun) * 1000
    if said.strip() != "painted":
        raise RuntimeError(f"no window: {kind}")
    return taken
