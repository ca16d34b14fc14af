import importlib.util

import pytest

from annotator.discovery.proposals import Given
from annotator.discovery.proposers import proposers
from annotator.discovery.spacy_proposer import SpacyProposer, installed_pipeline
from annotator.model.errors import ProposerError
from tests.discovery.proposed import LEXICONS, proposals

TEXT = "The report admits ferry sank. “We wait,” Ms. Rau said."


class Word:
    """A token as a parser gives it."""

    is_space = False

    def __init__(self, text, idx, dep):
        self.text, self.idx, self.dep_ = text, idx, dep
        self.children = []
        self.is_punct = not text[0].isalnum()

    @property
    def subtree(self):
        yield from sorted([self, *(w for c in self.children for w in c.subtree)], key=lambda w: w.idx)


def parsed(text):
    """What a parser would say of the first sentence."""
    the, report, verb, ferry, sank = (
        Word(word, text.index(word), dep)
        for word, dep in [
            ("The", "det"),
            ("report", "nsubj"),
            ("admits", "ROOT"),
            ("ferry", "nsubj"),
            ("sank", "ccomp"),
        ]
    )
    report.children, sank.children, verb.children = [the], [ferry], [report, sank]
    return [the, report, verb, ferry, sank]


def test_clauses_of_a_parser_are_added_to_what_the_rules_find():
    with_parser = SpacyProposer(LEXICONS, lambda language: parsed if language == "en" else None)
    found = with_parser.propose(Given(TEXT, "en"))
    rules = proposals(TEXT, "en")
    assert [p for p in found if p.why != "parsed"] == rules
    added = [(TEXT[p.start : p.end], p.sources[0].name) for p in found if p.why == "parsed"]
    assert added == [("ferry sank", "The report")]


def test_without_a_model_the_rules_propose():
    assert SpacyProposer(LEXICONS, lambda language: None).propose(Given(TEXT, "en")) == proposals(TEXT, "en")


def test_it_is_offered_and_says_what_is_missing():
    assert proposers()[0] == "rules"
    if importlib.util.find_spec("spacy"):
        pytest.skip("spaCy is installed")
    with pytest.raises(ProposerError) as told:
        installed_pipeline("en")
    assert told.value.key == "proposer.no_spacy"
