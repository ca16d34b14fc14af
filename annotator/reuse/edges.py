"""Quotation marks beside a stretch of text that belong to it."""

from __future__ import annotations

import re

from annotator.model.span import Span, joined

_BEFORE = re.compile(r"""(?:^|[\s(\[—–])((?:``|''|["“„«»‚‘'])[^"“”„«»\n.!?]{0,30})\Z""")
_AFTER = re.compile(r"""[,.!?;…]{0,3}(?:''|["”“«»’'])(?!\w)""")
_FURTHEST = 32


def with_marks(text: str, fragments: tuple[Span, ...]) -> tuple[Span, ...]:
    """``fragments`` with the mark that opens a few words before the first, and the one that closes behind the last."""
    first, last = fragments[0], fragments[-1]
    before = _BEFORE.search(text[max(0, first.start - _FURTHEST) : first.start])
    after = _AFTER.match(text, last.end)
    start = first.start - len(before[1]) if before else first.start
    end = after.end() if after else last.end
    return joined([Span(start, first.end), *fragments, Span(last.start, end)])


def parted(text: str, end: int, start: int) -> bool:
    """Whether more than a space stands between two words, of which one ends at ``end`` and the other begins."""
    return bool(text[end:start].strip())
