"""The engine that proposes, with its lexicons; loaded when the first article can be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from annotator import paths
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.proposals import Given, Proposal
from annotator.discovery.proposers import RULES, load_proposer
from annotator.exchange.offering import proposals_for


def ready() -> Callable[[Given], tuple[Proposal, ...]]:
    """What answers the proposals for an article. Raises LexiconError."""
    lexicons = load_lexicons(*paths.lexicons())
    return partial(proposals_for, proposer=load_proposer(RULES, lexicons), lexicons=lexicons)
