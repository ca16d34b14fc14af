"""The agreement page in the window: how long its loop is held up while two people's marks are measured and shown."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.clock import fresh, median
from tests.bench.rows import Row

_AIM = 100.0
_TIMES = 3
_WHAT = {
    "measure": "measuring agreement and showing it",
    "section": "going through its sections",
    "names": "hiding the names",
}


def blocks(project: Path, marks: int) -> Iterator[Row]:
    """The longest block of the window's loop in each, medians of some processes; ``project`` has an adjudicator."""
    found = [fresh(__name__, str(project)) for _n in range(_TIMES)]
    for key, what in _WHAT.items():
        figure = median([one[key] for one in found])
        yield Row(
            key=f"agreement_block_{key}",
            what=f"longest block of the window, {what} ({marks:,} marks)",
            figure=figure,
            unit="ms",
            aim=f"{_AIM:.0f} ms",
            met=figure <= _AIM,
        )


def _ours(path: Path) -> dict[str, float]:
    from tests.bench.window import Window

    with tempfile.TemporaryDirectory(prefix="annotator-bench-agreement-") as folder, Window(Path(folder)) as window:
        window.main.opening.open(path)
        team = window.main.context.workspace.read.annotators()
        window.main.who.be(next(one.id for one in team if one.role == "adjudicator"))
        window.settle()
        places: list[Any] = []

        def go() -> None:
            window.main.places.show("agreement")
            places.append(window.main.places.page("agreement"))

        def shown() -> bool:
            page = places[0].page if places else None
            return page is not None and page.sections.count() > 0 and not page.underway.busy

        found = {"measure": window.longest_block(go, shown)}
        page = places[0].page
        turns = [
            window.longest_block(lambda row=row: page.list.setCurrentRow(row), shown)  # type: ignore[misc]
            for row in range(1, page.list.count())
        ]
        found["section"] = max(turns)
        page.list.setCurrentRow(0)
        found["names"] = window.longest_block(lambda: page.bar.blind.setChecked(True), shown)
    return found


if __name__ == "__main__":
    print(json.dumps(_ours(Path(sys.argv[1]))))
