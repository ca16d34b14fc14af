"""The review screen: until its first card is painted, and from a verdict's key to the next one."""

from __future__ import annotations

import gc
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.commands.articles import ImportArticles
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.exchange.codebook_file import read_codebook
from annotator.model.annotation import Annotation
from annotator.model.identity import new_id
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.ui.review.page import ReviewPage
from annotator.workspace import Workspace
from tests.bench.clock import percentile
from tests.bench.projects import Fill
from tests.bench.rows import Row, Scale
from tests.bench.window import Painted, Window
from tests.bench.words import Words

MARKS = 100
"""Of each of three annotators on each article: 300 in all."""
_CHARACTERS = 12_000
_P95 = 30.0
_LABELS = ("quote", "speaker", "cue", "claim")
_FIRST = 5
"""So many are not counted."""


def measure(scale: Scale) -> Iterator[Row]:
    """On a project of its own, whose annotators differ about a third of what they mark."""
    articles = max(scale.articles // 50, 20)
    with tempfile.TemporaryDirectory(prefix="annotator-bench-review-") as folder:
        path = Path(folder) / "review.annotator"
        adjudicator = _make(path, articles)
        ready, keys, cases = _keys(Path(folder), path, adjudicator, scale.keys)
    yield Row(
        key="review_ready", what=f"the review of {cases:,} cases until its card is painted", figure=ready, unit="ms"
    )
    for key, what, share in (("review_key", "median", 0.5), ("review_key_p95", "p95", 0.95)):
        figure = percentile(keys, share)
        yield Row(
            key=key,
            what=f"verdict key to next card painted among {cases:,} cases, {what}",
            figure=figure,
            unit="ms",
            aim=f"{_P95:.0f} ms" if share > 0.5 else "",
            met=figure <= _P95 if share > 0.5 else None,
            growth="flat",
        )


def _make(path: Path, articles: int) -> str:
    words, chance = Words(3), random.Random(4)
    workspace = Workspace.create(path, "Review", read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml"))
    team = [workspace.do(AddAnnotator(name)) for name in ("Ada", "Ben", "Cem")]
    workspace.annotator = team[0]
    new = tuple(
        NewArticle(text=words.text(_CHARACTERS), story=f"Story {n // 5}", title=f"{n}") for n in range(articles)
    )
    ids = workspace.do(ImportArticles(new))
    for article, source in zip(ids, new, strict=True):
        workspace.do(Fill(tuple(_marked(article, len(source.text), team, chance))))
    for who in team:
        workspace.do(ChangeState(tuple(ids), who, "done"))
    adjudicator = workspace.do(AddAnnotator("Dora", "adjudicator"))
    workspace.close()
    return adjudicator


def _marked(article: str, length: int, team: Sequence[str], chance: random.Random) -> Iterator[Struct]:
    step = length // (MARKS + 1)
    for n in range(MARKS):
        start, size = n * step + chance.randrange(step // 3), chance.randint(20, 90)
        label = _LABELS[n % len(_LABELS)]
        for who in team:
            lot = chance.random()
            if lot < 0.08:
                continue
            shift = chance.randint(1, 12) if lot < 0.3 else 0
            attributes = {"form": chance.choice(("direct", "mixed"))} if label == "quote" and lot > 0.8 else {}
            span = Span(start + shift, min(start + size, length))
            when = "2025-01-01T12:00:00Z"
            yield Annotation(new_id(), article, who, label, (span,), attributes, created=when, modified=when)


def _keys(folder: Path, path: Path, adjudicator: str, count: int) -> tuple[float, list[float], int]:
    """Milliseconds until the review is there, and from each key 1 until another card is painted; how many cases."""
    with Window(folder) as window:
        return _decided(window, path, adjudicator, count)


def _decided(window: Window, path: Path, adjudicator: str, count: int) -> tuple[float, list[float], int]:
    window.main.opening.open(path)
    window.main.who.be(adjudicator)
    page = window.main.places.page("review")
    assert isinstance(page, ReviewPage)
    ready = window.until(
        lambda: window.main.places.show("review"),
        lambda: page.verbs is not None and page.verbs.reviewing.current is not None and page.verbs.screen.isVisible(),
    )
    assert page.verbs is not None
    verbs, reviewing = page.verbs, page.verbs.reviewing
    watch = Painted(verbs.screen.card)
    verbs.screen.take_keyboard()
    window.settle()
    gc.collect()
    figures = []
    for _n in range(count + _FIRST):
        before = reviewing.current
        number = next(
            c.side.number for c in verbs.deciding.showing.choices if c.side is not None and c.ruling is not None
        )
        target = QApplication.focusWidget() or verbs.screen.queue.list

        def decide(target: object = target, number: int = number) -> None:
            watch.times = 0
            QTest.keyClick(target, Qt.Key(Qt.Key.Key_0 + number))  # type: ignore[call-overload]

        figures.append(
            window.until(decide, lambda before=before: reviewing.current != before and watch.times > 0)  # type: ignore[misc]
        )
    return ready, figures[_FIRST:], len(reviewing.cases)
