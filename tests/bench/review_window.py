"""The review of a large project in the window: how long its loop is held up while the queue is gone about in."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.clock import fresh
from tests.bench.rows import Row

_AIM = 100.0
_WHAT = {
    "open": "opening the review",
    "order": "ordering the queue otherwise",
    "filter": "filtering it",
    "step": "going on by one case",
    "similar": "looking for similar cases",
}


def review_blocks(project: Path, marks: int) -> Iterator[Row]:
    """The longest block of the window's loop in each; ``project`` has an adjudicator."""
    found = fresh(__name__, str(project))
    for key, what in _WHAT.items():
        yield Row(
            key=f"review_block_{key}",
            what=f"longest block of the window, {what} ({marks:,} marks)",
            figure=found[key],
            unit="ms",
            aim=f"{_AIM:.0f} ms",
            met=found[key] <= _AIM,
        )


def _ours(path: Path) -> dict[str, float]:
    from annotator.review.queue import ORDERS
    from annotator.ui.review.similar_dialog import SimilarDialog
    from tests.bench.window import Window

    with tempfile.TemporaryDirectory(prefix="annotator-bench-review-") as folder, Window(Path(folder)) as window:
        main = window.main
        main.opening.open(path)
        main.who.be(next(one.id for one in main.context.workspace.read.annotators() if one.role == "adjudicator"))
        window.settle()
        page: Any = main.places.page("review")

        def idle() -> bool:
            return page.verbs is not None and page.currentWidget() is page.verbs.screen and not main.jobs.running

        found = {"open": window.longest_block(lambda: main.places.show("review"), idle)}
        verbs = page.verbs
        reviewing, filters = verbs.reviewing, verbs.screen.queue.filters
        found["order"] = max(
            window.longest_block(lambda order=order: reviewing.choose(order=order), idle)  # type: ignore[misc]
            for order in (*ORDERS[1:], "position")
        )
        kind = next(iter(reviewing.frequent().kinds))
        found["filter"] = max(
            window.longest_block(lambda: filters.set(kinds=frozenset((kind,))), idle),
            window.longest_block(filters.clear, idle),
        )
        found["step"] = max(window.longest_block(lambda: verbs.do("next"), idle) for _n in range(5))
        dialogs: list[Any] = []

        def similar() -> None:
            articles = reviewing.loaded.articles
            dialogs.append(SimilarDialog(main.context, verbs.deciding, verbs.screen.ground(), articles, verbs.screen))
            dialogs[0].show()

        found["similar"] = window.longest_block(similar, lambda: bool(dialogs) and dialogs[0].apply.isEnabled())
        dialogs[0].reject()
    return found


if __name__ == "__main__":
    print(json.dumps(_ours(Path(sys.argv[1]))))
