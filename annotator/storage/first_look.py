"""What the desk shows first of a project, read by the driver alone.

SQLAlchemy takes longer to load than all that is painted first. So SQL is written out by hand here, and nowhere else; a
test holds it to what :class:`~annotator.storage.reader.Reader` answers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from annotator.model.annotation import Annotation, AttributeValue, Certainty, Origin
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.errors import ProjectFileError
from annotator.model.project import Project
from annotator.model.span import Span
from annotator.model.team import Annotator, Role, SetState
from annotator.storage.soundness import looked_through, stored_version
from annotator.storage.sqlite import SCHEMA_VERSION

_PROJECT = "SELECT id, name, created, blind, rules, unaided, engine FROM projects"
_TEAM = "SELECT id, name, role, unaided FROM annotators ORDER BY name, id"
_ARTICLES = (
    "SELECT id, story_id, sha256, length, ordinal, outlet, title, byline, published, url, language, version_of, source,"
    " encoding, reader FROM articles"
)
_ANNOTATIONS = (
    "SELECT id, article_id, annotator_id, label, attributes, speaker_id, certainty, note, origin, created, modified,"
    " revision FROM annotations WHERE article_id = ? AND origin <> 'verdict'"
)
_SPANS = (
    'SELECT annotation_id, start, "end" FROM fragments WHERE article_id = ? ORDER BY start, "end" DESC, annotation_id'
)
_STATE = "SELECT state FROM annotation_sets WHERE article_id = ? AND annotator_id = ?"

_Mark = tuple[str, str, str, str, str, str | None, Certainty, str, Origin, str, str, int]


@contextmanager
def first_look(path: Path) -> Iterator[FirstLook]:
    """Look at a project file as it stands on the disk; nothing is written, and nobody is kept from writing.

    Raises ProjectFileError where the file is missing, not ours, newer or older than this program, damaged, or holds
    code of somebody else's or rows that no program of ours wrote.
    """
    if stored_version(path) < SCHEMA_VERSION:
        raise ProjectFileError("project.older", name=path.name)
    connection = looked_through(path)
    try:
        yield FirstLook(connection)
    except (sqlite3.Error, msgspec.MsgspecError, ValueError, LookupError) as error:
        raise ProjectFileError("project.damaged", name=path.name, reason=str(error)) from error
    finally:
        connection.close()


class FirstLook:
    """Answers as :class:`~annotator.storage.reader.Reader` does, what the desk asks for before anything else."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _rows(self, shape: Any, query: str, *given: str) -> list[Any]:
        # Columns of SQLite hold what was put into them, of whatever type: who paints must be able to rely on theirs.
        found: list[Any] = msgspec.convert(self._connection.execute(query, given).fetchall(), type=list[shape])
        return found

    def project(self) -> Project:
        """The project itself."""
        row: Any
        (row,) = self._rows(tuple[str, str, str, int, str, int, str], _PROJECT)
        key, name, created, blind, rules, unaided, engine = row
        known = msgspec.json.decode(rules, type=tuple[str, ...]) if rules else ()
        return Project(key, name, created, bool(blind), known, bool(unaided), engine)

    def codebook(self) -> Codebook:
        """The codebook in force."""
        ((content,),) = self._rows(tuple[str], "SELECT content FROM codebooks")
        return msgspec.json.decode(content, type=Codebook)

    def annotators(self) -> list[Annotator]:
        """Everyone who tags or decides, by name."""
        found = self._rows(tuple[str, str, Role, int], _TEAM)
        return [Annotator(key, name, role, bool(unaided)) for key, name, role, unaided in found]

    def first_story(self) -> str | None:
        """The id of the first story in the project's order, if there is any."""
        found = self._rows(tuple[str], "SELECT id FROM stories ORDER BY ordinal, id LIMIT 1")
        return found[0][0] if found else None

    def articles(self, story: str) -> list[Article]:
        """The articles of a story in reading order."""
        return self._articles(f"{_ARTICLES} WHERE story_id = ? ORDER BY ordinal, id", story)

    def article(self, key: str) -> Article | None:
        """The article of that id."""
        found = self._articles(f"{_ARTICLES} WHERE id = ?", key)
        return found[0] if found else None

    def text(self, article: str) -> str:
        """The text of an article exactly as imported."""
        text: str
        ((text,),) = self._rows(tuple[str], "SELECT text FROM article_texts WHERE article_id = ?", article)
        return text

    def annotations(self, article: str, annotators: Collection[str]) -> list[Annotation]:
        """Those of ``annotators`` on an article by position, longest first; no gold."""
        spans: dict[str, tuple[Span, ...]] = {}
        for key, start, end in self._rows(tuple[str, int, int], _SPANS, article):
            if not 0 <= start < end:
                raise ValueError(key)
            spans[key] = (*spans.get(key, ()), Span(start, end))
        decode = msgspec.json.Decoder(dict[str, AttributeValue]).decode
        found = {}
        for key, of, who, label, attributes, *known in self._rows(_Mark, _ANNOTATIONS, article):
            if who in annotators:
                found[key] = Annotation(
                    key, of, who, label, spans[key], decode(attributes) if attributes else {}, *known
                )
        return [found[key] for key in spans if key in found]

    def state(self, article: str, annotator: str) -> SetState:
        """How far an annotator has come with an article."""
        found = self._rows(tuple[SetState], _STATE, article, annotator)
        return found[0][0] if found else "todo"

    def is_assigned(self) -> bool:
        """Whether any article waits for an annotator to whom it was given."""
        return bool(self._rows(tuple[int], "SELECT 1 FROM annotation_sets WHERE state = 'todo' LIMIT 1"))

    def sets(self, annotator: str) -> frozenset[str]:
        """The ids of the articles that an annotator began or was given."""
        found = self._rows(tuple[str], "SELECT article_id FROM annotation_sets WHERE annotator_id = ?", annotator)
        return frozenset(key for (key,) in found)

    def _articles(self, query: str, given: str) -> list[Article]:
        named = (dict(zip(Article.__struct_fields__, row, strict=True)) for row in self._rows(tuple, query, given))
        return msgspec.convert(list(named), list[Article])
