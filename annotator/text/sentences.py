"""Sentences: of a paragraph, at a caret, and from one to the next."""

from __future__ import annotations

from annotator.model.span import Span
from annotator.text.paragraphs import paragraph_at, paragraphs
from annotator.text.sentence_ends import sentence_ends


def sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of ``paragraph``, closing marks included, the whitespace around them not."""
    spans = []
    start = paragraph.start
    for end in sentence_ends(text, paragraph.start, paragraph.end):
        spans.append(_trimmed(text, start, end.end))
        start = end.following
    spans.append(_trimmed(text, start, paragraph.end))
    return [span for span in spans if span.start < span.end]


def sentence_at(text: str, position: int) -> Span:
    """The sentence that holds ``position``, else the one that ends there or before it in the same paragraph.

    On a blank line: an empty span.
    """
    inside = sentences(text, paragraph_at(text, position))
    if not inside:
        return Span(position, position)
    before = [span for span in inside if span.start <= position]
    return before[-1] if before else inside[0]


def next_sentence(text: str, position: int) -> int:
    """Where the first sentence after ``position`` begins; the end of the text if there is none."""
    for span in sentences(text, paragraph_at(text, position)):
        if span.start > position:
            return span.start
    for line in _lines_after(text, position):
        return sentences(text, line)[0].start
    return len(text)


def previous_sentence(text: str, position: int) -> int:
    """Where the last sentence that begins before ``position`` begins; 0 if there is none."""
    own = paragraph_at(text, position)
    while True:
        before = [span.start for span in sentences(text, own) if span.start < position]
        if before:
            return before[-1]
        if own.start == 0:
            return 0
        own = paragraph_at(text, own.start - 1)


def _lines_after(text: str, position: int) -> list[Span]:
    """The first paragraph after the one that holds ``position``, if there is one."""
    own = paragraph_at(text, position)
    return [line for line in paragraphs(text) if line.start > own.end][:1]


def _trimmed(text: str, start: int, end: int) -> Span:
    """``text[start:end]`` without the whitespace at its edges."""
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip())) if part.strip() else Span(end, end)
