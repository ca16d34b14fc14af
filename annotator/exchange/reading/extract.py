"""What a reader hands on: the text with what the file itself says of it; checked and completed into an article."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from annotator.exchange.reading.found import FoundArticle
from annotator.exchange.reading.guess import guess
from annotator.exchange.reading.zones import propose_zones
from annotator.model.article import digest
from annotator.model.errors import ArticleError

LARGEST = 64 << 20
"""Bytes of a file, and code points of an extracted text, that are still read. A single line may be that long."""


class Extract(Struct, frozen=True, kw_only=True):
    """A text and what its file states about it; nothing guessed yet."""

    name: str
    text: str
    encoding: str = ""
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    story: str | None = None


def file_bytes(path: Path) -> bytes:
    """The bytes of the file. Raises ArticleError when it is no plain file, empty, too large or cannot be read."""
    name = shown_name(path)
    try:
        # A pipe or a device would be waited on for ever.
        if not path.is_file():
            raise ArticleError("article.folder" if path.is_dir() else "article.missing", name=name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ArticleError("article.unreadable", name=name, reason=error.strerror or str(error)) from error
    if not data:
        raise ArticleError("article.empty", name=name)
    if len(data) > LARGEST:
        raise ArticleError("article.too_large", name=name, limit_mb=LARGEST >> 20)
    return data


def shown_name(path: Path) -> str:
    """The file's name as text that can be stored: bytes of it that are no UTF-8 become question marks."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def completed(extract: Extract, path: Path, reader: str) -> FoundArticle:
    """The article: what ``extract`` states, the rest guessed. Raises ArticleError when its text cannot be stored."""
    sha256 = checked_digest(extract.name, extract.text)
    text = extract.text
    guessed = guess(text, extract.title)
    return FoundArticle(
        name=extract.name,
        path=path,
        text=text,
        reader=reader,
        encoding=extract.encoding,
        title=guessed.title,
        outlet=extract.outlet or guessed.outlet,
        byline=extract.byline or guessed.byline,
        published=extract.published or guessed.published,
        url=extract.url or guessed.url,
        language=extract.language or guessed.language,
        story=extract.story,
        zones=propose_zones(text, guessed.headline, guessed.byline_span),
        sha256=sha256,
        length=len(text),
    )


def checked_digest(name: str, text: str) -> str:
    """The SHA-256 of ``text``. Raises ArticleError when it is blank, too long, or holds a NUL or a lone surrogate."""
    if not text:
        raise ArticleError("article.empty", name=name)
    if text.isspace():
        raise ArticleError("article.blank", name=name)
    if len(text) > LARGEST:
        raise ArticleError("article.too_large", name=name, limit_mb=LARGEST >> 20)
    if (position := text.find("\0")) >= 0:
        raise ArticleError("article.nul", name=name, position=position)
    try:
        return digest(text)
    except UnicodeEncodeError as error:
        raise ArticleError("article.lone_surrogate", name=name, position=error.start) from error
