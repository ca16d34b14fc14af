"""Noun phrases: where the expression for somebody begins and ends in a sentence, apposition included."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from annotator.discovery.flags import (
    ADVERB,
    ATTACHING,
    AUXILIARY,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DEFINITE,
    DETERMINER,
    FINITE,
    FINITE_CUE,
    GENDERS,
    GENERIC,
    MARK,
    NAMING,
    NOUN,
    NUMBER,
    OF,
    OUTLET,
    PARTICIPLE,
    PHRASE,
    PLAIN,
    POSSESSIVE,
    POSTPOSITION,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTED,
    RECORD,
    RELATIVE,
    SINGULAR,
    SOURCE,
    SUBORDINATOR,
    TAG_PHRASE,
    THAT,
    TIME,
    TITLE,
    TO,
)
from annotator.discovery.tokens import Token

Range = tuple[int, int]
"""Tokens ``[first, past the last)``."""

_NO_NAME = DETERMINER | PREPOSITION | AUXILIARY | COORDINATOR | SUBORDINATOR | PRONOUN | ADVERB | QUESTION | THAT | TIME
ENDS = (
    MARK | QUOTED | AUXILIARY | COORDINATOR | SUBORDINATOR | PRONOUN | THAT | QUESTION | RELATIVE | PARTICIPLE | TIME
) | (PREPOSITION | ADVERB | PHRASE | POSTPOSITION | TAG_PHRASE)
_NOUN_TOO = SOURCE | RECORD | NOUN
LONGEST = 40
_PARTICIPLES = ("ed", "ée", "ées", "és", "ado", "ada", "ados", "adas", "icato", "icata")
_ARTICLES = frozenset(("la", "le", "l'", "el", "il", "lo", "du", "del", "della", "dell'", "al", "alla", "au", "à la"))
"""Those of languages whose adjectives stand behind a noun."""
_OFFICE = 4
"""Words of an office before a name."""
DASHES = frozenset(("—", "–", "-", "―"))


def is_name(token: Token) -> bool:
    """Whether ``token`` is written like a part of a name."""
    return bool(token.flags & CAPITAL) and not token.flags & _NO_NAME


def is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that can be a verb of saying is a noun here, as in "the report"."""
    if at == 0:
        return bool(tokens[at].flags & _NOUN_TOO)
    before = tokens[at - 1].flags
    if before & (DETERMINER | POSSESSIVE) and not before & (PRONOUN | RELATIVE | SOURCE):
        verb = before & THAT and not tokens[at].flags & _NOUN_TOO  # "a sign that read"
        return not (verb or _takes_object(tokens, at) or _is_close_to(tokens, at))
    if before & PREPOSITION and not before & ADVERB:
        return not before & TO or bool(tokens[at].flags & _NOUN_TOO)
    if not tokens[at].flags & _NOUN_TOO or before & PHRASE:
        return bool(before & PHRASE)  # "According to reports"
    if before & (PRONOUN | AUXILIARY | ADVERB | COMMA | RELATIVE) and not before & SOURCE:
        return False
    if not before & SOURCE and not is_name(tokens[at - 1]):
        return not _many_say(tokens, at)
    if at + 1 < len(tokens) and tokens[at + 1].flags & THAT and not tokens[at].flags & (NOUN | RECORD):
        return False  # "le maire juge que"
    # One says or many say: "the ministry report" is a noun, "the ministries report" none.
    many, bare = tokens[at - 1].word.endswith(("s", "people", "men", "police")), tokens[at].word
    return bare.endswith("s") == many if not bare.endswith("ed") else False


def _takes_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether "l'" before the verb at ``at`` is its object: "le ministre l'assure : "."""
    ends = at + 1 == len(tokens) or bool(tokens[at + 1].flags & MARK)
    led = at > 1 and tokens[at - 1].word == "l'"
    return ends and led and bool(tokens[at - 2].flags & SOURCE or is_name(tokens[at - 2]))


def _is_close_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plain verb stands at ``at`` behind a preposition and a pronoun: "sources close to her said"."""
    verb = tokens[at].flags & PLAIN and not tokens[at].flags & _NOUN_TOO
    return bool(verb and at > 1 and tokens[at - 2].flags & PREPOSITION)


