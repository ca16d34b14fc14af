"""What somebody calls somebody or something: "called the plan a mess", "described it as “a mess”"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.clauses import finite
from annotator.discovery.flags import (
    AS,
    AUXILIARY,
    BY,
    CALLING,
    COMMA,
    COORDINATOR,
    DETERMINER,
    ENDED,
    FINITE,
    FINITE_CUE,
    MARK,
    NAMING,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    THAT,
    TO,
    WHOLE,
)
from annotator.discovery.phrases import Range, phrase_after
from annotator.discovery.tokens import Token

_REACH = 12
_REFLEXIVE = ("self", "selves")


def called(tokens: Sequence[Token], at: int, end: int, flags: int) -> Range | None:
    """Where the thing and what it is called stand, sought from ``at`` after a verb of calling with these ``flags``."""
    if flags & NAMING and any(token.word.endswith(_REFLEXIVE) for token in tokens[at - 1 : at + 1]):
        return None  # who "calls itself" something has that name
    if tokens[at].flags & QUOTED:
        stop = at + 1
        if stop + 1 < end and tokens[stop].flags & AS and not flags & NAMING:
            return at, _calling_end(tokens, stop, end)  # "hailed “Salt” as “a triumph”"
        turned = stop < end and bool(tokens[stop].flags & (AUXILIARY | FINITE | BY))
        passive = turned and not tokens[at].flags & WHOLE
        return None if passive else (at, stop)
    if tokens[at].flags & DETERMINER and at + 1 < end and tokens[at + 1].flags & QUOTED:
        passive = at + 2 < end and bool(tokens[at + 2].flags & BY)
        return None if passive else (at, _calling_end(tokens, at + 1, end))
    marked = _marked_soon(tokens, at + 1, end)
    if marked is not None:
        return at, _calling_end(tokens, marked, end)
    told = tokens[at].flags & TO and tokens[at].flags & PREPOSITION  # "tildó a Rau de «inútil»"
    thing = phrase_after(tokens, at + bool(told), apposition=False)
    if thing is None or thing[1][1] >= end:
        return None
    start = thing[1][1]
    after = tokens[start]
    noun = flags & NAMING and after.flags & DETERMINER and not after.flags & (PRONOUN | PREPOSITION | THAT)
    if noun or (after.flags & AS and not flags & NAMING):
        return at, _calling_end(tokens, start, end)
    return None


def only_describes(tokens: Sequence[Token], at: int, content: Range) -> bool:
    """Whether the verb of calling at ``at`` hands over no words: "a letter describing her as hard-working"."""
    calls = tokens[at].flags & CALLING and not tokens[at].flags & NAMING
    return bool(calls) and not any(t.flags & QUOTED for t in tokens[slice(*content)])


def _calling_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where what something is called ends: before a comma or conjunction after which another clause begins."""
    for at in range(start + 1, end):
        flags, after = tokens[at].flags, tokens[at + 1].flags if at + 1 < end else 0
        if tokens[at - 1].flags & ENDED and _goes_on(tokens, at, end):
            return at
        if flags & COMMA and not after & RELATIVE and finite(tokens, at + 1, end):
            return at
        if flags & COORDINATOR and tokens[at - 1].flags & WHOLE and finite(tokens, at + 1, end):
            return at  # "a mess,” but"
        if flags & COORDINATOR and after & (AUXILIARY | FINITE_CUE | FINITE | PRONOUN) and not after & DETERMINER:
            return at
    return end


def _goes_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the sentence goes on at ``at``: "described it as “late,” the captain said", "“late,” has left"."""
    flags = tokens[at].flags
    return bool(flags & (AUXILIARY | FINITE) or (flags & (DETERMINER | PRONOUN) and finite(tokens, at, end)))


def _marked_soon(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Where a passage stands that follows before another clause begins."""
    for number in range(at, min(end, at + _REACH)):
        if tokens[number].flags & QUOTED:
            return number
        if tokens[number].flags & COORDINATOR and number + 1 < end and tokens[number + 1].flags & FINITE_CUE:
            return None  # "praised the plan and spoke of “courage”"
        if tokens[number].flags & (MARK | AUXILIARY | THAT | RELATIVE) and not tokens[number].flags & DETERMINER:
            return None
    return None
