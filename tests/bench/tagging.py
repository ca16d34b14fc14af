"""From the key to the stored and painted mark."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.commands.annotations import Tag
from annotator.model.changes import ChangeSet
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.bench.clock import median, milliseconds, percentile
from tests.bench.projects import LONG, articles_of, project_of
from tests.bench.rows import Row, Scale
from tests.bench.window import Painted, Window

_MEDIAN, _P95, _SHARE = 10.0, 16.0, 3.0
_FIRST = 5
"""So many are not counted."""

_ROWS_OF_A_TAG = ("annotations", "fragments", "change_log")


def measure(scale: Scale) -> Iterator[Row]:
    """In a copy of the project, on the long article with its proposals, by the real key in the real window."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-tagging-") as folder:
        path = Path(folder) / "copy.annotator"
        shutil.copyfile(project_of(scale), path)
        store, bare = _stored(path, scale.keys)
        keys = _keys(Path(folder), path, scale.keys)
    size = f"{scale.long_characters:,} characters and {scale.long_marks:,} annotations"
    for key, what, share, most in (("tag", "median", 0.5, _MEDIAN), ("tag_p95", "p95", 0.95, _P95)):
        figure = percentile(keys, share)
        yield Row(
            key=key,
            what=f"key to stored and painted in {size}, {what}",
            figure=figure,
            unit="ms",
            limit=percentile(bare, share),
            limit_what="bare SQLite commit of the same rows",
            aim=f"{most:.0f} ms",
            met=figure <= most,
            growth="flat",
        )
    yield Row(
        key="tag_store",
        what="the store's share of it, median",
        figure=median(store),
        unit="ms",
        limit=median(bare),
        limit_what="bare SQLite commit of the same rows",
        aim=f"{_SHARE:.0f} times",
        met=median(store) <= _SHARE * median(bare),
        growth="flat",
    )


def _stored(path: Path, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds that the command takes, nobody listening, and that SQLite takes for the same rows.

    Turn about in the same file, so that the disk is in the same mood for both.
    """
    workspace = Workspace.open(path)
    workspace.annotator = workspace.read.annotators()[0].id
    article = articles_of(workspace.read, LONG)[0]
    ours, theirs = [], []
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous=FULL")
        for span in _spans(0, article.length, count + _FIRST, 5):
            ours.append(milliseconds(lambda span=span: workspace.do(Tag(article.id, (span,), "claim"))))
            rows = [newest_row(bare, table) for table in _ROWS_OF_A_TAG]
            theirs.append(milliseconds(lambda rows=rows: insert(bare, rows)))
    workspace.close()
    return ours[_FIRST:], theirs[_FIRST:]


def newest_row(bare: sqlite3.Connection, table: str) -> tuple[str, list[object]]:
    """The newest row of a table under another id, and how to insert it."""
    newest = "annotation_id" if table == "fragments" else "rowid"
    row = bare.execute(f"SELECT * FROM {table} ORDER BY {newest} DESC LIMIT 1").fetchone()
    statement = f"INSERT INTO {table} VALUES({', '.join('?' * len(row))})"
    return statement, [None if table == "change_log" else f"{row[0]}-again", *row[1:]]


def insert(bare: sqlite3.Connection, rows: Sequence[tuple[str, list[object]]]) -> None:
    """One transaction with those rows."""
    bare.execute("BEGIN")
    for statement, values in rows:
        bare.execute(statement, values)
    bare.execute("COMMIT")


def _keys(folder: Path, path: Path, count: int) -> list[float]:
    """Milliseconds from the key Q on selected words until the mark is stored and the text painted again."""
    with Window(folder) as window:
        return _tagged(window, path, count)


def _tagged(window: Window, path: Path, count: int) -> list[float]:
    window.main.opening.open(path)
    workspace = window.main.context.workspace
    window.main.who.be(next(one.id for one in workspace.read.annotators() if one.name == "Ada"))
    article = articles_of(workspace.read, LONG)[0]
    window.main.desk.clear()
    pane = window.open(article.id)
    assert window.main.sides is not None
    offers = window.main.sides.tagging.proposals.offers
    window.until(lambda: None, lambda: not offers.is_looking_in(article.id))
    gc.collect()
    watch, stored = Painted(pane.view.viewport()), list[ChangeSet]()

    def store(changes: ChangeSet) -> None:
        stored.append(changes)
        watch.times = 0  # what was painted before does not show it

    workspace.subscribe(store)
    figures = []
    for span in _spans(article.length // 4, article.length // 2, count, 7):
        pane.view.setFocus()
        pane.view.reach(span.end, lambda: None)
        pane.view.select(span)
        window.settle()
        before = len(stored)
        figures.append(
            window.until(
                lambda: QTest.keyClick(pane.view, Qt.Key.Key_Q),
                lambda before=before: len(stored) > before and watch.times > 0,
            )
        )
    return figures


def _spans(first: int, last: int, count: int, seed: int) -> list[Span]:
    chance = random.Random(seed)
    starts = sorted(chance.sample(range(first, last - 200), count))
    return [Span(start, start + chance.randint(15, 90)) for start in starts]
