"""The quotes that quotation marks show, pieces around their tag put together: where nobody has tagged anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotator.discovery.quotation import Passage, quotations
from annotator.model.span import Span
from annotator.reuse.sources import Quote, Source

_LONGEST_TAG = 240
_LONGEST_SHORT_TAG = 60
_COMMA = ",，、،"
_ENDS_SENTENCE = ".!?。！？؟"
_BREAK = re.compile(r"[\n\r]")
_MARKED = re.compile(
    r"[“„][^”“\"]{2,}[”“\"]?|«[^»]{2,}»|»[^«]{2,}«|‹[^›]{2,}›|「[^」]{2,}」|\"[^\"]{2,}\""
    r"|``(?s:.{2,}?)''|(?<!\w)[‘'](?!s )[^’']{3,}[’'](?!\w)"
)
_OPENS = "“„\"«»‹›「『‘'‚”`"


def marked_source(article: str, text: str, captions: tuple[Span, ...] = ()) -> Source:
    """An article with the passages between quotation marks that lie in no other, in text order.

    A quote seems to go on with the next passage where it breaks off with a comma, and the next has no tag of its own.
    What goes on in the next paragraph is one quote.
    """
    runs: list[list[Passage]] = []
    for passage in quotations(text).passages:
        if passage.depth:
            continue
        if runs and runs[-1][-1].continued and not text[runs[-1][-1].span.end : passage.span.start].strip():
            runs[-1].append(passage)
        else:
            runs.append([passage])
    going_on = {number for number, (one, other) in enumerate(pairwise(runs)) if _goes_on(text, one[-1], other[0])}
    quotes = [Quote(tuple(part for passage in run for part in _beside(text, passage.span, captions))) for run in runs]
    return Source(article, text, quotes, frozenset(going_on), captions)


def _beside(text: str, span: Span, captions: Sequence[Span]) -> Iterator[Span]:
    """What of ``span`` lies in no caption, without the space at its edges."""
    edges = [span.start, *(edge for c in captions if span.contains(c) for edge in (c.start, c.end)), span.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = text[start:end]
        if part.strip():
            yield Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def _goes_on(text: str, before: Passage, after: Passage) -> bool:
    tag = text[before.span.end : after.span.start]
    breaks_off = text[before.inner.end - 1 : before.inner.end] in _COMMA or tag[:1] in _COMMA
    if not breaks_off or not tag.strip() or _BREAK.search(tag) or not before.inner.end > before.inner.start:
        return False
    begins = text[after.inner.start : after.inner.start + 1]
    if tag.rstrip()[-1:] in _ENDS_SENTENCE:
        whole = text[after.inner.end - 1 : after.inner.end] in _ENDS_SENTENCE or after.continued
        return whole and len(tag) <= _LONGEST_TAG and not begins.islower()
    return len(tag) <= _LONGEST_SHORT_TAG and tag.rstrip()[-1:] in _COMMA


def is_marked(text: str, fragments: Sequence[Span]) -> bool:
    """Whether the words of ``fragments`` stand in quotation marks from the first on."""
    return text[fragments[0].start : fragments[0].start + 1] in _OPENS


def said_parts(text: str, fragments: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source's own words in a quote: what stands in marks, where only a part of it does; else all of it."""
    if is_marked(text, fragments):
        return fragments
    parts = marked_parts(text, fragments)
    return parts if any(" " in text[part.start : part.end] for part in parts) else fragments


def marked_parts(text: str, fragments: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of ``fragments`` that stand in quotation marks."""
    return tuple(
        Span(*found.span()) for fragment in fragments for found in _MARKED.finditer(text, fragment.start, fragment.end)
    )
