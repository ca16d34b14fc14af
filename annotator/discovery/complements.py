"""What follows a verb of saying: where the content begins that it announces."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from annotator.discovery.flags import (
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
    FINITE_CUE,
    GENERIC,
    IMPERSONAL,
    INVERTED,
    MARK,
    NUMBER,
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
    SUBJUNCTIVE,
    SUBORDINATOR,
    TELLING,
    THAT,
    THAT_VERB,
    THINKING,
    TIME,
    TO,
    VERB,
)
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.phrases import Range, is_name, is_noun, phrase_after
from annotator.discovery.tokens import Token

_REACH = 12
_STEPS = 8
_BESIDE_MARKS = PLAIN | VERB | THINKING | BESIDE | PARTICIPLE | CALLING | ASKING
_SURE = 8
_WITH_THAT = PLAIN | VERB | THINKING | THAT_VERB | PARTICIPLE | ORDERING
Phrase = tuple[Range, Range]


class Complement(Struct):
    """``content`` is the range of what is said; ``why`` names the pattern, empty where none fits; ``at`` is where
    the search ended.
    """

    at: int
    content: Range = (0, 0)
    why: str = ""
    quoted: bool = False
    narrated: bool = False
    records: list[Phrase] = field(default_factory=list)


def complement_after(
    tokens: Sequence[Token], cue: int, start: int, end: int, lexicon: Lexicon, *, plain: bool = False
) -> Complement:
    """The content of the verb at ``cue``, sought from ``start``."""
    flags = tokens[cue].flags | (PLAIN if plain else 0)
    found = Complement(start)
    at = start
    for _step in range(_STEPS):
        further = _step_over(tokens, at, end, flags, found)
        if further == at:
            break
        at = further
    found.at = at
    if at < end:
        _decide(tokens, at, end, flags, lexicon, found)
    return found


def _step_over(tokens: Sequence[Token], at: int, end: int, flags: int, found: Complement) -> int:
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
    if own & PREPOSITION and not is_name(tokens[at]):
        return _past_prepositional(tokens, at, end, found)
    if own & COMMA:
        return _past_comma(tokens, at, end)
    return _past_object(tokens, at, end, flags)


def _past_prepositional(tokens: Sequence[Token], at: int, end: int, found: Complement) -> int:
    """Past "in a statement", where a clause or the like begins after it."""
    if at + 1 < end and tokens[at + 1].flags & (TIME | NUMBER):
        return at + 2
    if at + 1 < end and tokens[at + 1].flags & (MARK | QUOTED | THAT):
        return at + 1  # the particle of a verb in two parts: "teilte mit, dass"
    inner = phrase_after(tokens, at + 1, apposition=False)
    if inner is None:
        return at
    after = inner[1][1]
    if after < end and not _may_begin(tokens[after]):
        return at
    if any(t.flags & RECORD for t in tokens[inner[0][0] : inner[0][1]]):
        found.records.append(inner)
    return after


def _may_begin(token: Token) -> bool:
    begins = DETERMINER | PRONOUN | GENERIC | THAT | QUOTED | MARK | QUESTION | TO | TIME | PREPOSITION | COORDINATOR
    return bool(token.flags & (begins | PARTICIPLE | ADVERB | SUBORDINATOR | RELATIVE)) or is_name(token)


def _past_comma(tokens: Sequence[Token], at: int, end: int) -> int:
    """Past a comma before a content, or past what stands between two commas."""
    if at + 1 >= end:
        return at
    after = tokens[at + 1].flags
    if after & (THAT | QUOTED):
        return at + 1
    if after & (PREPOSITION | PARTICIPLE | ADVERB | TIME | RELATIVE) and not after & DETERMINER:
        closing = at + 1
        while closing < min(end, at + _REACH) and not tokens[closing].flags & MARK:
            closing += 1
        if closing + 1 < end and tokens[closing].flags & COMMA and tokens[closing + 1].flags & (THAT | QUOTED):
            return closing + 1
    return at


def _past_object(tokens: Sequence[Token], at: int, end: int, flags: int) -> int:
    """Past whom it is said to, where a content follows."""
    inner = phrase_after(tokens, at, apposition=False)
    if inner is None or inner[1][1] >= end:
        return at
    after = inner[1][1]
    follows = tokens[after].flags
    content = THAT | (QUESTION if flags & ASKING else 0) | (TO if flags & ORDERING else 0)
    people = any(t.flags & (SOURCE | PRONOUN) or is_name(t) for t in tokens[inner[0][0] : after])
    if follows & content and not follows & RELATIVE & DETERMINER:
        return after if people or flags & (TELLING | ORDERING) else at
    if flags & TELLING and (follows & (COMMA | PREPOSITION | TIME) or tokens[after].word == ":" or follows & QUOTED):
        return after
    if flags & TELLING and _may_begin(tokens[after]) and not follows & (AUXILIARY | COORDINATOR):
        return after
    if people and flags & (PLAIN | VERB) and follows & COMMA and after + 1 < end and tokens[after + 1].flags & QUOTED:
        return after
    return after if tokens[after].word == ":" and flags & (PLAIN | VERB | BESIDE) else at


def _decide(tokens: Sequence[Token], at: int, end: int, flags: int, lexicon: Lexicon, found: Complement) -> None:
    """Which kind of content begins at ``at``."""
    own = tokens[at].flags
    led = _led(tokens, at, end, flags)
    if led:
        found.why, found.content = led, (at, end)
        found.narrated = led == "declined"
    elif own & QUOTED:
        if flags & _BESIDE_MARKS or tokens[at - 1].flags & MARK:
            _quoted(tokens, at, end, found)
    elif tokens[at].word == ":" and at + 1 < end:
        _after_colon(tokens, at, end, found)
    elif own & COMMA:
        _after_comma(tokens, at, end, flags, lexicon, found)
    elif (flags & CALLING and _calls(tokens, at, end, found)) or not lexicon.language.bare_clauses:
        return
    elif clause(tokens, at, end, flags):
        found.why, found.content = "clause", (at, end)


def _led(tokens: Sequence[Token], at: int, end: int, flags: int) -> str:
    """The pattern of a content to which the word at ``at`` leads, empty if it leads to none."""
    own = tokens[at].flags
    if own & THAT and flags & _WITH_THAT and _enough(tokens, at, end):
        return "that_clause"
    if end - at < 2:
        return ""
    if own & TO and flags & (ORDERING | DECLINING):
        return "declined" if flags & DECLINING else "order"
    return "question" if own & QUESTION and flags & ASKING else ""


def _after_comma(tokens: Sequence[Token], at: int, end: int, flags: int, lexicon: Lexicon, found: Complement) -> None:
    """As in "sagte, er sei müde"; "concluded in the draft, the plan was late"."""
    after_record = found.records and flags & (PLAIN | VERB) and finite(tokens, at + 1, end) and end - at > _REACH // 2
    languages_own = lexicon.language.comma_clauses and flags & (PLAIN | VERB | THINKING)
    if languages_own and _dependent(tokens, at + 1, end):
        found.why, found.content = "comma_clause", (at + 1, end)
    elif after_record:
        found.why, found.content = "clause", (at + 1, end)


def _enough(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a clause may stand after the conjunction at ``at``."""
    return end - at >= 3 or (end - at == 2 and bool(tokens[at + 1].flags & QUOTED))


