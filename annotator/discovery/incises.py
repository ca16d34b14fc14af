"""Tags inside quotation marks: « On attend, a-t-il dit, et personne ne vient. » is quoted on both sides of its tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex
from msgspec.structs import replace

from annotator.discovery.flags import ADVERB, AUXILIARY, BESIDE, FINITE_CUE, INVERTED, MARK, PLAIN, TIME, VERB
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.phrases import phrase_after
from annotator.discovery.quotation import Passage
from annotator.discovery.tokens import Token, tokens_of
from annotator.model.span import Span

_PART = regex.compile(r"(?<=[,?!…]) (?=\p{Ll})|(?<=[\p{L},.?!…]) [–—-] (?=\p{Ll})")
"""Where a tag may begin."""
_STOP = regex.compile(r"(?<=\p{L}\p{L}\p{L}|-\p{L}\p{L})[.!?…](?=\s)")
_LONGEST = 160
_LEAD = 5
_MOST = 3
"""Tags in one passage."""


def parted(text: str, passages: Iterable[Passage], lexicon: Lexicon) -> list[Passage]:
    """``passages`` with those that hold tags cut around them."""
    return [part for passage in passages for part in _parts(text, passage, lexicon)]


def _parts(text: str, passage: Passage, lexicon: Lexicon) -> Iterator[Passage]:
    start, found = passage.span.start, 0
    for begins in _PART.finditer(text, passage.inner.start, passage.inner.end):
        if begins.start() < start or found == _MOST:
            continue
        end = _tag_end(text, begins.end(), passage.inner.end, lexicon)
        if end is None:
            continue
        yield _piece(passage, start, begins.start() - (text[begins.start() - 1] == ","))
        start, found = end, found + 1
    if start < passage.inner.end:
        yield _piece(passage, start, passage.span.end)


def _piece(passage: Passage, start: int, end: int) -> Passage:
    inner = Span(max(start, passage.inner.start), min(end, passage.inner.end))
    return replace(passage, span=Span(start, end), inner=inner, continued=passage.continued and end == passage.span.end)


def _tag_end(text: str, start: int, limit: int, lexicon: Lexicon) -> int | None:
    """Where what is quoted goes on after a tag at ``start``; ``limit`` where the tag ends the passage."""
    stop = _STOP.search(text, start, min(limit, start + _LONGEST))
    tokens = tokens_of(text, start, stop.start() if stop else min(limit, start + _LONGEST), lexicon)
    end = _tag_length(tokens)
    if end is None:
        return None
    if end == len(tokens) and stop is None:
        return limit if tokens[-1].end >= limit - 1 else None
    after = tokens[end].end if end < len(tokens) or stop is None else stop.end()
    rest = text[after : min(limit, after + _LONGEST)]
    return after + len(rest) - len(rest.lstrip(" \u00a0\u202f.,;"))


def _tag_length(tokens: Sequence[Token]) -> int | None:
    """How many tokens a tag has that begins with its verb, None where none does."""
    verb = next((n for n, t in enumerate(tokens[:_LEAD]) if t.flags & FINITE_CUE), None)
    if verb is None or not tokens[verb].flags & (PLAIN | VERB | BESIDE):
        return None
    lead = tokens[:verb]
    if not all(t.flags & (AUXILIARY | ADVERB | INVERTED) for t in lead):
        return None
    if any(t.flags & INVERTED for t in lead):
        return _past_rest(tokens, verb + 1)
    at = verb + 1
    while at < len(tokens) and tokens[at].flags & (ADVERB | TIME) and not tokens[at].flags & INVERTED:
        at += 1
    if at < len(tokens) and tokens[at].flags & INVERTED:
        return _past_rest(tokens, at + 1)
    subject = phrase_after(tokens, at) if at < len(tokens) else None
    if subject is None:
        return None
    end = _past_rest(tokens, subject[1][1])
    return end if end < len(tokens) else _past_rest(tokens, subject[0][1])


def _past_rest(tokens: Sequence[Token], at: int) -> int:
    """Past a place, a time or a listener after the subject, up to the mark that ends the tag."""
    while at < len(tokens) and not tokens[at].flags & MARK:
        at += 1
    return at
