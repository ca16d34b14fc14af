"""Importing text files."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from annotator import paths
from annotator.commands.articles import ImportArticles
from annotator.exchange.codebook_file import read_codebook
from annotator.exchange.importing import find_sources, new_articles, read_batch
from annotator.storage.sqlite import SEARCH_TABLE
from annotator.workspace import Workspace
from tests.bench.clock import milliseconds
from tests.bench.rows import Row, Scale
from tests.bench.words import Words

_AIM = 500.0
_A_FOLDER = 100


def measure(scale: Scale) -> Iterator[Row]:
    """Reading, comparing, storing and indexing as ``annotator import`` does it: from folders to one step."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-files-") as folder:
        files = _write(Path(folder) / "texts", scale)
        theirs = milliseconds(lambda: _bare(Path(folder) / "bare.db", files))
        ours = milliseconds(lambda: _import(Path(folder) / "study.annotator", Path(folder) / "texts"))
    figure = scale.articles / ours * 1000
    yield Row(
        key="import",
        what=f"import {scale.articles:,} text files",
        figure=figure,
        unit="articles/s",
        limit=scale.articles / theirs * 1000,
        limit_what="read, hash, bare SQLite with FTS5",
        aim=f"{_AIM:.0f} articles/s",
        met=figure >= _AIM,
        growth="linear",
        rate=True,
    )


def _write(folder: Path, scale: Scale) -> list[Path]:
    words = Words(3)
    files = []
    for n in range(scale.articles):
        path = folder / f"story {n // _A_FOLDER}" / f"{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words.text(scale.characters), encoding="utf-8")
        files.append(path)
    return files


def _import(project: Path, folder: Path) -> None:
    codebook = read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")
    workspace = Workspace.create(project, "Import", codebook)
    sources, _refused = find_sources([folder])
    batch = read_batch(sources, workspace.read, tell=lambda _done, _total: None)
    workspace.do(ImportArticles(new_articles(batch.candidates, "Loose")))
    workspace.close()


def _bare(database: Path, files: list[Path]) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE article_texts(seq INTEGER PRIMARY KEY, name TEXT, sha256 TEXT, text TEXT)")
        bare.execute(SEARCH_TABLE)
        bare.execute("BEGIN")
        for path in files:
            data = path.read_bytes()
            row = (str(path), hashlib.sha256(data).hexdigest(), data.decode())
            bare.execute("INSERT INTO article_texts(name, sha256, text) VALUES(?, ?, ?)", row)
        bare.execute("INSERT INTO article_search(rowid, text) SELECT seq, text FROM article_texts")
        bare.execute("COMMIT")
