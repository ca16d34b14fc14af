"""What the import dialog has done off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from annotator.commands.articles import ImportArticles
from annotator.exchange.importing import Batch, Candidate, Source, compared, find_sources, new_articles, read_batch
from annotator.exchange.reading.found import ColumnMapping
from annotator.model.article import Article
from annotator.ui.dialogs.import_articles.choices import Choices, Reading
from annotator.ui.jobs import Report
from annotator.workspace import Workspace


class Found(Struct, frozen=True):
    """What the files gave, and of the project the names that are needed beside it."""

    batch: Batch
    sources: dict[Path, Source]
    titles: dict[str, str]
    stories: tuple[str, ...]
    outlets: tuple[str, ...]


def read_found(workspace: Workspace, paths: Sequence[Path], report: Report) -> Found:
    """Everything under ``paths``, compared with the project."""
    try:
        sources, left_out = find_sources(paths)
        batch = read_batch(sources, workspace.read, tell=report)
        articles = workspace.read.articles()
        return Found(
            Batch(batch.candidates, (*left_out, *batch.refused), batch.notes),
            {path: source for source in sources for path in source.files},
            {article.id: called(article) or _first_words(workspace, article) for article in articles},
            tuple(dict.fromkeys(story.title for story in workspace.read.stories())),
            tuple({article.outlet for article in articles if article.outlet}),
        )
    finally:
        workspace.done_reading()


def read_again(
    workspace: Workspace,
    choices: Choices,
    files: Sequence[tuple[Source, Path]],
    encoding: str | None,
    mapping: ColumnMapping | None,
    report: Report,
) -> Batch:
    """Everything as in ``choices``, with ``files`` read in another encoding or with other columns."""
    try:
        readings: list[Reading] = []
        for done, (source, path) in enumerate(files):
            report(done, len(files))
            readings.append((source, path, list(source.read(path, encoding=encoding, mapping=mapping))))
        batch = choices.read_again(readings)
        return Batch(tuple(compared(batch.candidates, workspace.read)), batch.refused, batch.notes)
    finally:
        workspace.done_reading()


def store(workspace: Workspace, candidates: Sequence[Candidate], loose: str, report: Report) -> tuple[str, ...]:
    """The ids of what was stored: all that are taken, or nothing at all when something is in the way."""
    try:
        articles = new_articles(candidates, loose)
        report(0, 0)
        return workspace.do(ImportArticles(articles))
    finally:
        workspace.done_reading()


def called(article: Article) -> str:
    """What a person knows an article of the project by; empty when nothing is known of it."""
    return " · ".join(filter(None, (article.outlet, article.title))) or article.source


def _first_words(workspace: Workspace, article: Article) -> str:
    return " ".join(workspace.read.text(article.id)[:60].split())