def _quoted(tokens: Sequence[Token], at: int, end: int, found: Complement) -> None:
    """A passage: alone it is the content, else what goes on after it belongs to it."""
    stop = at
    while stop < end and tokens[stop].flags & (QUOTED | COORDINATOR | COMMA):
        stop += 1
    while tokens[stop - 1].flags & (COORDINATOR | COMMA) and not tokens[stop - 1].flags & QUOTED:
        stop -= 1
    led = at > 0 and bool(tokens[at - 1].flags & MARK)
    found.why = "cue_before"
    found.quoted = led or stop == end or bool(tokens[stop].flags & (MARK | PREPOSITION | PARTICIPLE | COORDINATOR))
    found.quoted = found.quoted or bool(tokens[stop].flags & (SUBORDINATOR | TIME | ADVERB))
    found.content = (at, stop if found.quoted else end)


def _after_colon(tokens: Sequence[Token], at: int, end: int, found: Complement) -> None:
    if tokens[at + 1].flags & QUOTED:
        _quoted(tokens, at + 1, end, found)
    elif finite(tokens, at + 1, end):
        found.why, found.content = "colon_clause", (at + 1, end)


def _calls(tokens: Sequence[Token], at: int, end: int, found: Complement) -> bool:
    """As in "called the plan a mess", "described it as “a mess”"."""
    if tokens[at].flags & DETERMINER and at + 1 < end and tokens[at + 1].flags & QUOTED:
        found.why, found.content = "called", (at, end)
        return True
    thing = phrase_after(tokens, at, apposition=False)
    if thing is None or thing[1][1] >= end:
        return False
    after = tokens[thing[1][1]]
    noun = after.flags & DETERMINER and not after.flags & (PRONOUN | PREPOSITION)
    if after.flags & (AS | QUOTED) or noun or _marked_soon(tokens, at + 1, end):
        found.why, found.content = "called", (at, end)
    return bool(found.why)


