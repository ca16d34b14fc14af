"""What is found in files, as values: folders, articles with what was guessed of them, and what was refused."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from annotator.model.span import Span


class Zone(Struct, frozen=True):
    """A proposed zone of the page.

    ``label`` is one of the codebook's zones: headline, byline, dateline, bullet_summary, caption, furniture, damage.
    """

    label: str
    span: Span


class FoundArticle(Struct, frozen=True, kw_only=True):
    """One article as a file gave it, not stored yet.

    ``text`` is exactly what the reader (``text``, ``markdown``, ``html``, ``pdf``, ``docx`` or ``table``) extracted;
    ``encoding`` is how the bytes were decoded, empty where that does not apply. ``name`` is the file's name, for a row
    of a table with its number (``news.csv#3``); ``path`` is the file it came from. ``title`` to ``story`` are guesses
    or what the file says; ``published`` is an ISO date, possibly partial; ``language`` a two-letter code.
    ``length`` counts code points.
    """

    name: str
    text: str
    reader: str
    sha256: str
    length: int
    path: Path
    encoding: str = ""
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    story: str | None = None
    zones: tuple[Zone, ...] = ()


class Refused(Struct, frozen=True):
    """A file (or a row of a table) that gives no article: the situation as a value, so that a batch goes on.

    ``key`` and ``facts`` are those of :class:`annotator.model.errors.ArticleError`; ``name`` as in
    :class:`FoundArticle`.
    """

    name: str
    key: str
    facts: dict[str, object]
    path: Path | None = None


class FoundFolder(Struct, frozen=True):
    """Files that belong to one story.

    ``title`` is the story's proposed title, the folder's name; empty for files that were given one by one
    (``path`` is None then). ``sidecar`` is the folder's ``metadata.yaml``, ``.yml`` or ``.csv``; ``skipped`` says
    which files are left out and why.
    """

    title: str
    path: Path | None
    files: tuple[Path, ...]
    skipped: tuple[Refused, ...] = ()
    sidecar: Path | None = None


class ColumnMapping(Struct, frozen=True):
    """Which column of a table holds what; None where the table does not say."""

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    story: str | None = None
    name: str | None = None
