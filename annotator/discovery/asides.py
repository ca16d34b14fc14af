"""What may stand between a verb of saying and its content: a time, a place, whom it is said to, a document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct, field

from annotator.discovery.flags import (
    ACCUSING,
    ADVERB,
    AS,
    ASKING,
    AUXILIARY,
    BESIDE,
    CALLING,
    COMMA,
    COORDINATOR,
    DECLINING,
    DETERMINER,
    GENERIC,
    INVERTED,
    MARK,
    NAMING,
    NUMBER,
    OF,
    ORDERING,
    PARTICIPLE,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTED,
    RECORD,
    RELATIVE,
    SOURCE,
    SUBORDINATOR,
    TELLING,
    THAT,
    TIME,
    TO,
    VERB,
)
from annotator.discovery.orders import may_be_told
from annotator.discovery.phrases import DASHES, Range, is_name, phrase_after
from annotator.discovery.tokens import Token

_REACH = 12
_LED_TO = ORDERING | CALLING | ACCUSING | NAMING
"""Verbs whose preposition leads to what is said."""
Phrase = tuple[Range, Range]


class Complement(Struct):
    """``content`` is the range of what is said; ``why`` names the pattern, empty where none fits; ``at`` is where
    the search ended; ``past_other`` tells that something was stepped over that is no time, record or listener.
    """

    at: int
    content: Range = (0, 0)
    why: str = ""
    quoted: bool = False
    narrated: bool = False
    past_other: bool = False
    records: list[Phrase] = field(default_factory=list)


def step_over(tokens: Sequence[Token], at: int, end: int, flags: int, found: Complement) -> int:
    """Past one thing that may stand between a verb and its content."""
    if at >= end:
        return at
    own = tokens[at].flags
    if own & (QUOTED | THAT) or (own & QUESTION and flags & ASKING) or (own & TO and flags & (ORDERING | DECLINING)):
        return at
    if own & (ADVERB | TIME | INVERTED) and not own & (PRONOUN | MARK | GENERIC | DETERMINER):
        return at + 1
    if own & NUMBER and at and tokens[at - 1].flags & TIME:
        return at + 1
    if own & DETERMINER and (past := _past_determiner(tokens, at, end, flags)) > at:
        return past
    if own & PREPOSITION and not is_name(tokens[at]):
        return _past_led(tokens, at, end, flags, found)
    if own & MARK:
        return _past_comma(tokens, at, end) if own & COMMA else _past_dashes(tokens, at, end)
    return _past_object(tokens, at, end, flags)


def _past_led(tokens: Sequence[Token], at: int, end: int, flags: int, found: Complement) -> int:
    """Past what the preposition at ``at`` leads to, unless that is what is said, or to what something is a reply."""
    if tokens[at].flags & TO and flags & BESIDE and not flags & _LED_TO and _is_quoted(tokens, at + 1, end):
        return at  # "la protesta responde a «intereses»"
    past = _past_prepositional(tokens, at, end, found)
    called = flags & CALLING and any(_is_quoted(tokens, number, end) for number in range(at, past))
    return at if called else past  # "tildó a Rau de «vil»"


def _is_quoted(tokens: Sequence[Token], at: int, end: int) -> bool:
    return at < end and bool(tokens[at].flags & QUOTED)


def _past_determiner(tokens: Sequence[Token], at: int, end: int, flags: int) -> int:
    """Past "her" in "told her that", past "this morning"."""
    after = tokens[at + 1].flags if at + 1 < end else 0
    return at + 1 if flags & TELLING and after & THAT else at + 2 if after & TIME else at


def _past_prepositional(tokens: Sequence[Token], at: int, end: int, found: Complement) -> int:
    """Past "in a statement", where a clause or the like begins after it."""
    if at + 1 < end and tokens[at + 1].flags & (TIME | NUMBER):
        return at + 2
    if at + 2 < end and tokens[at + 1].flags & QUOTED and tokens[at + 2].flags & THAT:
        return at + 2  # "said on “Meet the Coast” that"
    if at + 1 < end and tokens[at + 1].flags & (MARK | QUOTED | THAT):
        return at + 1  # the particle of a verb in two parts: "teilte mit, dass"
    inner = phrase_after(tokens, at + 1, apposition=False)
    if inner is None or _is_purpose(tokens, at):
        return at
    after = inner[1][1]
    if after < end and not _may_begin(tokens[after]):
        return at
    core = tokens[inner[0][0] : inner[0][1]]
    if any(t.flags & RECORD for t in core):
        found.records.append(inner)
    elif not any(t.flags & (TIME | NUMBER | SOURCE | PRONOUN) or is_name(t) for t in core):
        found.past_other = True
    return after


def _is_purpose(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows with a clause of its own: "mentioned to ensure that it is right"."""
    verb = tokens[at + 1]
    plain = not verb.flags and not verb.word.endswith("s")
    return bool(tokens[at].flags & TO) and plain and at + 2 < len(tokens) and bool(tokens[at + 2].flags & THAT)


