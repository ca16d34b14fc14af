"""How long the window is deaf: the longest that its loop is held up while large things happen."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import switching
from tests.bench.clock import fresh, median
from tests.bench.projects import project_of
from tests.bench.rows import Row, Scale

_AIM = 100.0
_TIMES = 3
_WHAT = {
    "open": "opening a project",
    "list": "listing the quotes of all stories",
    "filter": "filtering them",
    "sort": "sorting them by their words",
}


def measure(scale: Scale) -> Iterator[Row]:
    """The longest block of the window's loop in each, medians of some processes."""
    path = project_of(scale)
    found = [fresh(__name__, str(path)) for _n in range(_TIMES)]
    for key, what in _WHAT.items():
        figure = median([one[key] for one in found])
        yield Row(
            key=f"block_{key}",
            what=f"longest block of the window, {what} ({scale.articles:,} articles)",
            figure=figure,
            unit="ms",
            aim=f"{_AIM:.0f} ms",
            met=figure <= _AIM,
        )
    yield from switching.measure(scale)


def _ours(path: Path) -> dict[str, float]:
    from tests.bench.window import Window

    with tempfile.TemporaryDirectory(prefix="annotator-bench-responding-") as folder, Window(Path(folder)) as window:
        assert window.main.sides is not None
        tables = window.main.sides.tables

        def listed() -> bool:
            return tables.reading.feeds[tables.table()].total > 1_000

        def complete() -> bool:
            return tables.reading.feeds[tables.table()].complete

        found = {"open": window.longest_block(lambda: window.main.opening.open(path), lambda: True)}
        window.main.docks.bring("tables")
        tables.whose.setCurrentIndex(1)
        found["list"] = window.longest_block(lambda: tables.scope.setCurrentIndex(1), listed)
        found["filter"] = window.longest_block(lambda: tables.field.setText("an"), complete)
        tables.field.clear()
        found["sort"] = window.longest_block(lambda: tables.table().rows.sort(0), complete)
    return found


if __name__ == "__main__":
    print(json.dumps(_ours(Path(sys.argv[1]))))
