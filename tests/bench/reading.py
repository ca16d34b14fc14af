"""Opening and scrolling articles."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit, QWidget

from annotator.ui.reading.page import ReadingFace, font_of, measure_width
from tests.bench.clock import median, percentile
from tests.bench.projects import FIVE, LONG, articles_of, project_of
from tests.bench.rows import Row, Scale
from tests.bench.window import Painted, Window

_OPENINGS = 7
_OPEN_AIM, _ONE_AIM, _FIVE_AIM = 150.0, 8.0, 16.0
_A_PAGE = 0.3
"""So much of a page a frame goes on."""


def measure(scale: Scale) -> Iterator[Row]:
    """In the real window, against a plain Qt text field of the same size with the same text and no marks."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-reading-") as folder, Window(Path(folder)) as window:
        window.main.opening.open(project_of(scale))
        read = window.main.context.workspace.read
        long = articles_of(read, LONG)[0]
        five = [article.id for article in articles_of(read, FIVE)]
        window.main.desk.clear()
        yield _open(window, scale, long.id, read.text(long.id))
        yield _scroll_one(window, scale, long.id, read.text(long.id))
        yield _scroll_five(window, scale, five, [read.text(key) for key in five])


def _open(window: Window, scale: Scale, article: str, text: str) -> Row:
    ours, theirs = [], []
    for _n in range(_OPENINGS):
        ours.append(window.opening(article))
        size = window.main.desk.panes[0].view.size()
        window.main.desk.clear()
        window.rest()
        theirs.append(_open_plain(window, text, size.width(), size.height()))
    figure = median(ours)
    return Row(
        key="open_long",
        what=f"open {scale.long_characters:,} characters with {scale.long_marks:,} annotations to painted",
        figure=figure,
        unit="ms",
        limit=median(theirs),
        limit_what="plain QPlainTextEdit, no marks",
        aim=f"{_OPEN_AIM:.0f} ms",
        met=figure <= _OPEN_AIM,
        growth="flat",
    )


def _scroll_one(window: Window, scale: Scale, article: str, text: str) -> Row:
    pane = window.open(article)
    figure = percentile(_frames(window, [pane.view], scale.frames), 0.95)
    width, height = pane.view.width(), pane.view.height()
    window.main.desk.clear()
    limit = _scroll_plain(window, scale, [text], width, height)
    return _scroll_row("scroll_long", "scroll and repaint one pane of it, p95", figure, limit, _ONE_AIM)


def _scroll_five(window: Window, scale: Scale, articles: Sequence[str], texts: Sequence[str]) -> Row:
    panes = [window.open(article) for article in articles]
    figure = percentile(_frames(window, [pane.view for pane in panes], scale.frames), 0.95)
    width, height = panes[0].view.width(), panes[0].view.height()
    window.main.desk.clear()
    limit = _scroll_plain(window, scale, texts, width, height)
    what = (
        f"scroll and repaint five panes of {scale.five_characters:,} characters with {scale.five_marks} marks each, p95"
    )
    return _scroll_row("scroll_five", what, figure, limit, _FIVE_AIM)


def _scroll_row(key: str, what: str, figure: float, limit: float, aim: float) -> Row:
    return Row(
        key=key,
        what=what,
        figure=figure,
        unit="ms",
        limit=limit,
        limit_what="plain QPlainTextEdit, no marks",
        aim=f"{aim:.0f} ms",
        met=figure <= aim,
        growth="flat",
    )


def _frames(window: Window, views: Sequence[QAbstractScrollArea], count: int) -> list[float]:
    """Milliseconds a frame in which all ``views`` go on and are painted; at the end they begin anew."""
    gc.collect()
    watches = [Painted(view.viewport()) for view in views]
    bars = [view.verticalScrollBar() for view in views]
    figures = []
    for _n in range(count):
        before = [watch.times for watch in watches]
        places = [_next(bar.value(), bar.maximum(), bar.pageStep()) for bar in bars]

        def go(places: list[int] = places) -> None:
            for bar, place in zip(bars, places, strict=True):
                bar.setValue(place)

        def painted(before: list[int] = before) -> bool:
            return all(watch.times > times for watch, times in zip(watches, before, strict=True))

        figures.append(window.until(go, painted))
    return figures


def _next(value: int, most: int, page: int) -> int:
    return value + max(round(_A_PAGE * page), 1) if value + page < most else 0


def _plain(parent: QWidget, text: str, width: int, height: int) -> QPlainTextEdit:
    field = QPlainTextEdit(parent)
    field.setFont(font_of(ReadingFace()))
    field.resize(min(width, measure_width(ReadingFace(), field.font())), height)
    field.setPlainText(text)
    return field


def _open_plain(window: Window, text: str, width: int, height: int) -> float:
    watches: list[Painted] = []
    fields: list[QPlainTextEdit] = []

    def do() -> None:
        field = _plain(window.frame, text, width, height)
        watches.append(Painted(field.viewport()))
        fields.append(field)
        field.show()

    taken = window.until(do, lambda: watches[0].times > 0)
    _remove(window, fields)
    return taken


def _scroll_plain(window: Window, scale: Scale, texts: Sequence[str], width: int, height: int) -> float:
    fields = [_plain(window.frame, text, width, height) for text in texts]
    for n, field in enumerate(fields):
        field.move(n * field.width(), 0)
        field.show()
    window.settle()
    figure = percentile(_frames(window, fields, scale.frames), 0.95)
    _remove(window, fields)
    return figure


def _remove(window: Window, fields: Sequence[QPlainTextEdit]) -> None:
    for field in fields:
        field.setParent(None)
        field.deleteLater()
    window.settle()
