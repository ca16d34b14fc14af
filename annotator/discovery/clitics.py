"""Words that stand between the parts of a verb and belong to it: "la acusa de", "l’a qualifié de", "a, lui, dit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.discovery.flags import (
    ACCUSING,
    ADVERB,
    AS,
    AUXILIARY,
    CALLING,
    COMMA,
    DETERMINER,
    FINITE_CUE,
    MARK,
    NAMING,
    PREPOSITION,
    QUOTED,
    THAT,
)
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.tokens import Token

_NO_SUBJECT = MARK | QUOTED | PREPOSITION | AUXILIARY | FINITE_CUE | THAT
_CALLS = CALLING | ACCUSING | NAMING
_LONGEST = 4
"""Tokens between two commas that part an auxiliary from its participle."""


def within_verbs(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """``tokens`` with such words taken for adverbs, which every reader of verbs steps over."""
    if not lexicon.infinitive_endings:
        return tokens
    for at in range(1, len(tokens) - 2):
        if tokens[at].flags & DETERMINER and _is_object(tokens, at, lexicon):
            tokens[at] = tokens[at]._replace(flags=ADVERB)
        elif tokens[at].flags & COMMA and tokens[at - 1].flags & AUXILIARY:
            for number in _aside(tokens, at):
                tokens[number] = tokens[number]._replace(flags=ADVERB)
    return tokens


def _is_object(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the determiner at ``at`` is whom a verb behind it calls something: "El alcalde la acusó de mentir"."""
    if tokens[at].word not in lexicon.clitics or tokens[at - 1].flags & _NO_SUBJECT:
        return False
    verb = at + 1
    while verb < len(tokens) - 1 and tokens[verb].flags & AUXILIARY:
        verb += 1
    led = tokens[verb + 1].flags & AS or tokens[verb].word.endswith((" de", " d'"))
    return bool(tokens[verb].flags & _CALLS and led)


def _aside(tokens: Sequence[Token], comma: int) -> Iterator[int]:
    """The tokens from a comma to the next between an auxiliary and its participle: "a, de son côté, dénoncé"."""
    end = comma + 1
    while end < len(tokens) - 1 and tokens[end].flags & ADVERB and end - comma <= _LONGEST:
        end += 1
    if end > comma + 1 and tokens[end].flags & COMMA and tokens[end + 1].flags & (FINITE_CUE | ADVERB):
        yield from range(comma, end + 1)
