"""Reported speech that goes on without a cue, which some languages tell by the form of the verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from annotator.discovery.draft import Draft
from annotator.discovery.flags import FINITE_CUE, GENERIC, PRONOUN, SINGULAR, SUBJUNCTIVE
from annotator.discovery.page import Page
from annotator.discovery.tokens import Token
from annotator.model.span import Span

_LEAD = 5
_SHORTEST = 12
_NEAR = 12
"""Tokens of a sentence among which its verb is sought."""


def goes_on(page: Page, last: Draft | None, block: int, sentence: Span) -> Draft | None:
    """What ``sentence`` reports of whom the ``last`` draft quotes, if its verb tells that."""
    if not page.lexicon.language.subjunctive or last is None or len(sentence) < _SHORTEST:
        return None
    if last.block != block or last.form not in ("indirect", "direct", "mixed"):
        return None
    tokens = page.tokens(sentence)
    if any(t.flags & FINITE_CUE and not t.flags & SUBJUNCTIVE for t in tokens):
        return None
    verb = next((t for t in tokens[:_NEAR] if t.flags & SUBJUNCTIVE), None) or _by_ending(tokens)
    if verb is None or not _is_reported(verb.word):
        return None
    end = sentence.end - 1 if page.text[sentence.end - 1] in ".!" else sentence.end
    found = Draft([Span(sentence.start, end)], "indirect", "subjunctive", block, inherits=True)
    found.facts["verb"] = page.text[verb.start : verb.end]
    return found


def _by_ending(tokens: Sequence[Token]) -> Token | None:
    """A verb whose form after a pronoun of the third person tells: "er prüfe" where he does would be "er prüft"."""
    for before, token in pairwise(tokens[:_LEAD]):
        third = before.flags & (SINGULAR | GENERIC) and before.flags & PRONOUN
        if third and not token.flags and token.word.endswith("e"):
            return token
    return None


def _is_reported(word: str) -> bool:
    """Whether the form is one of reported speech only, and not of wish or condition."""
    return not word.endswith(("te", "ten", "äre", "ären", "ürde", "ürden"))
