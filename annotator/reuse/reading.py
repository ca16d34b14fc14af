"""The quotes and claims of a project's stories, as they are compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.group import GroupKind
from annotator.reuse.marked import marked_source
from annotator.reuse.sources import Quote, Source
from annotator.storage.reader import Reader
from annotator.storage.selection import Selection
from annotator.storage.streaming import Stream


def marked_stories(read: Reader, stories: tuple[str, ...] | None = None) -> Iterator[tuple[str, list[Source]]]:
    """Of each story (None: of all) its articles with what stands in quotation marks, whoever has tagged it or not."""
    articles = Stream(read, Selection(stories=stories)).articles()
    for story, found in groupby(articles, key=lambda pair: pair[0].story):
        yield story, [marked_source(article.id, text) for article, text in found]


def tagged_sources(read: Reader, story: str, annotator: str, labels: Collection[str]) -> list[Source]:
    """The articles of a story with what ``annotator`` has tagged there under ``labels``."""
    return [
        Source(article.id, read.text(article.id), quotes_of(read.annotations(article.id, (annotator,)), labels))
        for article in read.articles(story)
    ]


def quotes_of(annotations: Iterable[Annotation], labels: Collection[str]) -> list[Quote]:
    """The annotations under one of ``labels``, as they are compared."""
    return [Quote(found.fragments, found.id) for found in annotations if found.label in labels]


def group_labels(codebook: Codebook, kind: GroupKind) -> frozenset[str]:
    """The labels of what groups of that kind hold: those that the codebook names, else the one called so."""
    named = {label for group in codebook.groups if group.id == kind for label in group.labels}
    return frozenset(named or {kind})
