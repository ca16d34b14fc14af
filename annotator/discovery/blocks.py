"""Blocks: the stretches within which quotation marks are paired."""

from __future__ import annotations

from annotator.model.span import Span
from annotator.text.paragraphs import reading_paragraphs

_ENDS_PARAGRAPH = ".!?…:。！？؟\"'”’»«“‘」』"


def blocks(text: str) -> list[Span]:
    """The paragraphs of ``text`` as a reader sees them, lines that were wrapped within a sentence put together."""
    joined: list[Span] = []
    for part in reading_paragraphs(text):
        if joined and _goes_on(text, joined[-1], part):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _goes_on(text: str, before: Span, after: Span) -> bool:
    """Whether a mere line end, and no end of a sentence, stands between the two."""
    between = text[before.end : after.start]
    wrapped = between in ("\n", "\r\n", "\r", "\u2028")
    return wrapped and text[before.end - 1] not in _ENDS_PARAGRAPH and text[after.start].islower()
