"""What an article is called that has no title."""

from __future__ import annotations

from annotator.model.article import Article

_WORDS = 48
"""Code points of the text that tell an article from others."""
_READ = 400
_SHORT = 32


def article_name(article: Article, text: str) -> str:
    """The title; without one, the outlet (or the file it came from) and the first words of the text, on one line."""
    if article.title:
        return " ".join(article.title.split())
    origin = " ".join((article.outlet or article.source).split())
    return ": ".join(part for part in (origin, opening(text)) if part) or article.id


def article_heading(article: Article, text: str, version: str = "") -> tuple[str, str]:
    """Two lines above a column: the outlet, the title or the first words; the date and what tells it from others.

    ``version`` is what is said first in the second line of an article that is a version of another.
    """
    own = opening(text, _SHORT)
    first = article.outlet or article.title or own or article.id
    second = (article.title or own) if article.outlet else ""
    parts = (version if article.version_of else "", article.published, " ".join(second.split()))
    return " ".join(first.split()), " · ".join(filter(None, parts))


def opening(text: str, most: int = _WORDS) -> str:
    """The first words of a text on one line, at most so many code points and cut between words where that can be."""
    line = " ".join(text[:_READ].split())
    if len(line) <= most:
        return line
    cut = line[:most].rpartition(" ")[0] or line[:most]
    return f"{cut.rstrip(' ,;:–—-')}…"
