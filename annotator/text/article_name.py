"""What an article is called that has no title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

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


def told_apart(articles: Iterable[Article], headings: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """By id, what stands behind an article's name on one line: its date, and where others have that name too, what
    tells it from them. ``headings`` are as :func:`article_heading` answers them.
    """
    times = Counter(first for first, _second in headings.values())
    return {
        one.id: _on_line(headings[one.id][1], _SHORT + len(one.published or ""))
        if times[headings[one.id][0]] > 1
        else one.published or ""
        for one in articles
    }


def opening(text: str, most: int = _WORDS) -> str:
    """The first words of a text on one line, at most so many code points and cut between words where that can be."""
    return _on_line(text[:_READ], most)


def _on_line(words: str, most: int) -> str:
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[:most].rpartition(" ")[0] or line[:most]
    return f"{cut.rstrip(' ,;:–—-')}…"
