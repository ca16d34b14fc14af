"""Bringing a hand-out back: read, checked, backed up, merged, in one go."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from annotator.commands.hand_out import handed
from annotator.commands.team import AddAnnotator
from annotator.exchange.arrivals import read_arrival
from annotator.workspace import Workspace
from tests.bench.projects import Fill, marked, project_of
from tests.bench.rows import Row, Scale

_ARTICLES, _MARKS = 100, 100
_AIM = 3_000.0


def measure(scale: Scale) -> Iterator[Row]:
    """A hundred articles of the project, tagged elsewhere by somebody new."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-merge-") as folder:
        project, out = Path(folder) / "project.annotator", Path(folder) / "out.annotator"
        shutil.copy(project_of(scale), project)
        workspace = Workspace.open(project)
        _hand_out(workspace, out)
        begun = time.perf_counter()
        dataset = read_arrival(out)
        report, _backup = workspace.merge(dataset)
        figure = (time.perf_counter() - begun) * 1000
        counts = report.files[0].counts
        begun = time.perf_counter()
        again, _backup = workspace.merge(read_arrival(out))
        repeated = (time.perf_counter() - begun) * 1000
        workspace.close()
    assert counts["annotations"].get("new") == _ARTICLES * _MARKS, counts
    assert not again.files[0].items
    total = scale.annotations + scale.long_marks + 5 * scale.five_marks
    yield Row(
        key="merge",
        what=f"merge a hand-out of {_ARTICLES * _MARKS:,} annotations into {total:,}, backup and all",
        figure=figure,
        unit="ms",
        limit=repeated,
        limit_what="the same once more, when nothing is new",
        aim=f"{_AIM:,.0f} ms",
        met=figure <= _AIM,
    )


def _hand_out(workspace: Workspace, path: Path) -> None:
    """What somebody got, and then tagged."""
    who = workspace.do(AddAnnotator("Cleo"))
    articles = [a for a in workspace.read.articles() if a.length < 100_000][:_ARTICLES]
    speakers = [speaker.id for speaker in workspace.read.speakers()]
    Workspace.hand_out(path, handed(workspace.read, who, [article.id for article in articles]))
    file, chance = Workspace.open(path), random.Random(4)
    for article in articles:
        file.do(Fill(tuple(marked(article.id, article.length, _MARKS, [who, who], speakers, chance))))
    file.close()
