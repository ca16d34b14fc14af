"""Blocks: the stretches within which quotation marks are paired."""

from __future__ import annotations

import re

from annotator.model.span import Span
from annotator.text.paragraphs import reading_paragraphs

_TITLE = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Rep|Gen|Sgt|Capt|Lt|Col|Rev|Mme|Mlle|Sra?|Sig|Dott)\.\Z")
_LONGEST_TITLE = 6
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
    if _TITLE.search(text, max(before.start, before.end - _LONGEST_TITLE), before.end):
        return text[after.start].isupper()  # "Mr." never ends a paragraph
    wrapped = between in ("\n", "\r\n", "\r", "\u2028")
    return wrapped and text[before.end - 1] not in _ENDS_PARAGRAPH and text[after.start].islower()
