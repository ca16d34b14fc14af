"""That somebody spoke, or of what: "criticised the plan", "apologised for the delay", "asked for “a fair hearing”"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.clauses import finite
from annotator.discovery.flags import (
    ADVERB,
    ASKING,
    AUXILIARY,
    COMMA,
    COORDINATOR,
    DEFINITE,
    DETERMINER,
    FINITE_CUE,
    MARK,
    NARRATING,
    NOUN,
    ORDERING,
    PARTICIPLE,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTED,
    QUOTING,
    RECORD,
    REJECTING,
    RELATIVE,
    SOURCE,
    SUBORDINATOR,
    THAT,
    THINKING,
    TIME,
    TITLE,
    TO,
    VERB,
    WHOLE,
)
from annotator.discovery.phrases import Range, is_name, is_noun
from annotator.discovery.telling import Phrase
from annotator.discovery.tokens import Token

_HEAD = 5
"""Tokens among which the noun of an object stands."""
_NO_OBJECT = AUXILIARY | COORDINATOR | THAT | SUBORDINATOR | TO | QUESTION | RELATIVE | PREPOSITION | PARTICIPLE
_SPEAKS = SOURCE | PRONOUN | TITLE
_SAYS = PLAIN | VERB | THINKING | ASKING | ORDERING | NARRATING | REJECTING
_WITHIN = frozenset("-–'’%$€£&/")
"""Marks that end no object."""


def narrated(tokens: Sequence[Token], at: int, end: int, subject: Phrase | None) -> Range | None:
    """What the verb at ``at`` says that ``subject`` spoke of: its object, if whoever does it can speak."""
    flags = tokens[at].flags
    if not flags & (NARRATING | REJECTING) or not _speaks(tokens, subject):
        return None
    start = at + 1
    while start < end and tokens[start].flags & ADVERB and not tokens[start].flags & (MARK | PREPOSITION | DETERMINER):
        start += 1
    if start >= end or not _may_begin(tokens[start]):
        return None
    if flags & REJECTING and not flags & NARRATING and not _is_said(tokens, start, end):
        return None
    return start, _object_end(tokens, start, end)


def with_marks(tokens: Sequence[Token], at: int, end: int, subject: Phrase | None) -> Range | None:
    """What stands behind the verb at ``at`` with words in marks in it: "asked the board for “a fair hearing”"."""
    if not tokens[at].flags & _SAYS or not _speaks(tokens, subject):
        return None
    for number in range(at + 1, end):
        flags = tokens[number].flags
        if flags & QUOTED:
            return None if _is_attribute(tokens, number, end) else (at + 1, _object_end(tokens, number, end))
        if _ends_object(tokens, number):
            return None
        if flags & COORDINATOR and finite(tokens, number + 1, end, strict=True):
            return None
    return None


def _may_begin(token: Token) -> bool:
    """Whether an object may begin with ``token``."""
    return bool(token.flags & DETERMINER) or is_name(token) or not token.flags & (MARK | TIME | _NO_OBJECT)


def _is_attribute(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a noun follows of which the passage only tells the kind: "the “big three” makers"."""
    after = tokens[at + 1] if at + 1 < end else None
    before = tokens[at - 1].flags
    if before & DETERMINER and not before & DEFINITE:
        return False  # "promised a “full and frank” review"
    return after is not None and not after.flags & ~(SOURCE | RECORD | NOUN) and not tokens[at].flags & WHOLE


def _ends_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether something else begins: another verb of saying, what a colon leads to, "himself"."""
    token = tokens[at]
    if token.flags & PARTICIPLE or (token.flags & FINITE_CUE and not is_noun(tokens, at)):
        return True
    return token.word in ":—" or token.word.endswith(("self", "selves"))


def _speaks(tokens: Sequence[Token], subject: Phrase | None) -> bool:
    return subject is not None and any(t.flags & _SPEAKS or is_name(t) for t in tokens[subject[0][0] : subject[0][1]])


def _is_said(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the object is something said or done: "the allegations", "taking bribes"."""
    near = tokens[start : min(end, start + _HEAD)]
    said = NOUN if tokens[start - 1].flags & QUOTING else NOUN | RECORD  # what is cited is rather where it stands
    return any(t.flags & said for t in near) or near[0].word.endswith("ing")


def _object_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the object ends: before a mark, or a conjunction or participle with which another clause begins."""
    for at in range(start + 1, end):
        flags = tokens[at].flags
        if flags & MARK and not flags & QUOTED and tokens[at].word not in _WITHIN:
            return at
        if flags & COORDINATOR and _begins_clause(tokens, at + 1, end):
            return at
    return end


def _begins_clause(tokens: Sequence[Token], at: int, end: int) -> bool:
    if at >= end:
        return True
    flags = tokens[at].flags
    verb = flags & (FINITE_CUE | AUXILIARY) and not is_noun(tokens, at)
    return (
        bool(verb) or bool(flags & COMMA) or (not flags and tokens[at].word.endswith("ed")) or finite(tokens, at, end)
    )
