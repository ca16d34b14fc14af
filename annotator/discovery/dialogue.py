"""Dialogue set off by dashes: paragraphs that begin with one are spoken, but for the tags within them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from annotator.discovery.flags import FINITE_CUE, INVERTED
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.quotation import Passage
from annotator.discovery.tokens import tokens_of
from annotator.model.span import Span

_BEGINS = regex.compile(r"\s*(?P<dash>[—–―])\s?(?=[^\s\d—–―])")
_TAG = regex.compile(r"(?<=[\p{L}?!.,…»”]) ?[—–―](?=\p{Ll})|[,?!…](?= \p{Ll}[^,.]*[.,]|[^,.]*\Z)")
_CLOSES = regex.compile(r"[—–―][.,:;]?\s*|(?<=[.])\s+")
_LEAD, _LONGEST = 3, 2_000


def dialogue(text: str, blocks: Sequence[Span], lexicon: Lexicon) -> list[Passage]:
    """What is spoken in ``blocks``, if one of them has a tag: else dashes only list things."""
    begun = [(block, found) for block in blocks if (found := _BEGINS.match(text, block.start, block.end))]
    parts = [list(_spoken(text, found.start("dash"), block.end, lexicon)) for block, found in begun]
    tagged = any(
        len(spans) > 1 or spans[-1].end < block.end for (block, _found), spans in zip(begun, parts, strict=True)
    )
    return [_passage(text, span) for spans in parts for span in spans] if tagged else []


def _spoken(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Span]:
    """What of ``text[start:end]`` is spoken: all, or what stands on both sides of a tag."""
    for found in _TAG.finditer(text, start + 1, min(end, start + _LONGEST)):
        lead = tokens_of(text, found.end(), min(end, found.end() + _LONGEST), lexicon)[:_LEAD]
        if not any(token.flags & (FINITE_CUE | INVERTED) for token in lead):
            continue
        yield Span(start, found.start() + (text[found.start()] in "?!…"))
        closing = _CLOSES.search(text, found.end(), end)
        if closing and closing.end() < end:
            yield Span(closing.end(), end)
        return
    yield Span(start, end)


def _passage(text: str, span: Span) -> Passage:
    inner = span.start + (text[span.start] in "—–―")
    return Passage(span, Span(inner, span.end), "—")
