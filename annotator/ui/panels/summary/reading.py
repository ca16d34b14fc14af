"""The summaries of a story with the names they need, and the quotes behind a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec
from msgspec import Struct

from annotator.exchange.coverage_reading import Summaries, summaries_of
from annotator.model.annotation import Annotation
from annotator.storage.reader import Reader
from annotator.text.article_name import article_name
from annotator.ui.panels.search.hits import Hit, HitGroup, group_of, hit_at
from annotator.wording.translation import ngettext

MOST = 400
"""Quotes that are listed behind a figure."""


class Loaded(Struct, frozen=True):
    """``title`` is the story's; ``speakers`` and ``articles`` are names by id."""

    summaries: Summaries
    title: str
    speakers: Mapping[str, str]
    articles: Mapping[str, str]


def load(read: Reader, story: str, annotators: Collection[str] | None) -> Loaded:
    """The summaries of ``story`` by what ``annotators`` (None: all) have made."""
    title = next((one.title for one in read.stories() if one.id == story), "")
    articles = {article.id: article_name(article, read.text(article.id)) for article in read.articles(story)}
    speakers = {speaker.id: speaker.name for speaker in read.speakers()}
    return Loaded(summaries_of(read, story, annotators), title, speakers, articles)


def behind(read: Reader, loaded: Loaded, keys: Sequence[str], *, named: bool) -> list[HitGroup]:
    """The quotes of those ids, by article in reading order; ``named``: each with who says it."""
    by_article: dict[str, list[Annotation]] = defaultdict(list)
    for a in read.annotations_by_id(dict.fromkeys(keys)):
        by_article[a.article].append(a)
    groups, left = [], MOST
    for key in loaded.articles:
        found, article = by_article.get(key, []), read.article(key)
        if found and article is not None and left > 0:
            text = read.text(key)
            hits = [_hit(a, text, loaded, named=named) for a in found[:left]]
            group = group_of(article, text, len(found), hits)
            counted = ngettext("{count} quote", "{count} quotes", len(found)).format(count=len(found))
            groups.append(msgspec.structs.replace(group, counted=counted))
            left -= len(hits)
    return groups


def _hit(a: Annotation, text: str, loaded: Loaded, *, named: bool) -> Hit:
    who = loaded.speakers.get(loaded.summaries.said_by.get(a.id, ""), "") if named else ""
    return msgspec.structs.replace(hit_at(a.article, text, a.fragments[0], [a]), labels=(), lead=who, before="")
