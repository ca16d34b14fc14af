"""Finding words in the texts of all articles: what only SQLite's full text knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, text

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Characters of scripts that write words without spaces between them: found as strings, not as words."""

_RANKED = text(
    "SELECT t.article_id, t.text FROM article_search s JOIN article_texts t ON t.seq = s.rowid"
    " WHERE article_search MATCH :words ORDER BY s.rank LIMIT :limit OFFSET :offset"
)
_COUNT = text("SELECT count(*) FROM article_search WHERE article_search MATCH :words")
_AS_STRING = text(
    "SELECT article_id, text FROM article_texts WHERE instr(text, :words) > 0 ORDER BY seq LIMIT :limit OFFSET :offset"
)
_COUNT_AS_STRING = text("SELECT count(*) FROM article_texts WHERE instr(text, :words) > 0")
_IN_NOTES = text("SELECT id FROM annotations WHERE note LIKE :pattern ESCAPE '\\' ORDER BY article_id, id LIMIT :limit")


_RAREST = 4
"""Words that an article is sought by: rarer ones tell more, and are found faster."""


class FoundText(Struct, frozen=True):
    """An article in whose text the words stand."""

    article: str
    text: str


class Search:
    """Searches through the connection that it is given."""

    def __init__(self, connection: Callable[[], Connection]) -> None:
        self._connection = connection

    def articles(self, words: str, *, limit: int = 50, offset: int = 0) -> list[FoundText]:
        """The articles whose text holds all the words (the last may be a beginning), best first."""
        statement, value = (_AS_STRING, words.strip()) if UNSPACED.search(words) else (_RANKED, match_of(words))
        if not value:
            return []
        found = self._run(statement, words=value, limit=limit, offset=offset)
        return [FoundText(row[0], row[1]) for row in found]

    def with_most(self, words: Sequence[str], *, limit: int, offset: int = 0) -> list[FoundText]:
        """The articles that hold most of the rarest of ``words``, best first; without spaces, all of them."""
        if any(map(UNSPACED.search, words)):
            return self.articles("".join(words), limit=limit, offset=offset)
        counted = sorted((self._run(_COUNT, words=phrase)[0][0], phrase) for phrase in map(_phrase, words) if phrase)
        rarest = [phrase for count, phrase in counted if count][:_RAREST]
        found = self._run(_RANKED, words=" OR ".join(rarest), limit=limit, offset=offset) if rarest else []
        return [FoundText(row[0], row[1]) for row in found]

    def count(self, words: str) -> int:
        """How many articles hold all the words."""
        statement, value = (_COUNT_AS_STRING, words.strip()) if UNSPACED.search(words) else (_COUNT, match_of(words))
        return int(self._run(statement, words=value)[0][0]) if value else 0

    def notes(self, words: str, *, limit: int = 50) -> list[str]:
        """The ids of annotations whose note holds the string, whatever its case."""
        plain = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return [row[0] for row in self._run(_IN_NOTES, pattern=f"%{plain}%", limit=limit)] if plain else []

    def _run(self, statement: Any, **parameters: Any) -> list[Any]:
        return list(self._connection().execute(statement, parameters))


def _phrase(word: str) -> str:
    """A word as data of a full-text query; empty for what is none."""
    return '"' + word.replace('"', "") + '"' if re.search(r"\w", word) else ""


def match_of(words: str) -> str:
    """A full-text query for all of ``words`` as data: each quoted, a phrase kept where the person wrote quotes."""
    parts = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', words)]
    parts = [part for part in parts if re.search(r"\w", part)]
    if not parts:
        return ""
    quoted = [f'"{part}"' for part in parts]
    return " ".join(quoted) + ("" if words.rstrip().endswith('"') else "*")
