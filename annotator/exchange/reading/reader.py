"""Articles from files: the reader is chosen by the file's ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.exchange.reading.extract import Extract, completed, shown_name
from annotator.exchange.reading.folders import READER_OF, why_skipped
from annotator.exchange.reading.found import ColumnMapping, FoundArticle, Refused
from annotator.exchange.reading.pdf import read_pdf
from annotator.exchange.reading.plain import read_plain
from annotator.exchange.reading.table import read_table
from annotator.exchange.reading.webpage import read_webpage
from annotator.exchange.reading.word import read_word
from annotator.model.errors import ArticleError


def read_file(path: Path, *, encoding: str | None = None, mapping: ColumnMapping | None = None) -> list[FoundArticle]:
    """The articles of one file: one, or as many as a table has rows.

    ``encoding`` overrides the detection for text, web pages and tables; ``mapping`` the guess for tables. Raises
    ArticleError at the first thing that is wrong, in whichever row; :func:`read_all` goes on after it.
    """
    found = []
    for item in _items(path, encoding, mapping):
        if isinstance(item, ArticleError):
            raise item
        found.append(completed(item, path, READER_OF[path.suffix.lower()]))
    return found


def read_all(
    paths: Iterable[Path], *, encoding: str | None = None, mapping: ColumnMapping | None = None
) -> Iterator[FoundArticle | Refused]:
    """Every article of every file as soon as it is read; what gives none, file or row, as a value in its place.

    Stop asking to cancel. ``paths`` are files, as :func:`find_files` gives them.
    """
    for path in paths:
        try:
            for item in _items(path, encoding, mapping):
                yield _completed_or_refused(item, path)
        except ArticleError as error:
            yield _refused(error, path)


def _items(path: Path, encoding: str | None, mapping: ColumnMapping | None) -> Iterator[Extract | ArticleError]:
    if skipped := why_skipped(path):
        raise ArticleError(skipped.key, **skipped.facts)
    match READER_OF[path.suffix.lower()]:
        case "html":
            yield read_webpage(path, encoding)
        case "pdf":
            yield read_pdf(path)
        case "docx":
            yield read_word(path)
        case "table":
            yield from read_table(path, encoding, mapping)
        case _:
            yield read_plain(path, encoding)


def _completed_or_refused(item: Extract | ArticleError, path: Path) -> FoundArticle | Refused:
    if isinstance(item, ArticleError):
        return _refused(item, path)
    try:
        return completed(item, path, READER_OF[path.suffix.lower()])
    except ArticleError as error:
        return _refused(error, path)


def _refused(error: ArticleError, path: Path) -> Refused:
    return Refused(str(error.facts.get("name") or shown_name(path)), error.key, dict(error.facts), path)
