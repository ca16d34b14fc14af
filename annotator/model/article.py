"""An article: one news text as stored, immutable, with its SHA-256."""

from __future__ import annotations

import hashlib
import re

from msgspec import Struct

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?)?)?")
"""The shape of a date of publication: a year, a month, a day, or a day with a time."""


class Article(Struct, frozen=True, gc=False):
    """What is known of an article, its text aside (see :class:`ArticleText`).

    ``ordinal`` is its place in the story's reading order, from 0; ``length`` counts code points;
    ``published`` is an ISO date, possibly partial (``2018``, ``2018-04``, ``2018-04-03``) or with a time;
    ``version_of`` is the id of the article of which this is another version; ``source`` names the file that it
    came from; ``encoding`` and ``reader`` say how that file was read.
    """

    id: str
    story: str
    sha256: str
    length: int
    ordinal: int = 0
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    version_of: str | None = None
    source: str = ""
    encoding: str = ""
    reader: str = ""


class ArticleText(Struct, frozen=True, gc=False):
    """The text of an article, exactly as imported. Never changed once stored."""

    article: str
    text: str


def digest(text: str) -> str:
    """The SHA-256 of ``text`` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
