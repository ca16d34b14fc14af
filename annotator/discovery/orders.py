"""What somebody is told to do, or accused of: content that begins after whom it is said to."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.clauses import finite
from annotator.discovery.flags import (
    ACCUSING,
    ADVERB,
    AUXILIARY,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE,
    GENERIC,
    MARK,
    NUMBER,
    OBJECT,
    OF,
    ORDERING,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RECORD,
    RELATIVE,
    SOURCE,
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


def told_to(tokens: Sequence[Token], at: int, end: int, flags: int, endings: tuple[str, ...]) -> int | None:
    """Where the infinitive or "of lying" begins that a verb with ``flags`` leads to, past its object at ``at``.

    ``endings`` are those of infinitives, where the language tells them so.
    """
    if flags & ACCUSING:
        return _accusation(tokens, at, end)
    if not flags & ORDERING:
        return None
    if endings:
        return _by_ending(tokens, at, end, endings)
    led = tokens[at].flags & PREPOSITION and not is_name(tokens[at])
    return None if led else _infinitive(tokens, at, end)


def may_be_told(words: Sequence[Token]) -> bool:
    """Whether the words name somebody, and no thing: "ordered a review to find out" tells nobody to."""
    alone = len(words) == 1 and bool(words[0].flags & DETERMINER)  # "asked her to"
    return alone or any(
        t.flags & (PRONOUN | OBJECT | GENERIC)
        or is_name(t)
        or (t.flags & SOURCE and not t.flags & RECORD)
        or t.word.endswith("s")
        for t in words
    )


def _by_ending(tokens: Sequence[Token], at: int, end: int, endings: tuple[str, ...]) -> int | None:
    """As in "pidió cambiar el barco", "demande au gouvernement de remplacer le bac"."""
    for number in range(at, min(end, at + _REACH)):
        token = tokens[number]
        if token.flags & (FINITE | MARK | QUOTED | THAT | RELATIVE):
            return None
        no_verb = token.flags & (SOURCE | NUMBER | DETERMINER) or is_name(token)
        if token.word.endswith(endings) and not no_verb:
            first = number
            while first > at and tokens[first - 1].flags & (TO | ADVERB):
                first -= 1
            if first < number or number == at:
                return first
    return None


def infinitive_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where what begins with an infinitive at ``start`` ends: before a comma, perhaps with "and", and a clause."""
    for at in range(start + 1, end - 2):
        joins = bool(tokens[at + 1].flags & COORDINATOR)
        begins = joins or tokens[at + 1].flags & (DETERMINER | PRONOUN)
        if tokens[at].flags & COMMA and begins and finite(tokens, at + 1 + joins, end, strict=True):
            return at
    return end


def _infinitive(tokens: Sequence[Token], at: int, end: int) -> int | None:
    for number in range(at, min(end - 1, at + _REACH)):
        flags = tokens[number].flags
        if flags & TO and not flags & OF and (not flags & PREPOSITION or not leads_to_noun(tokens, number)):
            return number if number == at or may_be_told(tokens[at:number]) else None
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
