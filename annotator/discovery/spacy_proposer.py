"""Proposals with a parser: reported speech by spaCy's dependencies, all else by the rules.

Needs spaCy (``pip install annotator[spacy]``) and a model of the article's language, which spaCy installs by
``python -m spacy download en_core_web_sm`` or the like. Without a model for an article the rules alone propose.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from annotator.discovery.confidence import confidence
from annotator.discovery.flags import FINITE_CUE, PARTICIPLE
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.lexicons import Lexicons
from annotator.discovery.names import Register
from annotator.discovery.nesting import nested
from annotator.discovery.proposals import Given, Proposal, Source
from annotator.discovery.rules import RuleProposer
from annotator.model.errors import ProposerError
from annotator.model.span import Span

_CONTENTS = frozenset(("ccomp", "oc", "xcomp"))
"""How spaCy's models name the clause that says what is said (``oc`` in German)."""
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass", "sb"))
_LONGEST = 100_000
"""Code points of a text that a parser is asked for; of longer ones the rules alone propose."""

Pipeline = Callable[[str], Any]
"""A spaCy pipeline, or what answers like one: a text in, tokens with dependencies out."""


class SpacyProposer:
    """The rules, with reported speech added where a parser finds clauses that the rules did not."""

    def __init__(self, lexicons: Lexicons, pipeline: Callable[[str], Pipeline | None] | None = None) -> None:
        self._lexicons, self._rules = lexicons, RuleProposer(lexicons)
        self._pipeline = pipeline or installed_pipeline

    def propose(self, given: Given) -> list[Proposal]:
        """As :meth:`Proposer.propose`; raises ProposerError where spaCy is missing."""
        found = self._rules.propose(given)
        lexicon = self._lexicons.of(given.language, given.text)
        parse = self._pipeline(lexicon.language.language)
        if parse is None or len(given.text) > _LONGEST:
            return found
        register = Register(given.register, lexicon.titles)
        taken = [f for p in found if p.form != "marks_only" for f in p.fragments]
        parsed = _reported(parse(given.text), given.text, lexicon, register)
        return nested([*found, *(p for p in parsed if not any(p.fragments[0].overlaps(f) for f in taken))])


@lru_cache(maxsize=8)
def installed_pipeline(language: str) -> Pipeline | None:
    """The smallest installed model of ``language``, None where there is none. Raises ProposerError without spaCy."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as failed:
        raise ProposerError("proposer.no_spacy", reason=str(failed)) from failed
    models = sorted(name for name in spacy.util.get_installed_models() if name.startswith(f"{language}_"))
    small = [name for name in models if name.endswith("_sm")] or models
    pipeline: Pipeline | None = spacy.load(small[0], exclude=["ner", "lemmatizer"]) if small else None
    return pipeline


def _reported(parsed: Any, text: str, lexicon: Lexicon, register: Register) -> Iterator[Proposal]:
    """A proposal for each verb of saying whose content is a clause."""
    for token in parsed:
        if not lexicon.flags.get(folded(token.text), 0) & (FINITE_CUE | PARTICIPLE):
            continue
        content = next((child for child in token.children if child.dep_ in _CONTENTS), None)
        subject = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        if content is None:
            continue
        span, cue = _subtree(content), Span(token.idx, token.idx + len(token.text))
        if span.overlaps(cue):
            continue
        facts = {"cue": text[cue.start : cue.end]}
        sources = (_source(_subtree(subject), text, register),) if subject is not None else ()
        if sources:
            facts["speaker"] = sources[0].name
        yield Proposal((span,), "indirect", sources, (cue,), "parsed", facts, confidence("parsed"))


def _subtree(token: Any) -> Span:
    """From the first to the last word that hangs on ``token``, marks at its edges left out."""
    words = [one for one in token.subtree if not one.is_punct and not one.is_space] or [token]
    return Span(min(one.idx for one in words), max(one.idx + len(one.text) for one in words))


def _source(span: Span, text: str, register: Register) -> Source:
    words = text[span.start : span.end]
    return Source(span, words, register.who(words))
