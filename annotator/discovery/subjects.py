"""Noun phrases read backwards: who stands before a verb."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import (
    ADVERB,
    ASKED,
    ASKING,
    AUXILIARY,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE,
    FINITE_CUE,
    GENERIC,
    MARK,
    OF,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTED,
    RECORD,
    RELATIVE,
    SOURCE,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
)
from annotator.discovery.joined import is_one_phrase
from annotator.discovery.leftwards import before_brackets, leftwards
from annotator.discovery.phrases import DASHES, LONGEST, Range, adds, is_name, is_participle
from annotator.discovery.tokens import Token

_CLAUSE = 12
_RELATIVES = ("que", "qu'", "che")
"""Conjunctions that stand for the noun before them too."""
_SIGNS = ("%", "€", "$", "£", "&")
_NAME = 4
"""Tokens of a name in a list."""


def phrase_before(tokens: Sequence[Token], at: int) -> tuple[Range, Range] | None:
    """The noun phrase that ends right before token ``at``: its core, and the whole with what is added to it."""
    end = _verb_start(tokens, at)
    end -= end > 1 and tokens[end - 1].word == "l'"  # "le ministre l'assure"
    if end == 0 or tokens[end - 1].flags & ASKED:
        return None  # "Auf Nachfrage räumt er ein"
    last = tokens[end - 1]
    if last.flags & COMMA:
        return _before_addition(tokens, end - 1)
    if last.word == ")":
        opening = before_brackets(tokens, end)
        return phrase_before(tokens, opening) if opening < end else None
    if last.word in DASHES:
        return _before_dashes(tokens, end - 1)
    if _is_relative(tokens, end - 1):
        return _antecedent(tokens, end - 1)
    if last.flags & (PRONOUN | GENERIC) and not last.flags & SOURCE:
        return _close_to(tokens, end) or ((end - 1, end), (end - 1, end))
    core = leftwards(tokens, end)
    if core is None:
        return _with_title(tokens, end)
    core = _past_time(tokens, core)
    listed = _listed(tokens, core)
    return _with_relative(tokens, core) or _with_name(tokens, core) or (listed, listed)


def _close_to(tokens: Sequence[Token], end: int) -> tuple[Range, Range] | None:
    """A source on which a pronoun hangs: "a person with knowledge of it said"."""
    led = end > 2 and tokens[end - 2].flags & PREPOSITION
    core = leftwards(tokens, end - 2) if led else None
    if core is None or not any(t.flags & SOURCE for t in tokens[core[0] : core[1]]):
        return None
    return (core[0], end), (core[0], end)


def _past_time(tokens: Sequence[Token], core: Range) -> Range:
    """The phrase before "before the meeting", where nothing else stands in front of that."""
    at = core[0] - 1
    if at > 0 and tokens[at].flags & SUBORDINATOR and is_one_phrase(tokens, at):
        return leftwards(tokens, at) or core
    return core


def _listed(tokens: Sequence[Token], core: Range) -> Range:
    """With the names before that commas part from it: "Rau, Vogt and Holm"."""
    listed = [is_name(t) or t.flags & (COORDINATOR | TITLE) for t in tokens[core[0] : core[1]]]
    if not all(listed) or not any(t.flags & COORDINATOR for t in tokens[core[0] : core[1]]):
        return core
    start = core[0]
    while start > 1 and tokens[start - 1].flags & COMMA:
        before = leftwards(tokens, start - 1)
        if before is None or before[1] - before[0] > _NAME or not is_name(tokens[start - 2]):
            break
        start = before[0]
    return start, core[1]


def _with_title(tokens: Sequence[Token], end: int) -> tuple[Range, Range] | None:
    """Somebody whose name stands in marks: "the magazine “Harbour” reported"."""
    if end < 2 or not tokens[end - 1].flags & QUOTED or not tokens[end - 2].flags & (SOURCE | DETERMINER):
        return None
    kind = leftwards(tokens, end - 1) or (end - 2, end - 1)
    return (kind[0], end), (kind[0], end)


def _verb_start(tokens: Sequence[Token], at: int) -> int:
    """Where the auxiliaries and adverbs begin that stand before the verb at ``at``."""
    while at > 0 and tokens[at - 1].flags & (ADVERB | AUXILIARY | TIME) and not tokens[at - 1].flags & PRONOUN:
        if tokens[at - 1].flags & SOURCE and not tokens[at - 1].flags & AUXILIARY:
            break
        at -= 1
    return at


def _with_relative(tokens: Sequence[Token], core: Range) -> tuple[Range, Range] | None:
    """The phrase to which the clause belongs that ends in ``core``: "a man who saw the fire said"."""
    at = core[0]
    if at and tokens[at - 1].flags & RELATIVE:
        before = leftwards(tokens, at - 1) if _acts(tokens, at) else None
        return (before, (before[0], core[1])) if before else None
    while at > 0 and core[0] - at < _CLAUSE and not tokens[at - 1].flags & (MARK | QUOTED | COORDINATOR | PRONOUN):
        at -= 1
        if tokens[at].word == "whose" or (tokens[at].flags & RELATIVE and not tokens[at].flags & (DETERMINER | THAT)):
            before = leftwards(tokens, at)
            return (before, (before[0], core[1])) if before else None
        if tokens[at].flags & (SUBORDINATOR | THAT | QUESTION | FINITE_CUE):
            return None
    return None


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word behind a relative pronoun is its verb: "a man who works there said"."""
    word, personal = tokens[at], not tokens[at - 1].flags & (DETERMINER | THAT)
    return personal and bool(word.flags & FINITE or (not word.flags and word.word.endswith("ed")))