def _marked_soon(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a passage follows before another clause begins."""
    for token in tokens[at : min(end, at + _REACH)]:
        if token.flags & QUOTED:
            return True
        if token.flags & (MARK | AUXILIARY | THAT | RELATIVE):
            return False
    return False


def _dependent(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a clause without conjunction begins at ``at``, as in "sagte, er sei müde"."""
    near = tokens[at : min(end, at + _REACH)]
    if len(near) < 2 or near[0].flags & (RELATIVE & ~DETERMINER | SUBORDINATOR & ~QUESTION | COORDINATOR | TO):
        return bool(near) and bool(near[0].flags & SUBORDINATOR) and any(t.flags & SUBJUNCTIVE for t in tokens[at:end])
    for token in near:
        if token.flags & COMMA:
            return False
        if token.flags & (AUXILIARY | SUBJUNCTIVE):
            return True
    return False


def clause(tokens: Sequence[Token], at: int, end: int, flags: int) -> bool:
    """Whether a clause without conjunction begins at ``at``, as in "said it was late"."""
    first = tokens[at]
    if end - at < 3 or not flags & (PLAIN | VERB | THINKING | PARTICIPLE):
        return False
    if first.flags & (MARK | COORDINATOR | TO | AS | PARTICIPLE) and not first.flags & QUOTED:
        return False
    if first.flags & (RELATIVE | THAT) or (first.flags & FINITE_CUE and not is_noun(tokens, at)):
        return False
    alone = phrase_after(tokens, at, apposition=False)
    if alone and alone[1][1] >= end and _is_addressee(tokens, at, end, flags):
        return False
    named = first.flags & (PRONOUN | GENERIC | IMPERSONAL | DETERMINER | NUMBER) or is_name(first)
    if flags & PLAIN and (named or end - at >= _SURE):
        return True
    if not flags & PLAIN and first.flags & PREPOSITION and not is_name(first):
        return False
    return finite(tokens, at, end, strict=not flags & PLAIN)


def _is_addressee(tokens: Sequence[Token], at: int, end: int, flags: int) -> bool:
    """Whether the phrase that ends the sentence is somebody who is told, as in "she told the paper"."""
    if tokens[at].flags & (PRONOUN | GENERIC):
        return False
    return bool(flags & TELLING) or all(is_name(t) or t.flags & DETERMINER for t in tokens[at:end])


def finite(tokens: Sequence[Token], at: int, end: int, *, strict: bool = False) -> bool:
    """Whether a verb with a subject seems to stand in the tokens, before a relative clause begins."""
    for number in range(at, min(end, at + 2 * _REACH)):
        flags = tokens[number].flags
        if strict and number > at and flags & (RELATIVE | THAT | TO | COMMA):
            return False
        if flags & (AUXILIARY | PRONOUN) and not flags & (PREPOSITION | DETERMINER):
            return True
        if flags & FINITE_CUE and number > at and not is_noun(tokens, number):
            return True
        if (
            not strict
            and number > at
            and flags == 0
            and tokens[number].word.endswith(("ed", "te", "ten", "ó", "aron", "ieron"))
        ):
            return True
    return False
