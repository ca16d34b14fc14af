"""The renderings of a quote over the project, as hits: where each stands and how it renders the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from annotator.model.annotation import Annotation
from annotator.model.span import Span, hull
from annotator.reuse.quote_search import Rendered, SoughtQuote, best_first, rendered_pages
from annotator.ui.panels.search.hits import Hit, HitGroup, group_of, hit_at
from annotator.wording.coverage_words import coverage_words
from annotator.wording.translation import _
from annotator.workspace import Workspace

_FITS = 0.5
"""The least that a mark and a rendering have in common for the mark to be shown and gone to."""
_ALL = 0.999


def rendering_pages(workspace: Workspace, quote: str, story: str | None) -> Iterator[tuple[tuple[HitGroup, ...], bool]]:
    """The places by article, the best first; of a ``story`` at once, of all stories some articles at a
    time; and whether these are the last.
    """
    words = coverage_words()
    zones = frozenset(label.id for label in workspace.read.codebook().labels if label.zone)
    found = (
        rendered_pages(workspace.search, quote) if story is None else iter([(_in_story(workspace, quote, story), True)])
    )
    for places, last in found:
        yield tuple(_groups(workspace, places, words, zones)), last


def _in_story(workspace: Workspace, quote: str, story: str) -> list[Rendered]:
    read, sought = workspace.read, SoughtQuote(quote)
    places = (sought.places(article.id, read.text(article.id)) for article in read.articles(story))
    return sorted((place for some in places for place in some), key=best_first)


def _groups(
    workspace: Workspace, places: Sequence[Rendered], words: dict[str, str], zones: frozenset[str]
) -> Iterator[HitGroup]:
    """An article where its best place stands among those of the others."""
    for key in dict.fromkeys(place.article for place in places):
        article = workspace.read.article(key)
        if article is not None:
            text, here = workspace.read.text(key), [place for place in places if place.article == key]
            yield group_of(article, text, len(here), [_hit(workspace, text, place, words, zones) for place in here])


def _hit(workspace: Workspace, text: str, place: Rendered, words: dict[str, str], zones: frozenset[str]) -> Hit:
    span = hull(place.fragments)
    marks = [a for a in workspace.seen.annotations_at(place.article, span) if a.label not in zones]
    fitting = sorted((a for a in marks if _alike(a, span) >= _FITS), key=lambda a: (_alike(a, span), a.id))
    how = words.get(place.how, place.how)
    told = _("{how}, {share} of the words").format(how=how, share=f"{place.share:.0%}")
    return msgspec.structs.replace(hit_at(place.article, text, span, fitting), lead=how if place.share > _ALL else told)


def _alike(a: Annotation, span: Span) -> float:
    """How much of both is in both (0 to 1): tagged words seldom end exactly where a rendering does."""
    both = min(a.end, span.end) - max(a.start, span.start)
    return both / (max(a.end, span.end) - min(a.start, span.start))
