"""Which article of a project is a version of which, by how much of their wording they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from annotator.model.article import Article

LIKELY = 0.6
"""The share of its wording from which on an article is most likely a version of the other."""


class Version(Struct, frozen=True):
    """``article`` seems to be a version of ``original``; they share ``share`` (0 to 1) of the shorter one's wording."""

    article: str
    original: str
    share: float


def proposed_versions(pairs: Iterable[tuple[str, str, float]], articles: Sequence[Article]) -> list[Version]:
    """A version for each article that shares much with an earlier one, the largest share first.

    ``pairs`` are as :func:`annotator.text.similarity.near_duplicates` answers them. Each original shares wording with
    every version of it itself, so that a chain of rewritings makes no version of what has become another text. What
    is recorded as a version of the same text already is left out, and stays the original of its own versions.
    """
    known = {article.id: article for article in articles}
    order = {article.id: place for place, article in enumerate(articles)}
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, share in pairs:
        if one in known and other in known and _root(one, known) != _root(other, known):
            near[one][other] = near[other][one] = share
    found: dict[str, Version] = {}
    originals: set[str] = set()
    for key in sorted(near, key=lambda key: _rank(known[key], order[key])):
        if key in found or known[key].version_of in known:
            continue
        for other, share in near[key].items():
            # An original of others stays one: the versions of a version would lead nowhere.
            if other not in found and other not in originals and known[other].version_of not in known:
                found[other] = Version(other, key, share)
                originals.add(key)
    return sorted(found.values(), key=lambda one: (-one.share, order[one.original], order[one.article]))


def _root(key: str, known: Mapping[str, Article]) -> str:
    original = known[key].version_of
    return original if original in known and original is not None else key


def _rank(article: Article, place: int) -> tuple[object, ...]:
    """Earlier before later, of one day the longer before the shorter."""
    return not article.published, article.published or "", -article.length, place
