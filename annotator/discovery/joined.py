"""Several who speak as one: "parents and teachers", "Rau and Vogt", "Rau, Vogt and Holm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.discovery.flags import (
    ADVERB,
    ATTACHING,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    MARK,
    NUMBER,
    OF,
    POSSESSIVE,
    PRONOUN,
    QUOTED,
    RECORD,
    SOURCE,
    TITLE,
)
from annotator.discovery.phrases import ENDS, Range, is_name, joins_offices
from annotator.discovery.tokens import Token

_LONGEST = 12
"""Tokens of what stands before "and" and is said together with what follows."""
_NOMINAL = SOURCE | RECORD | TITLE | DETERMINER | OF | POSSESSIVE | NUMBER | ATTACHING
_LEADS = DETERMINER | ATTACHING | OF | POSSESSIVE | NUMBER | COMMA | MARK


def is_one_phrase(tokens: Sequence[Token], end: int) -> bool:
    """Whether nothing but a noun phrase stands before ``end`` in its clause, as far as its words tell.

    A word that the lexicon does not have may be a verb, unless it stands where an adjective or a noun does.
    """
    at = end
    while at > 0 and not tokens[at - 1].flags & (COMMA | MARK | QUOTED):
        at -= 1
        if end - at > _LONGEST or not _is_nominal(tokens, at, end):
            return False
    return at < end


def _is_nominal(tokens: Sequence[Token], at: int, end: int) -> bool:
    token = tokens[at]
    if token.flags & FINITE_CUE and not token.flags & (SOURCE | RECORD | DETERMINER):
        return False
    if is_name(token) or token.flags & _NOMINAL:
        return True
    if token.flags or token.word.endswith("ed"):
        return False
    if at == 0 or tokens[at - 1].flags & _LEADS:
        return True
    led = at > 1 and is_name(tokens[at - 1]) and bool(tokens[at - 2].flags & (DETERMINER | POSSESSIVE))
    return led and at + 1 == end


def joins_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the conjunction at ``at`` joins what stands before it to the noun after it, and no clause."""
    if at == 0 or tokens[at].flags & ADVERB:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if is_name(before) and (is_name(after) or at == 1):
        return True
    if before.flags & PRONOUN:
        return at == 1 and not after.flags & (FINITE_CUE | PRONOUN)
    return not after.flags & (ENDS & ~ATTACHING) and is_one_phrase(tokens, at)


def conjuncts(tokens: Sequence[Token], core: Range) -> list[Range]:
    """The parts of ``core`` that conjunctions and commas join; it alone where nothing does."""
    return list(_parts(tokens, core))


def _parts(tokens: Sequence[Token], core: Range) -> Iterator[Range]:
    start = core[0]
    for at in range(core[0], core[1]):
        if tokens[at].flags & (COORDINATOR | COMMA) and not joins_offices(tokens, at):
            if start < at:
                yield start, at
            start = at + 1
    if start < core[1]:
        yield start, core[1]
