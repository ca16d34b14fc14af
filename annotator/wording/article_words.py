"""Which article it is, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from annotator.model.article import Article
from annotator.wording.translation import _

_MOST = 34
_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""What is in a block of a script that runs from the right."""
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def name_of(article: Article) -> str:
    """The outlet; without one the title, without either the file it came from."""
    return article.outlet or article.title or article.source or _("Untitled article")


def short_place_of(article: Article | None) -> str:
    """Which article it is, in few words."""
    if article is None:
        return ""
    return " · ".join(_cut(part) for part in (name_of(article), (article.published or "")[:10]) if part)


def told_apart(articles: Iterable[Article]) -> dict[str, str]:
    """Which article each is, in few words, by id: by its title too where that would be two."""
    short = {article.id: (article, short_place_of(article)) for article in articles}
    twice = Counter(place for _article, place in short.values())
    return {
        key: f"{place} · {_cut(article.title)}" if twice[place] > 1 and article.title else place
        for key, (article, place) in short.items()
    }


def place_of(article: Article | None) -> str:
    """Which article it is, on one line."""
    if article is None:
        return ""
    parts = (name_of(article), article.published, article.title if article.outlet else "")
    return " · ".join(apart(" ".join(part.split())) for part in parts if part)


def _cut(words: str) -> str:
    told = " ".join(words.split())
    return apart(told if len(told) <= _MOST else told[: _MOST - 1].rstrip() + "…")


def apart(words: str) -> str:
    """Words that run from the right are isolated: they would turn round the date that stands beside them."""
    return f"{_ISOLATE}{words}{_END}" if not words.isascii() and _TURNED.search(words) else words
