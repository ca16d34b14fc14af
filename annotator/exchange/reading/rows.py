"""Rows of CSV, TSV, JSON and JSONL files as mappings of text; a malformed row is a value, so that the others go on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotator.exchange.reading.extract import LARGEST, shown_name
from annotator.model.errors import ArticleError

Cells = dict[str, str]
DATASET = "annotator-dataset"
"""What our own datasets call themselves; they come in by another way."""


class Row(NamedTuple):
    """A row by number, from 1: its cells by column, or what is wrong with it."""

    number: int
    cells: Cells | ArticleError


def rows_of(path: Path, text: str) -> Iterator[Row]:
    """The rows of the table ``text`` that was read from ``path``, whose ending names the format.

    Raises ArticleError when the whole is malformed or is not a table.
    """
    name = shown_name(path)
    match path.suffix.lower():
        case ".json":
            yield from _json_rows(name, text)
        case ".jsonl" | ".ndjson":
            yield from _json_lines(name, text)
        case suffix:
            yield from _csv_rows(name, text, "\t" if suffix == ".tsv" else None)


def _csv_rows(name: str, text: str, delimiter: str | None) -> Iterator[Row]:
    # The limit is one for the process and 128 KiB at first; a cell here may be a whole article.
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text), strict=True)
    try:
        columns = [column.strip() for column in next(reader, [])]
        if len(set(columns)) != len(columns):
            raise ArticleError("article.table_columns_repeat", name=name, columns=", ".join(columns))
        number = 0
        for cells in reader:
            if cells:
                number += 1
                yield Row(number, _csv_cells(name, reader.line_num, columns, cells))
    except csv.Error as error:
        raise ArticleError("article.csv_malformed", name=name, line=reader.line_num, reason=str(error)) from error


def _csv_cells(name: str, line: int, columns: list[str], cells: list[str]) -> Cells | ArticleError:
    if len(cells) != len(columns):
        return ArticleError("article.csv_cells", name=name, line=line, cells=len(cells), columns=len(columns))
    return dict(zip(columns, cells, strict=True))


def _delimiter(text: str) -> str:
    """The mark that splits the first line into most columns."""
    end = text.find("\n")
    header = text[: end if end >= 0 else len(text)]
    return max(",;\t|", key=header.count)


def _json_lines(name: str, text: str) -> Iterator[Row]:
    # Only \n ends a line: JSON strings may hold other line separators unescaped.
    number = 0
    for line_number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            number += 1
            yield Row(number, _json_cells(name, line_number, line))


def _json_cells(name: str, line_number: int, line: str) -> Cells | ArticleError:
    try:
        return _as_cells(name, line_number, json.loads(line))
    except (ValueError, RecursionError) as error:
        return ArticleError("article.json_malformed", name=name, line=line_number, reason=_reason(error))
    except ArticleError as error:
        return error


def _json_rows(name: str, text: str) -> Iterator[Row]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise ArticleError("article.json_malformed", name=name, line=line, reason=_reason(error)) from error
    if isinstance(whole, dict) and whole.get("format") == DATASET:
        raise ArticleError("article.is_dataset", name=name)
    for number, row in enumerate(_json_list(whole), start=1):
        try:
            yield Row(number, _as_cells(name, number, row))
        except ArticleError as error:
            yield Row(number, error)


def _json_list(whole: object) -> list[object]:
    """The list of articles: the whole, or the one list of objects inside it, or the whole as the only article."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        if len(lists) == 1:
            return lists[0]
    return [whole]


def _as_cells(name: str, number: int, row: object) -> Cells:
    if not isinstance(row, dict):
        raise ArticleError("article.json_row", name=name, row=number)
    return {column: _as_text(value) for column, value in row.items() if value is not None}


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _reason(error: Exception) -> str:
    return str(error) if not isinstance(error, RecursionError) else "nested too deeply"