def _with_name(tokens: Sequence[Token], core: Range) -> tuple[Range, Range] | None:
    """A name whose addition lacks its second comma: "Lena Vogt, a sailor said"."""
    comma = core[0] - 1
    if comma < 1 or not tokens[comma].flags & COMMA:
        return None
    office = core[1] - core[0] > 1 and tokens[core[1] - 1].flags & SOURCE and not is_name(tokens[core[1] - 1])
    owned = any(t.flags & POSSESSIVE for t in tokens[core[0] : core[1]])
    if not tokens[core[0]].flags & DETERMINER and not (office and owned):
        return None
    name = leftwards(tokens, comma)
    if name is None or name[1] - name[0] < 2 or not is_name(tokens[comma - 1]):
        return None
    if any(t.flags & (PREPOSITION | TIME) for t in tokens[max(0, name[0] - 1) : name[1]]):
        return None
    return name, (name[0], core[1])


def _before_dashes(tokens: Sequence[Token], closing: int) -> tuple[Range, Range] | None:
    """The phrase before what stands between two dashes, the second of them at ``closing``."""
    opening = closing - 1
    while opening > 0 and tokens[opening].word not in DASHES:
        opening -= 1
    core = leftwards(tokens, opening) if opening > 0 else None
    return (core, core) if core else None


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` stands for the noun before it: "a man who said", "a sign that read"."""
    if tokens[at].flags & THAT:
        return at > 0 and not tokens[at - 1].flags & (MARK | FINITE_CUE | ADVERB | PREPOSITION)
    return bool(tokens[at].flags & RELATIVE and not tokens[at].flags & DETERMINER)


def _antecedent(tokens: Sequence[Token], at: int) -> tuple[Range, Range] | None:
    """Whom the relative pronoun at ``at`` stands for."""
    end = before_brackets(tokens, at - 1) if at and tokens[at - 1].flags & COMMA else at
    core = leftwards(tokens, end) if end else None
    if core is None:
        return _before_addition(tokens, at - 1) if end == at - 1 else None  # "Jo Rau, 24, who"
    name = leftwards(tokens, core[0] - 1) if core[0] > 1 and tokens[core[0] - 1].flags & COMMA else None
    if name and name[1] - name[0] > 1 and is_name(tokens[name[1] - 1]) and not is_name(tokens[core[1] - 2]):
        return name, (name[0], core[1])  # "Lena Vogt, mayor of Elsa, who"
    for inner in range(core[1] - 1, core[0], -1):  # "a rebuke from officials, who": they are meant
        if tokens[inner].flags & (PREPOSITION | OF) and any(map(_is_somebody, tokens[inner + 1 : core[1]])):
            words = tokens[core[0] : inner]
            told = tokens[at].word == "who" and all(t.flags & RECORD or not _is_somebody(t) for t in words)
            if told or not any(map(_is_somebody, words)):  # "the testimony of a man who"
                core = (inner + 1, core[1])
            break
    return core, core


def _is_somebody(token: Token) -> bool:
    return bool(token.flags & SOURCE) or is_name(token)


def _before_addition(tokens: Sequence[Token], comma: int) -> tuple[Range, Range] | None:
    """The phrase before what stands between two commas, the second of them at ``comma``."""
    opening = _opening_comma(tokens, comma)
    if opening is None:
        return None
    core = leftwards(tokens, before_brackets(tokens, opening))
    if core and (clause := _owner_of_clause(tokens, core, comma)):
        return clause
    if core and core[1] == opening and _is_apart(tokens[opening + 1 : comma]):
        return core, core
    if core is None:
        earlier = _before_addition(tokens, opening)
        return (earlier[0], (earlier[1][0], comma)) if earlier else None
    # A place or an office may be a second addition: "Lena Vogt, of Elsa, the mayor,".
    start = core[0]
    if start > 1 and tokens[start - 1].flags & COORDINATOR:  # "Gene Vogt, a lawyer and ally of the mayor,"
        joined = leftwards(tokens, start - 1)
        start = joined[0] if joined else start
    further = leftwards(tokens, start - 1) if start > 1 and tokens[start - 1].flags & COMMA else None
    governed = further and further[0] and tokens[further[0] - 1].flags & PREPOSITION
    core = further if further and is_name(tokens[further[1] - 1]) and not governed else core
    return core, (core[0], comma)


def _owner_of_clause(tokens: Sequence[Token], core: Range, comma: int) -> tuple[Range, Range] | None:
    """Who works there: "Jo Rau, who works at Nord, a shop, said"."""
    who = core[0] - 1
    if who < 2 or not tokens[who].flags & RELATIVE or not tokens[who - 1].flags & COMMA or not _acts(tokens, core[0]):
        return None
    owner = _antecedent(tokens, who)
    return (owner[0], (owner[1][0], comma)) if owner else None


def _is_apart(addition: Sequence[Token]) -> bool:
    """Whether what stands between two commas tells nothing of whom it follows: "in May", "however", "inoltre"."""
    if all(token.flags & ADVERB for token in addition):
        return True
    return bool(addition[0].flags & PREPOSITION) and not addition[0].flags & OF


def _opening_comma(tokens: Sequence[Token], comma: int) -> int | None:
    """The comma before ``comma``, if what stands between the two is added to what stands before."""
    opening = comma - 1
    while opening > 0 and (not tokens[opening].flags & MARK or tokens[opening].word in _SIGNS):
        opening -= 1
    if tokens[comma - 1].flags & QUOTED or tokens[opening + 1].flags & QUOTED:
        return None
    if opening <= 0 or not tokens[opening].flags & COMMA or comma - opening > LONGEST:
        return None
    relative = tokens[opening + 1].word in _RELATIVES
    return opening if relative or adds(tokens, opening + 1) or _leads(tokens[opening + 1]) else None


def _leads(token: Token) -> bool:
    """Whether ``token`` may begin a remark between two commas: "in a letter", "citing the report", "however"."""
    return (
        bool(token.flags & (PREPOSITION | PARTICIPLE | ADVERB | SUBORDINATOR))
        or token.word.endswith("ing")
        or (token.flags & ASKING and token.word.endswith("ed"))
        or is_participle(token)
    )
