"""Tables of articles: one row an article, with a mapping that says which column holds what."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import structs

from annotator.exchange.reading.dates import iso_date
from annotator.exchange.reading.decoding import decode
from annotator.exchange.reading.extract import Extract, file_bytes, shown_name
from annotator.exchange.reading.found import ColumnMapping
from annotator.exchange.reading.rows import Cells, Row, rows_of
from annotator.model.errors import ArticleError

_KNOWN = {
    "text": "text body content article fulltext maintext articletext articlebody articlecontent bodytext story_text",
    "title": "title headline head heading articletitle",
    "outlet": "outlet source publication publisher newspaper medium site sitename sourcename domain",
    "byline": "byline author authors writer creator",
    "published": "published date publicationdate publisheddate publishdate datepublished publishedat pubdate datetime",
    "url": "url link uri weburl address permalink",
    "language": "language lang locale",
    "story": "story event topic eventid storyid cluster",
    "name": "file filename name id articleid docid guid",
}
_HEAD_ROWS = 50


def read_table(
    path: Path, encoding: str | None = None, mapping: ColumnMapping | None = None
) -> Iterator[Extract | ArticleError]:
    """An extract for each row, or what is wrong with that row.

    Raises ArticleError when the table as a whole is malformed, has no rows, or lacks a column for the text.
    """
    name, data = shown_name(path), file_bytes(path)
    text, used = decode(data, name, encoding)
    rows = rows_of(path, text)
    head = list(itertools.islice(rows, _HEAD_ROWS))
    columns = _columns(head)
    if not head:
        raise ArticleError("article.table_empty", name=name)
    chosen = mapping or (guess_mapping(columns) if columns else None)
    if columns and (chosen is None or not _has(columns, chosen)):
        missing = chosen.text if chosen else "text"
        raise ArticleError("article.no_text_column", name=name, missing=missing, columns=", ".join(columns)[:2000])
    for row in itertools.chain(head, rows):
        yield _extract(name, used, row, chosen)


def guess_mapping(columns: Iterable[str]) -> ColumnMapping | None:
    """Which column holds what, by their names; None when none is called like a text."""
    plain = {"".join(filter(str.isalnum, column.casefold())): column for column in reversed(list(columns))}
    found = {
        field: next((plain[word] for word in words.split() if word in plain), None) for field, words in _KNOWN.items()
    }
    text = found.pop("text")
    return ColumnMapping(text, **found) if text is not None else None


def _columns(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(column for row in rows if isinstance(row.cells, dict) for column in row.cells))


def _has(columns: list[str], mapping: ColumnMapping) -> bool:
    return mapping.text in columns


def _extract(file: str, encoding: str, row: Row, mapping: ColumnMapping | None) -> Extract | ArticleError:
    if isinstance(row.cells, ArticleError) or mapping is None:
        return row.cells if isinstance(row.cells, ArticleError) else ArticleError("article.empty", name=file)
    said = _said(row.cells, mapping)
    published = said.pop("published")
    return Extract(
        name=said.pop("name") or f"{file}#{row.number}",
        text=row.cells.get(mapping.text, ""),
        encoding=encoding,
        published=iso_date(published) if published else None,
        **said,
    )


def _said(cells: Cells, mapping: ColumnMapping) -> dict[str, str | None]:
    """What the row states besides the text, without white space around it; None where it is blank."""
    columns: dict[str, str | None] = structs.asdict(mapping)
    del columns["text"]
    return {field: (cells.get(column, "").strip() or None) if column else None for field, column in columns.items()}
