"""One noun phrase read backwards from its end."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import (
    ADVERB,
    ASKED,
    ATTACHING,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    ENDED,
    FINITE_CUE,
    NUMBER,
    OF,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SOURCE,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
)
from annotator.discovery.joined import joins_before
from annotator.discovery.phrases import ENDS, LONGEST, Range, is_name, is_noun
from annotator.discovery.tokens import Token

_BRACKETS = 12
"""Tokens between two brackets at most."""


def before_brackets(tokens: Sequence[Token], end: int) -> int:
    """Where the brackets open that close right before ``end``; ``end`` where none do."""
    if end < 1 or tokens[end - 1].word != ")":
        return end
    return next((n for n in range(end - 2, max(0, end - _BRACKETS), -1) if tokens[n].word == "("), end)


def leftwards(tokens: Sequence[Token], end: int) -> Range | None:
    """The phrase that ends before ``end``, read backwards."""
    start = end
    while start > 0 and end - start < LONGEST:
        token = tokens[start - 1]
        flags = token.flags
        if token.word == ")" and 1 < (opening := before_brackets(tokens, start)) < start < end:
            start = opening
        elif flags & COORDINATOR and start < end and joins_before(tokens, start - 1):
            start -= 2 if tokens[start - 2].flags & PRONOUN else 1
        elif flags & FINITE_CUE and not flags & (DETERMINER | PREPOSITION) and not is_noun(tokens, start - 1):
            if flags & CAPITAL or (start < end and tokens[start].flags & (PREPOSITION)):
                start -= 1
            else:
                break
        elif _is_conjunction(tokens, start - 1) or not _goes_left(tokens, start, end):
            break
        else:
            start -= 1
    return _cut_front(tokens, start, end)


def _is_conjunction(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that" leads to a clause there, and is no determiner as in "if that agency"."""
    both = tokens[at].flags & THAT and tokens[at].flags & DETERMINER
    return bool(both) and at > 0 and not tokens[at - 1].flags & SUBORDINATOR


def _goes_left(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the token before ``start`` belongs to the phrase that ends at ``end``."""
    token, flags = tokens[start - 1], tokens[start - 1].flags
    if flags & ASKED:
        return False  # "Interrogé sur Rau, qui dit"
    if is_name(token) or flags & (POSSESSIVE | DETERMINER | ATTACHING | OF | SOURCE | TITLE):
        return True
    if not flags and token.word.endswith("ed") and 1 < start < end and is_name(tokens[start]):
        return not is_name(tokens[start - 2])  # "Nordpost scooped Rau and Vogt, who"
    if token.word == "&" and 1 < start < end:
        return is_name(tokens[start - 2]) and is_name(tokens[start])  # "Holt & Marr"
    if flags & TIME and start < end and start > 1 and tokens[start - 2].flags & DETERMINER:
        return True
    return not flags & (ENDS | ENDED) or bool(flags & QUOTED and start < end and not flags & ENDED)


def _cut_front(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """Without a prepositional phrase or an object in front of it."""
    first = start
    for at in range(start, end):
        flags = tokens[at].flags
        before = tokens[at - 1] if at > start else None
        if before is None:
            continue
        if (
            tokens[start].flags & NUMBER
            and is_name(tokens[at])
            and not before.flags & (OF | NUMBER)
            and not is_name(before)
        ):
            first = at
        apart = not before.flags & (PREPOSITION | ATTACHING | OF | DETERMINER | COORDINATOR | POSSESSIVE)
        if (
            (flags & DETERMINER and apart and at < end - 1 and not flags & OF)
            or (tokens[start].flags & PREPOSITION and is_name(tokens[at]) and apart and not is_name(before))
            or (tokens[start].flags & PREPOSITION and flags & TITLE and flags & CAPITAL and apart)
        ):
            first = at
    if (
        tokens[first].flags & PREPOSITION
        and not tokens[first].flags & (DETERMINER | SOURCE)
        and not is_name(tokens[first])
    ):
        return None
    while first < end and tokens[first].flags & (QUOTED | COORDINATOR):
        first += 1
    if first == end or all(
        t.flags & (ADVERB | DETERMINER | NUMBER) and not t.flags & SOURCE for t in tokens[first:end]
    ):
        return None
    return first, end
