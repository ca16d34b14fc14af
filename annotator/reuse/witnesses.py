"""Which articles are independent witnesses: versions of one text are one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import dropwhile

from msgspec.structs import replace

from annotator.model.article import Article
from annotator.model.link import Link
from annotator.storage.reader import Reader

_LINK = "version_of"


def articles_of(read: Reader, story: str, annotators: Collection[str] | None = None) -> tuple[Article, ...]:
    """The articles of a story in their order, each with the text of which ``annotators`` (None: all) call it a version.

    What the article itself says comes before what anybody drew as a link.
    """
    articles = read.articles(story)
    links = read.links_of(article.id for article in articles)
    return linked_versions(articles, (one for one in links if annotators is None or one.annotator in annotators))


def linked_versions(articles: Sequence[Article], links: Iterable[Link]) -> tuple[Article, ...]:
    """The ``articles``, with the version that a link tells where the article itself tells none."""
    known = {article.id for article in articles}
    drawn = {one.source: one.target for one in links if one.type == _LINK and one.target in known}
    return tuple(
        replace(article, version_of=drawn[article.id])
        if article.version_of is None and article.id in drawn
        else article
        for article in articles
    )


def witnesses(articles: Iterable[Article]) -> dict[str, str]:
    """Of each article, by id, the text that it is a version of, over versions of versions; itself where it is none."""
    before = {article.id: article.version_of for article in articles}
    found: dict[str, str] = {}
    for key in before:
        _follow(key, before, found)
    return {key: found[key] for key in before}


def _follow(key: str, before: Mapping[str, str | None], found: dict[str, str]) -> None:
    """Note for ``key``, and for all on the way, where the versions begin."""
    way: dict[str, None] = {}
    while key not in found and key not in way and (earlier := before.get(key)) is not None:
        way[key] = None
        key = earlier
    # Each a version of the other: whichever is named first stands for all of them.
    first = min(dropwhile(key.__ne__, way)) if key in way else found.get(key, key)
    found.update(dict.fromkeys((*way, key), first))
