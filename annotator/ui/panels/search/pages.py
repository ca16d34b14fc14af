"""What a search over the project answers, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.span import Span, hull
from annotator.storage.reader import Reader
from annotator.text.occurrences import context, occurrences
from annotator.ui.panels.search.hits import Hit, HitGroup, group_of, hit_at, surroundings
from annotator.ui.panels.search.matching import Matching
from annotator.ui.panels.search.renderings import rendering_pages
from annotator.ui.panels.tables.rows import one_line
from annotator.workspace import Workspace

What = Literal["texts", "annotations", "notes", "quotes"]
PAGE = 20
"""Articles a page."""

MOST_HITS = 300
"""Hits that are listed of one article."""

_A_PLACE = 10_000
"""Code points of an article whose annotations are read as fast as those at one place are looked up."""

_NOTES = 1000
_AT_ONCE = 10


class Query(Struct, frozen=True):
    """``words`` as typed, in the texts, in tagged words, in notes, or as a quote; of a story or (None) all."""

    words: str
    what: What = "texts"
    story: str | None = None


class Page(Struct, frozen=True):
    """Hits of some articles (perhaps of none); after the ``last`` there are no more."""

    groups: tuple[HitGroup, ...] = ()
    last: bool = True


def pages(workspace: Workspace, query: Query) -> Iterator[Page]:
    """The hits by article, best first (in a story: in reading order), some articles at a time.

    Each page is read when it is asked for, on the thread that asks.
    """
    if query.what == "notes":
        yield Page(_in_notes(workspace, query))
        return
    if query.what == "quotes":
        yield from (Page(*page) for page in rendering_pages(workspace, query.words, query.story))
        return
    matching = Matching(query.words)
    if not matching:
        return
    zones = frozenset(label.id for label in workspace.read.codebook().labels if label.zone)
    for found, last in _texts(workspace, query):
        groups = (_group(workspace, query, matching, zones, article, text) for article, text in found)
        yield Page(tuple(group for group in groups if group is not None), last)


def _texts(workspace: Workspace, query: Query) -> Iterator[tuple[list[tuple[Article, str]], bool]]:
    """The articles that may hold the words, with their texts, some at a time; and whether these are the last."""
    read = workspace.seen
    if query.story is not None:
        articles = read.articles(query.story)
        for at in range(0, len(articles), PAGE):
            these = articles[at : at + PAGE]
            yield [(article, read.text(article.id)) for article in these], at + PAGE >= len(articles)
        return
    offset, size, last = 0, _AT_ONCE, False
    while not last:
        found = workspace.search.articles(query.words, limit=size, offset=offset)
        pairs = ((read.article(text.article), text.text) for text in found)
        last = len(found) < size
        yield [(article, text) for article, text in pairs if article is not None], last
        offset, size = offset + size, PAGE


def _group(
    workspace: Workspace, query: Query, matching: Matching, zones: frozenset[str], article: Article, text: str
) -> HitGroup | None:
    spans = matching.hits(text)
    if not spans:
        # The index knows words by an older Unicode than we do: what it found is shown without a place.
        return group_of(article, text, 0, [hit_at(article.id, text, Span(0, 0))]) if query.story is None else None
    listed = spans if query.what == "annotations" else spans[:MOST_HITS]
    marks = [a for a in _marks(workspace.seen, article, listed) if a.label not in zones]
    pairs = list(zip(listed, surroundings(listed, marks), strict=True))
    count = len(spans)
    if query.what == "annotations":
        pairs = [(span, around) for span, around in pairs if around]
        count = len(pairs)
    hits = [hit_at(article.id, text, span, around) for span, around in pairs[:MOST_HITS]]
    return group_of(article, text, count, hits) if hits else None


def _marks(read: Reader, article: Article, spans: Sequence[Span]) -> list[Annotation]:
    """The annotations at ``spans``, perhaps with others; of those on the same words the first id first."""
    if article.length < len(spans) * _A_PLACE:
        return read.annotations(article.id)
    found = {a.id: a for span in spans for a in read.annotations_at(article.id, span)}
    return [found[key] for key in sorted(found)]


def _in_notes(workspace: Workspace, query: Query) -> tuple[HitGroup, ...]:
    read = workspace.seen
    marks: dict[str, list[Annotation]] = defaultdict(list)
    for a in read.annotations_by_id(workspace.search.notes(query.words, limit=_NOTES)):
        marks[a.article].append(a)
    articles = [article for article in read.articles(query.story) if article.id in marks]
    words = query.words.strip()
    return tuple(_noted(article, read.text(article.id), marks[article.id], words) for article in articles)


def _noted(article: Article, text: str, marks: list[Annotation], words: str) -> HitGroup:
    hits = []
    for a in marks:
        place = next(iter(occurrences(a.note, words)), Span(0, 0))
        before, found, after = context(a.note, place, 100)
        lead = one_line(text[a.start : min(a.end, a.start + 60)])
        hits.append(Hit(article.id, hull(a.fragments), before, found, after, a.id, (a.label,), lead))
    return group_of(article, text, len(hits), hits)
