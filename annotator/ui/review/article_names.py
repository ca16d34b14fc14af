"""Which article it is, in words."""

from __future__ import annotations

from annotator.model.article import Article


def short_place_of(article: Article | None) -> str:
    """Which article it is, in few words."""
    if article is None:
        return ""
    name = article.outlet or article.title or article.source
    return " · ".join(" ".join(part.split())[:34] for part in (name, (article.published or "")[:10]) if part)


def place_of(article: Article | None) -> str:
    """Which article it is, on one line."""
    if article is None:
        return ""
    parts = (article.outlet, article.published, article.title)
    return " · ".join(" ".join(part.split()) for part in parts if part) or article.source
