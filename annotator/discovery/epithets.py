"""Epithets: definite descriptions that stand for whoever was named before, "said the professor", "cette retraitée"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from annotator.discovery.flags import (
    COORDINATOR,
    DEFINITE,
    FEMININE,
    GENDERS,
    MASCULINE,
    OF,
    POSSESSIVE,
    PREPOSITION,
    RECORD,
    RELATIVE,
    SINGULAR,
    SOURCE,
    TITLE,
)
from annotator.discovery.phrases import Range
from annotator.discovery.tokens import Token

_LONGEST = 4
"""Tokens of an epithet, determiner included, without what hangs on its noun."""
_HANGS = PREPOSITION | OF | RELATIVE | COORDINATOR
_AGED = regex.compile(r"\d+(?:-year-old|-?jährige[rn]?)")
_BOTH = MASCULINE | FEMININE


def epithet(tokens: Sequence[Token], core: Range) -> Token | None:
    """A pronoun in place of ``core``, with its gender, if that describes one person as known to the reader."""
    words = tokens[slice(*core)]
    if not words[0].flags & DEFINITE or words[0].flags & POSSESSIVE:
        return None
    end = next((n for n, token in enumerate(words) if n and token.flags & _HANGS), len(words))
    noun = next((word for word in (words[end - 1], *words[1 : end - 1]) if _is_person(word)), None)
    if not 1 < end <= _LONGEST or noun is None or any(t.flags & POSSESSIVE for t in words[:end]):
        return None
    if noun.flags & TITLE and (noun is not words[end - 1] or (end < len(words) and words[end].flags & OF)):
        return None  # "le président français", "la ministre de la Culture": an office of its own
    gender = noun.flags & GENDERS
    return Token(words[0].start, words[-1].end, noun.word, SINGULAR | (0 if gender == _BOTH else gender))


def _is_person(noun: Token) -> bool:
    if _AGED.fullmatch(noun.word):
        return True
    many = noun.word.endswith("s") and not noun.word.endswith("ss")
    return bool(noun.flags & SOURCE and noun.flags & GENDERS) and not noun.flags & RECORD and not many