def _may_begin(token: Token) -> bool:
    begins = DETERMINER | PRONOUN | GENERIC | THAT | QUOTED | MARK | QUESTION | TO | TIME | PREPOSITION | COORDINATOR
    return bool(token.flags & (begins | PARTICIPLE | ADVERB | SUBORDINATOR | RELATIVE)) or is_name(token)


def _past_comma(tokens: Sequence[Token], at: int, end: int) -> int:
    """Past a comma before a content, or past what stands between two commas."""
    if at + 1 >= end:
        return at
    after = tokens[at + 1].flags
    if after & (THAT | QUOTED):
        titled = at + 3 < end and after & QUOTED
        past = at + 3 if titled and tokens[at + 2].flags & COMMA else at + 2
        that = titled and tokens[past].flags & THAT and not tokens[past].flags & RELATIVE
        return past if that else at + 1  # "writes in her memoir, “The Long Way Home,” that"
    announces = after & PARTICIPLE and at + 2 < end and tokens[at + 2].flags & COMMA  # "said Rau, adding, “We wait.”"
    if not announces and after & (PREPOSITION | PARTICIPLE | ADVERB | TIME | RELATIVE) and not after & DETERMINER:
        closing = at + 1
        while closing < min(end, at + _REACH) and not tokens[closing].flags & MARK:
            closing += 1
        if closing + 1 < end and tokens[closing].flags & COMMA and tokens[closing + 1].flags & (THAT | QUOTED):
            return closing + 1
    return at


def _past_dashes(tokens: Sequence[Token], at: int, end: int) -> int:
    """Past what stands between two dashes, where a conjunction follows: "feared — rightly — that"."""
    closing = at + 1 if tokens[at].word in DASHES else end
    while closing < min(end, at + 2 * _REACH) and (tokens[closing].word not in DASHES or closing == at + 1):
        closing += 1
    while closing < end and tokens[closing].word in DASHES:
        closing += 1
    return closing if closing < end and tokens[closing].flags & THAT else at


def _past_object(tokens: Sequence[Token], at: int, end: int, flags: int) -> int:
    """Past whom it is said to, where a content follows."""
    before = tokens[at].flags & SUBORDINATOR and not tokens[at].flags & AS and at + 1 < end
    inner = phrase_after(tokens, at + 1 if before else at, apposition=False)
    if inner is None or inner[1][1] >= end:
        return at
    if before:  # "said after the hearing that"
        return inner[1][1] if tokens[inner[1][1]].flags & THAT else at
    after = inner[1][1]
    follows = tokens[after].flags
    content = THAT | (QUESTION if flags & ASKING else 0) | (TO if flags & ORDERING else 0)
    core = tokens[inner[0][0] : after]
    people = any(t.flags & (SOURCE | PRONOUN) or is_name(t) for t in core)
    if follows & RELATIVE and not follows & THAT and not flags & ORDERING:
        return at  # "know women who are": no question
    if follows & content:
        head = takewhile(lambda t: not t.flags & (PREPOSITION | OF) or is_name(t), core)
        named = any(t.flags & PRONOUN or is_name(t) for t in head)  # and not "announced rules of Elsa that help"
        orders = flags & ORDERING and may_be_told(core)
        return after if named or orders or flags & TELLING else at
    if flags & TELLING and (follows & (COMMA | PREPOSITION | TIME) or tokens[after].word == ":" or follows & QUOTED):
        return after
    if flags & TELLING and _may_begin(tokens[after]) and not follows & (AUXILIARY | COORDINATOR):
        return after
    if people and flags & (PLAIN | VERB) and follows & COMMA and after + 1 < end and tokens[after + 1].flags & QUOTED:
        return after
    return after if tokens[after].word == ":" and flags & (PLAIN | VERB | BESIDE) else at
