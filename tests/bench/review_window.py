"""The review of a large project in the window: how long its loop is held up by what a reviewer does."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Qt

from annotator.model.annotation import Annotation
from annotator.model.identity import new_id
from annotator.model.span import Span
from tests.bench.clock import fresh
from tests.bench.projects import project_of_two
from tests.bench.rows import Row, Scale

_AIM = 100.0
_PLACES = 20
_AN_ARTICLE = 30
_LABELS = ("quote", "claim", "speaker", "claim")
_AT_ONCE = 1_500
_WHAT = {
    "open": "opening the review",
    "order": "ordering the queue otherwise",
    "filter": "filtering it",
    "step": "going on by one case",
    "similar": "from the key to the list of all similar cases",
    "keys": "going through that list to its end, and unticking the last",
    "decide": f"deciding {_AT_ONCE:,} similar cases at once",
    "undo": "taking that back",
    "speaker": "settling a speaker, and all other cases with it",
    "rules": "settling by rule",
}


def measure(scale: Scale) -> Iterator[Row]:
    """On a project of its own, with as many annotations as the many articles bear."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-review-window-") as folder:
        path = Path(folder) / "review.annotator"
        project_of_two(path, scale.annotations // _AN_ARTICLE, _work)
        found = fresh(__name__, str(path))
    for key, what in _WHAT.items():
        yield Row(
            key=f"review_block_{key}",
            what=f"longest block of the window, {what} ({scale.annotations:,} marks)",
            figure=found[key],
            unit="ms",
            aim=f"{_AIM:.0f} ms",
            met=found[key] <= _AIM,
        )


def _work(
    article: str, length: int, team: Sequence[str], twice: Sequence[str], chance: random.Random
) -> Iterator[Struct]:
    """Claims that the first alone makes, quotes whose form is in doubt, mentions of somebody who is entered twice."""
    step = length // (_PLACES + 1)
    for n in range(_PLACES):
        start, size, label = n * step + chance.randrange(step // 2), chance.randint(8, 60), _LABELS[n % 4]
        speakers = twice if chance.random() < 0.1 else (twice[0], twice[0])
        for who, speaker in zip(team, speakers, strict=True):
            if label == "claim" and who != team[0]:
                continue
            form = {"form": chance.choice(("direct", "direct", "indirect"))} if label == "quote" else {}
            meant, shift = (speaker, 0) if label == "speaker" else (None, chance.randrange(2))
            span, when = Span(start + shift, start + size), "2025-01-01T12:00:00Z"
            yield Annotation(new_id(), article, who, label, (span,), form, meant, created=when, modified=when)


def _ours(path: Path) -> dict[str, float]:
    from tests.bench.window import Window

    with tempfile.TemporaryDirectory(prefix="annotator-bench-review-") as folder, Window(Path(folder)) as window:
        main = window.main
        main.opening.open(path)
        main.who.be(next(one.id for one in main.context.workspace.read.annotators() if one.role == "adjudicator"))
        window.settle()
        review = _Review(window)
        return {"open": review.opened, **review.going_about(), **review.similar(), **review.many()}


class _Review:
    """The review open in a window, with somebody who presses its keys."""

    def __init__(self, window: Any) -> None:
        self._window, self._main = window, window.main
        self._page: Any = self._main.places.page("review")
        self.opened = window.longest_block(lambda: self._main.places.show("review"), self._idle)
        self._verbs = self._page.verbs
        self._reviewing = self._verbs.reviewing

    def _idle(self) -> bool:
        page = self._page
        there = page.verbs is not None and page.currentWidget() is page.verbs.screen
        return there and not self._main.jobs.running and not page.verbs.reviewing.waits

    def _longest(self, do: Callable[[], object], done: Callable[[], bool] | None = None) -> float:
        return self._window.longest_block(do, done or self._idle)

    def _go(self, kind: str) -> None:
        found = (case for case in self._reviewing.cases.values() if case.left and case.kinds == (kind,))
        self._reviewing.go_to(next(found).key)
        self._window.settle()

    def going_about(self) -> dict[str, float]:
        """Orders, filters, the next case."""
        from annotator.review.queue import ORDERS

        reviewing, filters = self._reviewing, self._verbs.screen.queue.filters
        kind = next(iter(reviewing.frequent().kinds))
        orders = (*ORDERS[1:], "position")
        return {
            "order": max(self._longest(lambda order=order: reviewing.choose(order=order)) for order in orders),  # type: ignore[misc]
            "filter": max(
                self._longest(lambda: filters.set(kinds=frozenset((kind,)))),
                self._longest(filters.clear),
            ),
            "step": max(self._longest(lambda: self._verbs.do("next")) for _n in range(5)),
        }

    def similar(self) -> dict[str, float]:
        """The list of similar cases, some of which are then decided in one step, which is taken back."""
        from PySide6.QtTest import QTest

        from annotator.ui.review.similar_dialog import SimilarDialog

        self._go("missing")
        verbs, dialogs = self._verbs, list[Any]()

        def show() -> None:
            articles = self._reviewing.loaded.articles
            dialogs.append(SimilarDialog(self._main.context, verbs.deciding, verbs.screen.ground(), articles))
            dialogs[0].show()

        found = {"similar": self._longest(show, lambda: bool(dialogs) and dialogs[0].apply.isEnabled())}
        dialog = dialogs[0]
        keys = (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Space)
        found["keys"] = max(
            self._longest(lambda key=key: QTest.keyClick(dialog.list, key), lambda: True)  # type: ignore[misc]
            for key in keys
        )
        dialog.accept()
        found["decide"] = self._longest(lambda: verbs.deciding.apply(dialog.chosen()[:_AT_ONCE]))
        found["undo"] = self._longest(self._main.steps.undo)
        return found

    def many(self) -> dict[str, float]:
        """A speaker with all cases in which the same two are in dispute, then rules."""
        from annotator.ui.review.rules_dialog import RulesDialog

        self._go("speaker")
        verbs = self._verbs
        if not verbs.screen.verdict.also_speaker():
            verbs.do("speaker")
        found = {"speaker": self._longest(lambda: verbs.do("take.1"))}
        dialog = RulesDialog(self._main.context, list(self._reviewing.cases.values()), verbs.screen)
        dialog.show()
        tried = self._longest(dialog.unanimous.click, dialog.settle.isEnabled)
        dialog.settle.click()
        found["rules"] = max(tried, self._longest(lambda: verbs.settle(dialog.settled(), dialog.rules())))
        return found


if __name__ == "__main__":
    print(json.dumps(_ours(Path(sys.argv[1]))))
