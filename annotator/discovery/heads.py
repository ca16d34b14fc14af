"""The name that an expression for somebody is about, not one that only says whose or where."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from annotator.discovery.flags import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    GENDERS,
    OF,
    POSSESSIVE,
    PREPOSITION,
    RECORD,
    SOURCE,
    TITLE,
)
from annotator.discovery.phrases import Range, is_name
from annotator.discovery.tokens import Token

_OFFICE = 3
"""Tokens behind the preposition of an office, if a name of two words ends it."""


def head_of(
    tokens: Sequence[Token],
    phrase: tuple[Range, Range],
    is_body: Callable[[str], bool],
    forenames: Container[str] = frozenset(),
) -> Range | None:
    """The name in the core of ``phrase``, else one that is added to it; ``is_body`` tells names of offices."""
    core, whole = phrase
    added = _added(tokens, core, whole)
    if added and _adds_holder(tokens, core, added, forenames):
        return added
    return _holder(tokens, core, is_body, forenames) or _in_core(tokens, core, is_body) or added


def _adds_holder(tokens: Sequence[Token], core: Range, added: Range, forenames: Container[str]) -> bool:
    """Whether a name is added to an office, whatever names tell that: "die Sprecherin der Polizei, Ida Rau"."""
    named = any(token.word in forenames for token in tokens[added[0] : added[1] - 1])
    named = named or (added[1] - added[0] > 1 and _is_office(tokens[slice(*core)]))
    other = any(token.word in forenames for token in tokens[slice(*core)])
    return named and not other and bool(tokens[core[0]].flags & DETERMINER)


def _is_office(words: Sequence[Token]) -> bool:
    """Whether ``words`` begin with what one person is: "die Vorsitzende der Union", "the Green MP for the coast"."""
    hangs = next((n for n, word in enumerate(words) if n and word.flags & (OF | PREPOSITION)), len(words))
    return any(word.flags & SOURCE and word.flags & GENDERS for word in (*words[1:2], *words[1:hangs][-1:]))


def _holder(
    tokens: Sequence[Token], core: Range, is_body: Callable[[str], bool], forenames: Container[str]
) -> Range | None:
    """The name behind an office and what that is of: "le maire de Nantes Jo Rau", "il capo della Banca reale Jo Rau".

    A name right behind the preposition is whose office it is: "le fils de Jo Rau".
    """
    office = next((n for n in range(*core) if tokens[n].flags & (SOURCE | TITLE) and not is_name(tokens[n])), core[1])
    if office + 2 >= core[1] or not tokens[office + 1].flags & OF or tokens[office].flags & RECORD:
        return None
    first = core[1]
    while first > office + 2 and is_name(tokens[first - 1]):
        first -= 1
    named = next((n for n in range(first + 1, core[1] - 1) if tokens[n].word in forenames), None)
    if named is not None:
        return None if tokens[first].word in forenames else (named, core[1])
    before = tokens[first - 1]
    of_noun = not before.flags & ~ADVERB and not is_body(before.word) and tokens[first].word in forenames
    return (first, core[1]) if of_noun and core[1] - first > 1 else None


def _in_core(tokens: Sequence[Token], core: Range, is_body: Callable[[str], bool]) -> Range | None:
    best: Range | None = None
    at = core[0]
    while at < core[1]:
        hangs = tokens[at].flags & (PREPOSITION if best is None else PREPOSITION | OF)
        if hangs and not is_name(tokens[at]):
            return _before_preposition(tokens, best, at, core[1], is_body)
        if not is_name(tokens[at]):
            at += 1
            continue
        end = _run(tokens, at, core[1])
        owner = end < len(tokens) and tokens[end].flags & POSSESSIVE
        noun = end < core[1] and not tokens[end].flags and not owner
        best = None if owner or noun or _only_begins(tokens, at, end) else (at, end)
        at = end + (1 if owner else 0)
    if best and best[1] < core[1] and tokens[best[1]].flags & (SOURCE | RECORD):
        return None
    return best


def _before_preposition(
    tokens: Sequence[Token], best: Range | None, at: int, end: int, is_body: Callable[[str], bool]
) -> Range | None:
    """The name before the preposition at ``at``, or the one that an office behind it ends with."""
    if officer := _officer(tokens, at, end):
        return officer
    if best and best[1] - best[0] == 1 and tokens[best[0]].flags & TITLE and is_name(tokens[at + 1]):
        return best[0], _run(tokens, at + 1, end)  # "Mme des Champs"
    if best and best[1] == at and is_body(tokens[at - 1].word) and not tokens[at - 1].word.endswith("s"):
        return best[0], _further(tokens, at, end)
    return best


def _further(tokens: Sequence[Token], at: int, end: int) -> int:
    """One past the names behind the preposition at ``at``: "Office for Ports", "Union of Concerned Captains"."""
    first = at + 1
    while first < end and tokens[first].flags & DETERMINER and not is_name(tokens[first]):
        first += 1
    last = _run(tokens, first, end)
    return last if last > first else at


def _run(tokens: Sequence[Token], at: int, end: int) -> int:
    while at < end and is_name(tokens[at]):
        at += 1
    return at


def _only_begins(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a word has its capital only from the start of the sentence: "Officials said"."""
    word = tokens[at]
    return at == 0 and end == 1 and (bool(word.flags & SOURCE) or word.word.endswith("s"))


