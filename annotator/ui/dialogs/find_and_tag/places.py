"""Every place where a string stands, in an article, a story or the project."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.span import Span
from annotator.text.occurrences import context, occurrences
from annotator.ui.jobs import Report
from annotator.ui.panels.search.hits import AFTER, BEFORE, Hit, HitGroup, group_of
from annotator.workspace import Workspace


class Wanted(Struct, frozen=True):
    """The string and where it is wanted: in one article, in one story, or (neither) everywhere.

    ``annotator`` is who would tag: what they tagged already is told.
    """

    needle: str
    annotator: str | None = None
    article: str | None = None
    story: str | None = None
    ignore_case: bool = True
    whole_words: bool = True


def places(workspace: Workspace, wanted: Wanted, report: Report) -> tuple[HitGroup, ...]:
    """The places by article, in reading order; each hit bears the labels that it has already. May take seconds."""
    articles = _articles(workspace, wanted)
    groups = []
    for done, article in enumerate(articles):
        report(done, len(articles))
        text = workspace.read.text(article.id)
        spans = occurrences(text, wanted.needle, ignore_case=wanted.ignore_case, whole_words=wanted.whole_words)
        if spans:
            tagged = _tagged(workspace, wanted, article.id)
            groups.append(group_of(article, text, len(spans), (_hit(article.id, text, span, tagged) for span in spans)))
    return tuple(groups)


def _articles(workspace: Workspace, wanted: Wanted) -> list[Article]:
    if wanted.article is None:
        return workspace.read.articles(wanted.story)
    found = workspace.read.article(wanted.article)
    return [found] if found else []


def _tagged(workspace: Workspace, wanted: Wanted, article: str) -> dict[Span, tuple[str, ...]]:
    """The labels that whoever is at work gave to exactly a stretch."""
    mine = () if wanted.annotator is None else (wanted.annotator,)
    return labels_by_span(workspace.read.annotations(article, mine))


def labels_by_span(annotations: Iterable[Annotation]) -> dict[Span, tuple[str, ...]]:
    """By stretch: the labels of the annotations that cover it and nothing else."""
    labels: dict[Span, tuple[str, ...]] = {}
    for a in annotations:
        if len(a.fragments) == 1:
            span = a.fragments[0]
            labels[span] = (*labels.get(span, ()), a.label)
    return labels


def _hit(article: str, text: str, span: Span, tagged: dict[Span, tuple[str, ...]]) -> Hit:
    before, words, _near = context(text, span, BEFORE)
    after = context(text, span, AFTER)[2]
    return Hit(article, span, before, words, after, None, tagged.get(span, ()))
