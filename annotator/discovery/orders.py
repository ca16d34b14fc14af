"""What somebody is told to do, or accused of: content that begins after whom it is said to."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.clauses import finite
from annotator.discovery.flags import (
    ACCUSING,
    AUXILIARY,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE,
    MARK,
    OF,
    ORDERING,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TO,
)
from annotator.discovery.phrases import is_name, leads_to_noun
from annotator.discovery.tokens import Token

_REACH = 14
_STOPS = MARK | QUOTED | AUXILIARY | FINITE | THAT | RELATIVE | SUBORDINATOR
_DOING = ("ing", "ar", "er", "ir", "re")
"""How the verb ends that follows "of": of lying, de mentir."""


def told_to(tokens: Sequence[Token], at: int, end: int, flags: int) -> int | None:
    """Where the infinitive or "of lying" begins that a verb with ``flags`` leads to, past its object at ``at``."""
    if flags & ORDERING and not (tokens[at].flags & PREPOSITION and not is_name(tokens[at])):
        return _infinitive(tokens, at, end)
    return _accusation(tokens, at, end) if flags & ACCUSING else None


def infinitive_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where what begins with an infinitive at ``start`` ends: before ", and" or ", but" with a clause of its own."""
    for at in range(start + 1, end - 2):
        if tokens[at].flags & COMMA and tokens[at + 1].flags & COORDINATOR and finite(tokens, at + 2, end, strict=True):
            return at
    return end


def _infinitive(tokens: Sequence[Token], at: int, end: int) -> int | None:
    for number in range(at, min(end - 1, at + _REACH)):
        flags = tokens[number].flags
        if flags & TO and not flags & OF and (not flags & PREPOSITION or not leads_to_noun(tokens, number)):
            return number
        if flags & _STOPS and not (flags & DETERMINER and not flags & THAT) and not is_name(tokens[number]):
            return None
    return None


def _accusation(tokens: Sequence[Token], at: int, end: int) -> int | None:
    for number in range(at + 1, min(end - 1, at + _REACH)):
        near = tokens[number + 1 : min(end, number + 3)]
        if tokens[number].flags & OF and any(t.word.endswith(_DOING) and not is_name(t) for t in near):
            return number
        if tokens[number].flags & _STOPS and not is_name(tokens[number]):
            return None
    return None
