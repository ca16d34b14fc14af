"""Whether a clause stands somewhere: a subject with its verb, told by small words and endings."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import (
    AS,
    AUXILIARY,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE,
    FINITE_CUE,
    GENERIC,
    IMPERSONAL,
    MARK,
    NUMBER,
    OBJECT,
    PARTICIPLE,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTED,
    RELATIVE,
    SINGULAR,
    SOURCE,
    SUBJUNCTIVE,
    SUBORDINATOR,
    TELLING,
    THAT,
    THINKING,
    TO,
    VERB,
)
from annotator.discovery.phrases import Range, is_name, is_noun, phrase_after
from annotator.discovery.tokens import Token

_REACH = 12
_VERBAL = ("te", "ten", "t", "en")
_FINITE = ("ed", "te", "ten", "ó", "aron", "ieron", "ará", "erá", "irá", "arán", "erán", "irán", "aient", "eront")
"""How words end that are rather verbs with a subject: walked, sagten, subirán, disaient."""
_MANY = ("s", "men", "people", "children", "police")
_FEW = 4
"""Tokens from which on they are one if they begin with a noun of many: "say children ignore the signs"."""
_SURE = 8
"""Tokens after "said" from which on they are a clause though no verb is known in them."""


def dependent(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a clause without conjunction begins at ``at``, as in "sagte, er sei müde"."""
    near = tokens[at : min(end, at + _REACH)]
    if len(near) < 2:
        return False
    first = near[0].flags
    if first & SUBORDINATOR and not first & QUESTION:
        return any(t.flags & SUBJUNCTIVE for t in tokens[at:end])
    if first & (COORDINATOR | TO) or (first & RELATIVE and not first & DETERMINER):
        return False
    if first & (SINGULAR | GENERIC) and first & PRONOUN and not near[1].flags and near[1].word.endswith("e"):
        return True  # "man trauere"
    return _verb_second(near, end - at) or _verb_after_subject(tokens, at, end)


def _verb_after_subject(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether right after a noun phrase something stands that ends as verbs do: "die Ermittlungen liefen noch"."""
    if not tokens[at].flags & (DETERMINER | PRONOUN) and not is_name(tokens[at]):
        return False
    subject = phrase_after(tokens, at, apposition=False)
    verb = subject[1][1] if subject else end
    if verb + 1 >= end or tokens[verb + 1].flags & COMMA:
        return False
    return bool(tokens[verb].flags & FINITE) or (not tokens[verb].flags and tokens[verb].word.endswith(_VERBAL))


def _verb_second(near: Sequence[Token], length: int) -> bool:
    """Whether the verb stands early: "die Fähre sei alt", not last as in "die alt war"."""
    for number, token in enumerate(near):
        if token.flags & COMMA:
            return False
        if token.flags & (AUXILIARY | SUBJUNCTIVE):
            if not near[0].flags & RELATIVE:
                return True
            end = number + 1
            while end < len(near) and near[end].flags & (AUXILIARY | SUBJUNCTIVE):
                end += 1  # "das genannt werden möchte"
            return end < length and not (near[end : end + 1] and near[end].flags & COMMA)
    return False


def clause(tokens: Sequence[Token], at: int, end: int, flags: int) -> bool:
    """Whether a clause without conjunction begins at ``at``, as in "said it was late"."""
    first = tokens[at]
    end = _before_participle(tokens, at, end)
    marked = end - at == 2 and tokens[at + 1].flags & QUOTED  # "saying it “protects our coast”"
    if (end - at < 3 and not marked) or not flags & (PLAIN | VERB | THINKING | PARTICIPLE):
        return False
    if first.flags & (MARK | COORDINATOR | TO | AS | PARTICIPLE) and not first.flags & QUOTED:
        return False
    verb = first.flags & FINITE_CUE and not first.flags & CAPITAL and not is_noun(tokens, at)
    if first.flags & (RELATIVE | THAT | OBJECT) or verb or (first.flags & AUXILIARY and "'" not in first.word):
        return False
    alone = phrase_after(tokens, at, apposition=False)
    if alone and alone[1][1] >= end and _is_addressee(tokens, at, end, flags):
        return False
    named = first.flags & (PRONOUN | GENERIC | IMPERSONAL | DETERMINER | NUMBER) or is_name(first)
    led = first.flags & (PREPOSITION | SUBORDINATOR) and not is_name(first)
    if first.flags & SUBORDINATOR and not any(t.flags & COMMA for t in tokens[at:end]):
        return False  # "said before they came"
    many = not first.flags & ~SOURCE and first.word.endswith(_MANY) and end - at >= _FEW
    if flags & PLAIN and not flags & TELLING and not led and (named or many or end - at >= _SURE):
        return True
    if not flags & PLAIN and led:
        return False
    return finite(tokens, at, end, strict=not flags & PLAIN) or _acts(tokens, alone, end)


def _before_participle(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where a clause at ``at`` ends at most: "told reporters on a call, adding that it was late"."""
    commas = (n for n in range(at, end - 1) if tokens[n].flags & COMMA)
    return next((n for n in commas if tokens[n + 1].flags & PARTICIPLE), end)


def _acts(tokens: Sequence[Token], subject: tuple[Range, Range] | None, end: int) -> bool:
    """Whether somebody does something right behind a verb of thinking: "believe the man acted alone"."""
    verb = subject[1][1] if subject else end
    if subject is None or verb + 1 >= end or tokens[verb].flags or not tokens[verb].word.endswith("ed"):
        return False
    return bool(tokens[verb - 1].flags & SOURCE) or is_name(tokens[verb - 1])


def _is_addressee(tokens: Sequence[Token], at: int, end: int, flags: int) -> bool:
    """Whether the phrase that ends the sentence is somebody who is told, as in "she told the paper"."""
    if tokens[at].flags & (PRONOUN | GENERIC):
        return False
    return bool(flags & TELLING) or all(is_name(t) or t.flags & DETERMINER for t in tokens[at:end])


def _begins_with_verb(tokens: Sequence[Token], at: int, end: int) -> bool:
    return at < end and bool(tokens[at].flags & (FINITE_CUE | AUXILIARY | FINITE)) and not is_noun(tokens, at)


def _has_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb of saying at ``at`` is no noun, nor one like "describing"."""
    return not (tokens[at].flags & PARTICIPLE and tokens[at].word.endswith("ing")) and not is_noun(tokens, at)


def finite(tokens: Sequence[Token], at: int, end: int, *, strict: bool = False) -> bool:
    """Whether a verb with a subject seems to stand in the tokens, before a relative clause begins."""
    for number in range(at, min(end, at + 2 * _REACH)):
        flags = tokens[number].flags
        if strict and number > at and flags & (RELATIVE | THAT | TO | COMMA | SUBORDINATOR):
            return False
        if strict and flags & COORDINATOR and _begins_with_verb(tokens, number + 1, end):
            return False  # "declared a state of emergency and said"
        if flags & CAPITAL and number > at:
            continue  # "May", "Will"
        if flags & (AUXILIARY | PRONOUN | SUBJUNCTIVE) and not flags & (PREPOSITION | DETERMINER):
            return True
        if flags & (FINITE_CUE | FINITE) and number > at and _has_subject(tokens, number):
            return True
        if not strict and number > at and flags == 0 and tokens[number].word.endswith(_FINITE):
            return True
    return False
