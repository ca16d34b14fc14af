"""A table that says who is to tag what: an article and an annotator in each row."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from annotator.model.article import Article
from annotator.model.assignment import Pair
from annotator.model.errors import TaggingError
from annotator.model.team import Annotator

_HEADINGS = ["article", "annotator"]
Named = list[tuple[str, str]]
"""Ids and names."""


def read_assignments(path: Path, articles: Iterable[Article], team: Iterable[Annotator]) -> tuple[Pair, ...]:
    """The pairs that the CSV file lists, under a first row ``article,annotator`` or none; articles by title, by the
    file that they came from where they have no title, or by id; annotators by name or id.

    Raises TaggingError ``assign.list_unreadable``, ``assign.list_width``, ``assign.list_unknown`` or
    ``assign.list_several``.
    """
    known: tuple[Named, Named] = (
        [(article.id, article.title or article.source) for article in articles],
        [(person.id, person.name) for person in team if person.role != "machine"],
    )
    try:
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TaggingError("assign.list_unreadable", name=path.name, reason=str(error)) from error
    pairs = []
    for line, row in enumerate(rows, 1):
        if not row or (line == 1 and [word.strip().casefold() for word in row] == _HEADINGS):
            continue
        if len(row) != 2:
            raise TaggingError("assign.list_width", name=path.name, line=line)
        article, annotator = (_one(path, line, *one) for one in zip(row, known, strict=True))
        pairs.append((article, annotator))
    return tuple(pairs)


def _one(path: Path, line: int, word: str, known: Named) -> str:
    word = word.strip()
    found = {key for key, _name in known if key == word}
    found = found or {key for key, name in known if name.casefold() == word.casefold()}
    if len(found) > 1:
        raise TaggingError("assign.list_several", name=path.name, line=line, word=word)
    if not found:
        names = [name or key for key, name in known]
        raise TaggingError("assign.list_unknown", name=path.name, line=line, word=word, names=names)
    return found.pop()
