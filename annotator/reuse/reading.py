"""The quotes and claims of a project's stories, as they are compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.group import GroupKind
from annotator.model.span import Span, joined
from annotator.reuse.marked import marked_source
from annotator.reuse.sources import Quote, Source
from annotator.storage.reader import Reader
from annotator.storage.selection import Selection
from annotator.storage.streaming import Stream

CAPTION = "caption"
"""The label of captions: a sentence that one interrupts is compared as if it were not there."""


def marked_stories(read: Reader, stories: tuple[str, ...] | None = None) -> Iterator[tuple[str, list[Source]]]:
    """Of each story (None: of all) its articles with what stands in quotation marks, whoever has tagged it or not."""
    chunks = Stream(read, Selection(stories=stories, labels=(CAPTION,))).chunks()
    articles = ((article, chunk) for chunk in chunks for article in chunk.articles)
    for story, found in groupby(articles, key=lambda pair: pair[0].story):
        yield (
            story,
            [marked_source(a.id, chunk.texts[a.id], captions_of(chunk.annotations[a.id])) for a, chunk in found],
        )


def tagged_sources(read: Reader, story: str, annotator: str, labels: Collection[str]) -> list[Source]:
    """The articles of a story with what ``annotator`` has tagged there under ``labels``."""
    sources = []
    for article in read.articles(story):
        marks = read.annotations(article.id)
        quotes = quotes_of((mark for mark in marks if mark.annotator == annotator), labels)
        sources.append(Source(article.id, read.text(article.id), quotes, captions=captions_of(marks)))
    return sources


def captions_of(annotations: Iterable[Annotation]) -> tuple[Span, ...]:
    """Where captions stand, whoever has marked them."""
    return joined(span for found in annotations if found.label == CAPTION for span in found.fragments)


def quotes_of(annotations: Iterable[Annotation], labels: Collection[str]) -> list[Quote]:
    """The annotations under one of ``labels``, as they are compared."""
    return [Quote(found.fragments, found.id) for found in annotations if found.label in labels]


def group_labels(codebook: Codebook, kind: GroupKind) -> frozenset[str]:
    """The labels of what groups of that kind hold: those that the codebook names, else the one called so."""
    named = {label for group in codebook.groups if group.id == kind for label in group.labels}
    return frozenset(named or {kind})
