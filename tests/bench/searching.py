"""Searching a word in all texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from annotator.storage.search import match_of
from annotator.ui.panels.search.pages import Query, pages
from annotator.workspace import Workspace
from tests.bench.clock import milliseconds, percentile
from tests.bench.projects import project_of
from tests.bench.rows import Row, Scale
from tests.bench.words import Words

_AIM = 30.0
_WORDS = 60
_PAGE = 10
_BARE = (
    "SELECT t.article_id, t.text FROM article_search s JOIN article_texts t ON t.seq = s.rowid"
    " WHERE article_search MATCH ? ORDER BY s.rank LIMIT ?"
)


def measure(scale: Scale) -> Iterator[Row]:
    """The first page of hits as the search panel lists it, for words from frequent to rare."""
    path = project_of(scale)
    vocabulary = [word for word in Words(1).vocabulary if len(word) > 3]
    words = vocabulary[:: max(len(vocabulary) // _WORDS, 1)][:_WORDS]
    workspace = Workspace.open(path, read_only=True)
    try:
        for word in words[:3]:
            next(pages(workspace, Query(word)))
        ours = [milliseconds(lambda word=word: next(pages(workspace, Query(word)))) for word in words]
    finally:
        workspace.close()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as bare:
        theirs = [
            milliseconds(lambda word=word: bare.execute(_BARE, (match_of(word), _PAGE)).fetchall()) for word in words
        ]
    size = scale.articles * scale.characters / 1e6
    figure, limit = percentile(ours, 0.95), percentile(theirs, 0.95)
    yield Row(
        key="search",
        what=f"search a word in {size:,.0f} MB, first page, p95",
        figure=figure,
        unit="ms",
        limit=limit,
        limit_what="bare FTS5 query",
        aim=f"{_AIM:.0f} ms",
        met=figure <= _AIM,
    )
    # In a small project the one long article comes up for many words, and alone makes up the slowest searches.
    yield Row(
        key="search_median",
        what=f"search a word in {size:,.0f} MB, first page, median",
        figure=percentile(ours, 0.5),
        unit="ms",
        limit=percentile(theirs, 0.5),
        limit_what="bare FTS5 query",
        growth="linear",
    )
