"""Deciding: from the open review of an article to a verdict that is stored, with its gold."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from annotator import paths
from annotator.commands.articles import ImportArticles
from annotator.commands.review import Decide
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.exchange.case_reader import read_cases
from annotator.exchange.codebook_file import read_codebook
from annotator.exchange.docket import Docket
from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.identity import new_id
from annotator.model.link import Link
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.review import rulings
from annotator.review.given import given
from annotator.workspace import Workspace
from tests.bench.clock import median, milliseconds, percentile
from tests.bench.projects import Fill
from tests.bench.rows import Row, Scale
from tests.bench.tagging import insert, newest_row

_PEOPLE, _EACH, _APART = 3, 300, 100
_OPEN, _STORED, _P95 = 50.0, 5.0, 15.0
_WARM = 5
_ROWS = ("annotations", "fragments", "verdicts", "change_log")


def measure(scale: Scale) -> Iterator[Row]:
    """On an article of its own, whatever the size of the project: three people, 300 annotations each."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-reviewing-") as folder:
        workspace = _study(Path(folder) / "study.annotator")
        article = workspace.read.articles()[0].id
        opened = [milliseconds(lambda: read_cases(workspace.read, [article])) for _ in range(_WARM + 20)][_WARM:]
        stored, told, bare = _verdicts(workspace, min(scale.keys, _EACH // 2))
        workspace.close()
    size = f"{_EACH} annotations by {_PEOPLE} people"
    yield _row("review_open", f"open the review of an article of {size}, median", median(opened), _OPEN)
    yield Row(
        key="verdict_store",
        what=f"a verdict stored with its gold on an article of {size}, median",
        figure=median(stored),
        unit="ms",
        limit=median(bare),
        limit_what="bare SQLite commit of the same rows",
        aim=f"{_STORED:.0f} ms beside it",
        met=median(stored) - median(bare) <= _STORED,
        growth="flat",
    )
    p95 = percentile([one + other for one, other in zip(stored, told, strict=True)], 0.95)
    yield _row("verdict_next", "a verdict stored and its article judged again, p95", p95, _P95)


def _row(key: str, what: str, figure: float, most: float) -> Row:
    return Row(key=key, what=what, figure=figure, unit="ms", aim=f"{most:.0f} ms", met=figure <= most, growth="flat")


def _study(path: Path) -> Workspace:
    workspace = Workspace.create(path, "Review", read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml"))
    text = " ".join(f"word{number}" for number in range(_EACH * _APART // 8))
    people = [workspace.do(AddAnnotator(f"Annotator {number}")) for number in range(_PEOPLE)]
    workspace.annotator = workspace.do(AddAnnotator("Judy", "adjudicator"))
    workspace.do(ImportArticles((NewArticle(text=text, story="Ferry"),)))
    article = workspace.read.articles()[0].id
    for who in people:
        workspace.do(ChangeState((article,), who, "done"))
        marks = list(_marks(article, who, random.Random(who[-4:])))
        said = [Link(new_id(), "said_by", a.id, b.id, who) for a, b in zip(marks[::2], marks[1::2], strict=True)]
        workspace.do(Fill((*marks, *said)))
    return workspace


def _marks(article: str, who: str, chance: random.Random) -> Iterator[Annotation]:
    for number in range(_EACH):
        start = number * _APART + chance.choice((0, 0, 0, 5))
        label = "quote" if number % 2 == 0 else "speaker"
        answers = {"form": chance.choice(("direct", "indirect"))} if label == "quote" else {}
        yield Annotation(new_id(), article, who, label, (Span(start, number * _APART + 60),), answers)


def _verdicts(workspace: Workspace, count: int) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds that verdicts take, nobody listening, that the docket takes to follow each, and that SQLite takes
    for the same rows, turn about.
    """
    docket, heard = Docket(workspace.read), list[ChangeSet]()
    workspace.subscribe(heard.append)
    stored, told, theirs = [], [], []
    with closing(sqlite3.connect(workspace.path, isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous=FULL")
        for case in docket.cases[: count + _WARM]:
            one = given(case, rulings.take(case, case.annotators[0]), seconds=4)
            stored.append(milliseconds(lambda one=one: workspace.do(Decide((one,)))))
            told.append(milliseconds(lambda: docket.update(heard[-1])))
            rows = [newest_row(bare, table) for table in _ROWS]
            theirs.append(milliseconds(lambda rows=rows: insert(bare, rows)))
    return stored[_WARM:], told[_WARM:], theirs[_WARM:]
