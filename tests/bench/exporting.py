"""Exporting the dataset: how fast, and in how much memory."""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
from msgspec.structs import replace

from annotator.exchange.dataset_writer import write_dataset
from annotator.workspace import Workspace
from tests.bench.clock import fresh, milliseconds, peak_megabytes
from tests.bench.projects import project_of
from tests.bench.rows import Row, Scale

_AIM = 100_000.0
_SAME = 1.1
_TABLES = ("stories", "articles", "article_texts", "speakers", "annotations", "fragments", "links")


def measure(scale: Scale) -> Iterator[Row]:
    """The whole project, written in a process of its own; and a tenth of it, for the memory."""
    path, small = project_of(scale), project_of(replace(scale, articles=scale.articles // 10))
    count = scale.annotations + scale.long_marks + 5 * scale.five_marks
    whole, tenth, bare = (
        fresh(__name__, kind, str(p)) for kind, p in (("ours", path), ("ours", small), ("bare", path))
    )
    figure = count / whole["ms"] * 1000
    yield Row(
        key="export",
        what=f"export {count:,} annotations as JSON",
        figure=figure,
        unit="annotations/s",
        limit=count / bare["ms"] * 1000,
        limit_what="bare SELECT of the same rows as JSON lines",
        aim=f"{_AIM:,.0f} annotations/s",
        met=figure >= _AIM,
        growth="linear",
        rate=True,
    )
    yield Row(
        key="export_memory",
        what=f"peak memory of the export of {count:,} annotations",
        figure=whole["peak"],
        unit="MB",
        limit=tenth["peak"],
        limit_what=f"the same export of {count - scale.annotations * 9 // 10:,}",
        aim=f"{_SAME} times",
        met=whole["peak"] <= _SAME * tenth["peak"],
    )


def _ours(path: Path, target: Path) -> None:
    workspace = Workspace.open(path, read_only=True)
    write_dataset(workspace.read, target)
    workspace.close()


def _bare(path: Path, target: Path) -> None:
    encode = msgspec.json.encode
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as bare, target.open("wb") as file:
        for table in _TABLES:
            for row in bare.execute(f"SELECT * FROM {table}"):
                file.write(encode(row) + b"\n")


if __name__ == "__main__":
    kind, project = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="annotator-bench-export-") as folder:
        do = {"ours": _ours, "bare": _bare}[kind]
        print(
            json.dumps(
                {"ms": milliseconds(lambda: do(project, Path(folder) / "dataset.json")), "peak": peak_megabytes()}
            )
        )