def _many_say(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare form after a plural has a clause after it: "her defenders claim he left"."""
    after = tokens[at + 1].flags if at + 1 < len(tokens) else 0
    several = tokens[at - 1].word.endswith("s") and not tokens[at].word.endswith(("s", "ed"))
    return several and bool(after & (PRONOUN | THAT)) and not after & GENERIC


def phrase_after(tokens: Sequence[Token], at: int, *, apposition: bool = True) -> tuple[Range, Range] | None:
    """The noun phrase that begins at ``at``: its core, and the whole with what is added between commas."""
    if at >= len(tokens):
        return None
    if tokens[at].flags & (PRONOUN | GENERIC) and not tokens[at].flags & DETERMINER:
        return (at, at + 1), (at, at + 1)
    end = _named_end(tokens, at, _before_object(tokens, at, _core_end(tokens, at)))
    if end == at:
        return None
    whole = _participle_end(tokens, end)
    if apposition and whole == end:
        whole = _apposition_end(tokens, end)
    return (at, end), (at, whole)


def _core_end(tokens: Sequence[Token], at: int) -> int:
    """One past the phrase of determiner, adjectives, nouns, names and what hangs on them."""
    end, named, headed = at, False, False
    while end < min(len(tokens), at + LONGEST):
        flags = tokens[end].flags
        if _links(tokens, at, end, named=named, headed=headed):
            headed = bool(flags & QUOTED)
        elif headed and flags & COORDINATOR and _joins_after(tokens, at, end):
            named = named and not joins_offices(tokens, end)
        elif headed and flags & NUMBER and _counts(tokens, end):
            break
        elif is_name(tokens[end]) or flags & (TITLE | NUMBER) or not _stops(tokens, at, end, named and headed):
            named, headed = named or is_name(tokens[end]), True
        else:
            break
        named = named and not flags & POSSESSIVE  # "the BBC's local radio service"
        end += 1
    return _without_links(tokens, at, end)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at ``at`` counts what follows and not who stands before: "laut Sprecher 200 Stellen"."""
    source = tokens[at - 1].flags & SOURCE and not tokens[at - 1].flags & COMMA
    return bool(source) and at + 1 < len(tokens) and is_name(tokens[at + 1])


def _links(tokens: Sequence[Token], at: int, end: int, *, named: bool, headed: bool) -> bool:
    """Whether the token at ``end`` belongs to a phrase from ``at`` and lets a noun follow."""
    flags = tokens[end].flags
    if flags & QUOTED:
        return not headed and end > at
    if flags & POSSESSIVE or _is_one_of(tokens, at, end):
        return True
    if headed and flags & OF and flags & DETERMINER and _goes_on(tokens, end):
        return not _is_told(tokens, end)
    if headed and flags & DETERMINER and flags & CAPITAL and end + 1 < len(tokens) and is_name(tokens[end + 1]):
        return True  # "le journal Le Littoral"
    if flags & DETERMINER and not is_name(tokens[end]):
        return not headed and (end == at or bool(tokens[end - 1].flags & (PREPOSITION | DETERMINER | OF)))
    if flags & TO and flags & PREPOSITION and not flags & OF and not leads_to_noun(tokens, end):
        return False  # "told agencies to wait"
    return headed and bool(flags & (OF if named else ATTACHING | OF)) and _goes_on(tokens, end)


def _is_one_of(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the word at ``end`` leads to those of whom a determiner at ``at`` means one: "uno de los vecinos"."""
    one = tokens[at].flags & DETERMINER and tokens[at].flags & SINGULAR
    return bool(one and end == at + 1 and tokens[end].flags & OF and end + 1 < len(tokens))


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """Whether an outlet stands behind the determiner at ``at`` that is told something: "sagte Rau der Zeitung"."""
    near = takewhile(lambda token: not token.flags & MARK, tokens[at + 1 : at + 1 + _OFFICE])
    return not tokens[at - 1].flags & (SOURCE | TITLE) and any(token.flags & OUTLET for token in near)


def leads_to_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun follows the word at ``at``, which may also lead to an infinitive."""
    return at + 1 < len(tokens) and (is_name(tokens[at + 1]) or bool(tokens[at + 1].flags & (DETERMINER | NUMBER)))


def _stops(tokens: Sequence[Token], at: int, end: int, named: bool) -> bool:
    """Whether a phrase from ``at`` ends before the word at ``end``, which is no name; ``named`` if after one."""
    flags = tokens[end].flags
    if flags & (ENDS | QUOTED | DETERMINER) and not (flags & ADVERB and end > at and not flags & (QUOTED | DETERMINER)):
        return True
    if flags & FINITE_CUE and not (flags & _NOUN_TOO and is_noun(tokens, end)):
        return True
    if flags & FINITE and end > at and not tokens[end - 1].flags & (DETERMINER | PREPOSITION | POSSESSIVE | NUMBER):
        return True
    if end > at and is_participle(tokens[end]) and tokens[end - 1].flags & (SOURCE | RECORD):
        return True
    if not named or tokens[end - 1].flags & POSSESSIVE or flags & (SOURCE | RECORD):
        return False
    if not flags and end > at + 1 and tokens[end - 2].word in _ARTICLES and tokens[end - 1].flags & SOURCE:
        return False  # "la Commission européenne"
    return not _leads_to_name(tokens, end)


def _leads_to_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office stands at ``at`` with a name behind it: "technology officer Jo Rau"."""
    end = at
    while (
        end < min(len(tokens), at + _OFFICE) and not tokens[end].flags & ~(SOURCE | TITLE) and not is_name(tokens[end])
    ):
        end += 1
    return at < end < len(tokens) and is_name(tokens[end]) and bool(tokens[end - 1].flags & (SOURCE | TITLE))


def _without_links(tokens: Sequence[Token], at: int, end: int) -> int:
    """Back over prepositions and the like that nothing follows."""
    while end > at:
        last = tokens[end - 1]
        if not last.flags & (PREPOSITION | COORDINATOR | DETERMINER) or is_name(last) or last.flags & SOURCE:
            break
        end -= 1
    return end


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands after the preposition at ``at`` belongs to the noun before it."""
    after = tokens[at + 1 : at + 4]
    if not after or after[0].flags & (MARK | TIME | NUMBER | PRONOUN | QUESTION | AUXILIARY | THAT):
        return False
    return not any(t.flags & RECORD for t in after) or bool(tokens[at].flags & OF)


def _joins_after(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the conjunction at ``at`` joins two who speak, in a phrase that begins at ``start``."""
    if at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if joins_offices(tokens, at):
        return True
    if is_name(before):
        return is_name(after) and not after.flags & FINITE_CUE
    single = at - start == 1 or (at - start == 2 and tokens[start].flags & DETERMINER)
    noun = after.flags & (SOURCE | RECORD) or (not after.flags and not after.word.endswith("ed"))
    return bool(single and noun and not before.flags & PRONOUN)


def joins_offices(tokens: Sequence[Token], at: int) -> bool:
    """Whether the conjunction at ``at`` joins two offices of whoever is named behind: "founder and editor Jo Rau"."""
    if not at or not tokens[at].flags & COORDINATOR or not _is_office(tokens[at - 1]):
        return False
    for office in range(at + 1, min(at + 1 + _OFFICE, len(tokens) - 2)):
        if tokens[office].flags & (ENDS | DETERMINER | POSSESSIVE | COMMA):
            return False
        if _is_office(tokens[office]) and is_name(tokens[office + 1]):
            return is_name(tokens[office + 2])
    return False


def _is_office(token: Token) -> bool:
    """Whether ``token`` tells what one person is."""
    return bool(token.flags & SOURCE and token.flags & GENDERS) and not token.word.endswith("s")


def _before_object(tokens: Sequence[Token], at: int, end: int) -> int:
    """``end`` without a verb before a determiner: in "one captain put both", the noun phrase is "one captain"."""
    last = tokens[end - 1] if end - at > 1 else None
    plain = last is not None and not last.flags and not tokens[end - 2].flags & (DETERMINER | PREPOSITION | POSSESSIVE)
    owned = end < len(tokens) and bool(tokens[end].flags & DETERMINER)
    said = owned and tokens[end].flags & THAT and at and tokens[at - 1].flags & PREPOSITION  # "in past talks that"
    return end - 1 if plain and owned and not said else end


def _named_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """One past "named Jo Rau" behind somebody whom ``at`` does not tell yet: "a sailor named Jo Rau"."""
    last = tokens[end - 1] if end > at else None
    if last is None or not last.flags & GENDERS or tokens[at].flags & DEFINITE or end + 1 >= len(tokens):
        return end
    stop = end + 1
    while tokens[end].flags & NAMING and stop < len(tokens) and is_name(tokens[stop]):
        stop += 1
    return stop if stop > end + 1 else end


def _participle_end(tokens: Sequence[Token], end: int) -> int:
    """One past "issued on Monday by the board" behind a document or a source, ``end`` where no such thing follows."""
    if end >= len(tokens) or not is_participle(tokens[end]) or not tokens[end - 1].flags & (SOURCE | RECORD):
        return end
    at = end + 1
    while at < len(tokens) and tokens[at].flags & (TIME | NUMBER):
        at += 1
    if at >= len(tokens) or not tokens[at].flags & PREPOSITION:
        return end
    last = _core_end(tokens, at + 1)
    return last if last > at + 1 else end


def is_participle(token: Token) -> bool:
    """Whether ``token`` is likely a participle of the past that the lexicon does not have."""
    return not token.flags and token.word.endswith(_PARTICIPLES)


def _apposition_end(tokens: Sequence[Token], at: int) -> int:
    """One past what is added to a name between commas, ``at`` where nothing is."""
    end = at
    if end + 1 >= len(tokens) or not tokens[end].flags & COMMA or not adds(tokens, end + 1):
        return at
    relative = bool(tokens[end + 1].flags & RELATIVE and not tokens[end + 1].flags & DETERMINER)
    stop = end + 1
    while stop < len(tokens) and stop - end < LONGEST:
        flags = tokens[stop].flags
        if flags & (COMMA | QUOTED | PARTICIPLE) or (flags & MARK and tokens[stop].word not in "-–&/"):
            break
        if not relative and flags & (AUXILIARY | THAT | PRONOUN):
            return at if flags & AUXILIARY else stop
        stop += 1
    age = stop == end + 2 and tokens[end + 1].flags & NUMBER
    return max(_apposition_end(tokens, stop), stop) if age else stop


def adds(tokens: Sequence[Token], at: int) -> bool:
    """Whether after a comma something is added to the name before it."""
    token = tokens[at]
    flags = token.flags
    if flags & (RELATIVE | DETERMINER | NUMBER | TITLE | SOURCE):
        return True
    if flags & (ENDS | FINITE_CUE) and not is_name(token):
        return token.word in ("then", "of")
    return True
