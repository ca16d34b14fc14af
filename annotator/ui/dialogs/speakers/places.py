"""Where a speaker is mentioned and quoted."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import msgspec
from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.storage.reader import Reader
from annotator.ui.panels.search.hits import Hit, HitGroup, group_of, hit_at

MOST = 500


class Places(Struct, frozen=True):
    """The places by article; ``links`` leads from an annotation that is quoted straight from the register to its link.

    ``count`` is how many there are, of which at most :data:`MOST` are listed.
    """

    groups: tuple[HitGroup, ...]
    links: dict[str, str]
    count: int


def places_of(read: Reader, speaker: str, most: int = MOST) -> Places:
    """The mentions of a speaker, and the quotes and claims that lead straight to them."""
    links = [link for link in read.links_of([speaker]) if link.target == speaker]
    direct = _direct(read, links)
    marks = {a.id: a for a in (*read.annotations_of_speaker(speaker), *direct) if a.origin != "verdict"}
    of_article: dict[str, list[Annotation]] = defaultdict(list)
    for a in sorted(marks.values(), key=lambda a: (a.start, a.id)):
        of_article[a.article].append(a)
    text = lru_cache(maxsize=2)(read.text)
    groups, left = [], most
    for article in read.articles():
        found = of_article.get(article.id, [])[:left]
        if found:
            hits = [_hit(a, text(article.id), speaker) for a in found]
            groups.append(group_of(article, text(article.id), len(of_article[article.id]), hits))
            left -= len(found)
    return Places(tuple(groups), {link.source: link.id for link in links}, len(marks))


def _direct(read: Reader, links: list[Link]) -> list[Annotation]:
    return read.annotations_by_id(link.source for link in links if link.source_kind == "annotation")


def _hit(a: Annotation, text: str, speaker: str) -> Hit:
    """Only what is no mention says by its label what it is."""
    hit = hit_at(a.article, text, a.fragments[0], [a])
    return msgspec.structs.replace(hit, labels=()) if a.speaker == speaker else hit
