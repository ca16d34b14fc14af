"""Reported speech that goes on without a cue, which some languages tell by the form of the verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from annotator.discovery.draft import Draft, Mentioned
from annotator.discovery.flags import FINITE_CUE, GENERIC, PRONOUN, QUESTION, SINGULAR, SUBJUNCTIVE, SUBORDINATOR
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.page import Page
from annotator.discovery.telling import Sentence
from annotator.discovery.tokens import Token
from annotator.model.span import Span

_LEAD = 5
_SHORTEST = 12
_NEAR = 18
"""Tokens of a sentence among which its verb is sought."""


def goes_on(page: Page, last: Draft | None, block: int, sentence: Span) -> Draft | None:
    """What ``sentence`` reports of whom the ``last`` draft quotes, if its verb tells that."""
    if not page.lexicon.language.subjunctive or last is None or len(sentence) < _SHORTEST:
        return None
    if last.block != block or last.form not in ("indirect", "direct", "mixed"):
        return None
    tokens = page.tokens(sentence)
    if tokens[0].flags & QUESTION and tokens[-1].word == "?":
        return None  # "Ob er es bereue?"
    if any(t.flags & FINITE_CUE and not t.flags & SUBJUNCTIVE for t in tokens):
        return None
    verb = next((t for t in tokens[:_NEAR] if t.flags & SUBJUNCTIVE), None) or _by_ending(tokens)
    if (
        verb is None
        or not _is_reported(verb.word, page.lexicon)
        or any(t.word == ":" and t.start < verb.start for t in tokens)
    ):
        return None
    end = sentence.end - 1 if page.text[sentence.end - 1] in ".!" else sentence.end
    found = Draft([Span(sentence.start, end)], "indirect", "subjunctive", block, inherits=True)
    found.facts["verb"] = page.text[verb.start : verb.end]
    return found


def begins(page: Page, block: int, sentence: Span) -> Draft | None:
    """What ``sentence``, which holds words in marks, reports without a cue and without a quote before it.

    As in "Rau verteidigte den Plan. Der Streit sei „ein Fehler“ gewesen."; behind a colon it is of whoever stands
    before that: "Vogt reagierte prompt: Das sei „nicht zu machen“.".
    """
    if not page.lexicon.language.subjunctive:
        return None
    tokens = page.tokens(sentence)
    colon = next((n for n, t in enumerate(tokens) if t.word == ":"), -1)
    verb = next((t for t in tokens[colon + 1 : colon + 1 + _NEAR] if t.flags & SUBJUNCTIVE), None)
    cue = any(t.flags & (FINITE_CUE | SUBORDINATOR) and not t.flags & SUBJUNCTIVE for t in tokens[: colon + 2])
    if (
        verb is None
        or cue
        or not (verb.word.endswith("e") or verb.word in page.lexicon.reported)
        or not _is_reported(verb.word, page.lexicon)
    ):
        return None
    end = sentence.end - 1 if page.text[sentence.end - 1] in ".!" else sentence.end
    subject = Sentence(tokens[:colon], page.lexicon).first_phrase() if colon > 0 else None
    found = Draft([Span(tokens[colon + 1].start, end)], "mixed", "subjunctive", block, inherits=subject is None)
    found.sources = [Mentioned(tokens, subject, sentence.start)] if subject else []
    found.facts["verb"] = page.text[verb.start : verb.end]
    return found


def _by_ending(tokens: Sequence[Token]) -> Token | None:
    """A verb whose form after a pronoun of the third person tells: "er prüfe" where he does would be "er prüft"."""
    for before, token in pairwise(tokens[:_LEAD]):
        third = before.flags & (SINGULAR | GENERIC) and before.flags & PRONOUN
        if third and not token.flags and token.word.endswith("e"):
            return token
    return None


def _is_reported(word: str, lexicon: Lexicon) -> bool:
    """Whether the form is one of reported speech only, and not of wish or condition."""
    return word in lexicon.reported or not word.endswith(("te", "ten", "äre", "ären", "ürde", "ürden"))