def _officer(tokens: Sequence[Token], at: int, end: int) -> Range | None:
    """The name that ends an office: "Secretary of Commerce Gary Locke", "Bureau of Ports spokesman Jo Rau".

    A name right behind the preposition at ``at`` or a determiner is whose office it is: "a spokesman for Jo Rau".
    """
    start = end
    while start > at and is_name(tokens[start - 1]):
        start -= 1
    before = tokens[start - 1].flags
    if tokens[at - 1].flags & TITLE and before & (OF | DETERMINER) and end - start >= _OFFICE:
        return start + 1, end
    told = before & (SOURCE | TITLE) or any(t.flags & (SOURCE | TITLE) for t in tokens[start : end - 1])
    led = before & (PREPOSITION | OF | DETERMINER | POSSESSIVE) or tokens[at - 1].flags & RECORD
    return (start, end) if end - start > 1 and told and not led else None


def _added(tokens: Sequence[Token], core: Range, whole: Range) -> Range | None:
    """The name after a comma: "the director, Astrid Brandt"."""
    if not core[1] < whole[1]:
        return None
    titles = [n for n in range(core[1] + 1, whole[1] - 1) if tokens[n].flags & TITLE and tokens[n].flags & CAPITAL]
    begins = (core[1] + 1, *titles[-1:])  # "the lawyer, Me Rau", "its sponsor, Green state Sen. Jo Rau"
    return next((found for at in begins if (found := _added_from(tokens, core, whole, at))), None)


def _added_from(tokens: Sequence[Token], core: Range, whole: Range, start: int) -> Range | None:
    while start < whole[1] - 1 and tokens[start].flags & TITLE and tokens[start].flags & CAPITAL:
        start += 1
    end = _run(tokens, start, whole[1])
    if end > start and end + 1 < whole[1] and tokens[end].flags & OF:  # "la directrice, Laurence des Champs"
        end = _run(tokens, end + 1, whole[1])
    if end < whole[1] or end == start or tokens[end - 1].flags & OF:
        return None
    several = end - start > 1 or start > core[1] + 1
    single = tokens[start].flags == CAPITAL and _is_somebody(tokens[slice(*core)])
    return (start, end) if several or single else None


def _is_somebody(words: Sequence[Token]) -> bool:
    """Whether a name may be added to ``words``: "the operator, Nordholz", "his wife, Erika"."""
    owned = words[0].flags & DETERMINER or any(token.flags & POSSESSIVE for token in words)
    return bool(owned and words[-1].flags & SOURCE) and not words[-1].flags & RECORD
