"""Metadata beside articles: a YAML or CSV file that says for each file name what is known of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml
from msgspec import Struct, structs

from annotator.exchange.reading.dates import iso_date
from annotator.exchange.reading.decoding import decode
from annotator.exchange.reading.extract import file_bytes, shown_name
from annotator.exchange.reading.found import FoundArticle
from annotator.exchange.reading.rows import rows_of
from annotator.model.errors import ArticleError

LARGEST_SIDECAR = 4 << 20
"""Bytes: some 20,000 articles."""
_DEEPEST = 20
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C one is ten times faster and not in every build
_FIELDS = frozenset({"outlet", "title", "byline", "published", "url", "language", "story"})
_NOTHING = frozenset({"", "~", "null"})


class Note(Struct, frozen=True):
    """Something in the sidecar that could not be used, as a situation's key and facts."""

    key: str
    facts: dict[str, object]


class Sidecar(Struct, frozen=True):
    """What a sidecar says: by file name, the values by field, a field being one of those of FoundArticle."""

    path: Path
    entries: dict[str, dict[str, str]]
    notes: tuple[Note, ...] = ()


def read_sidecar(path: Path) -> Sidecar:
    """The metadata in ``path``: columns or keys ``file, outlet, title, byline, published, url, language, story``.

    YAML is a list of such mappings, or one mapping from file name to the rest. Unknown columns, rows without a file
    and dates that are none become notes. Raises ArticleError when the whole cannot be read.
    """
    name, data = shown_name(path), file_bytes(path)
    if len(data) > LARGEST_SIDECAR:
        raise ArticleError("article.too_large", name=name, limit_mb=LARGEST_SIDECAR >> 20)
    text, _ = decode(data, name)
    raw = list(_csv_entries(path, text) if path.suffix.lower() == ".csv" else _yaml_entries(name, text))
    entries: dict[str, dict[str, str]] = {}
    columns = dict.fromkeys(column for _, said in raw for column in said)
    unknown = [column for column in columns if column not in _FIELDS and column != "file"]
    notes = [Note("metadata.unknown_column", {"name": name, "column": column}) for column in unknown]
    for row, said in raw:
        file = said.pop("file", "").strip()
        if file:
            entries[file] = dict(_usable(name, file, said, notes))
        else:
            notes.append(Note("metadata.no_file", {"name": name, "row": row}))
    return Sidecar(path, entries, tuple(notes))


def with_metadata(article: FoundArticle, sidecar: Sidecar) -> FoundArticle:
    """``article`` with what ``sidecar`` says of its file in place of what was guessed."""
    said = sidecar.entries.get(article.name) or sidecar.entries.get(article.path.name) or {}
    return structs.replace(article, **said) if said else article


def unmatched(sidecar: Sidecar, names: Iterable[str]) -> tuple[Note, ...]:
    """A note for each file that ``sidecar`` names and that is not among ``names``."""
    missing = sidecar.entries.keys() - set(names)
    sidecar_name = shown_name(sidecar.path)
    return tuple(Note("metadata.unknown_file", {"name": sidecar_name, "file": file}) for file in sorted(missing))


def _usable(name: str, file: str, said: Mapping[str, str], notes: list[Note]) -> Iterator[tuple[str, str]]:
    for field, given in said.items():
        value = given.strip()
        if field not in _FIELDS or value in _NOTHING:
            continue
        kept = iso_date(value) if field == "published" else value
        if kept:
            yield field, kept
        else:
            notes.append(Note("metadata.date", {"name": name, "file": file, "value": value[:80]}))


def _csv_entries(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    for row in rows_of(path, text):
        if isinstance(row.cells, ArticleError):
            raise row.cells
        yield row.number, {column.casefold(): value for column, value in row.cells.items()}


def _yaml_entries(name: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    whole = _yaml(name, text)
    if isinstance(whole, dict):
        whole = [{"file": file, **said} if isinstance(said, dict) else said for file, said in whole.items()]
    if not isinstance(whole, list):
        raise ArticleError("metadata.shape", name=name)
    for number, said in enumerate(whole, start=1):
        if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
            raise ArticleError("metadata.entry", name=name, row=number)
        yield number, {str(field).casefold(): value for field, value in said.items()}


def _yaml(name: str, text: str) -> object:
    """The document with every scalar as the text that was written: a headline "No" is no truth value.

    Aliases (which can multiply without end), tags (which ask for objects) and deep nesting are refused before
    anything is built.
    """
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) or depth > _DEEPEST:
                raise ArticleError("metadata.yaml_refused", name=name, line=getattr(event.start_mark, "line", 0) + 1)
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 -- BaseLoader makes text, lists and mappings, nothing else
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise ArticleError("metadata.yaml_malformed", name=name, line=line) from error
