"""The engine that proposes, with its lexicons; loaded when the first article can be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from annotator import paths
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.proposals import Given, Proposal
from annotator.discovery.proposers import load_proposer, proposers
from annotator.exchange.offering import proposals_for


def engines() -> tuple[str, ...]:
    """The names of all that are installed, the rules first."""
    return proposers()


def ready(engine: str) -> Callable[[Given], tuple[Proposal, ...]]:
    """What answers the proposals of ``engine`` (empty: the rules) for an article.

    Raises LexiconError, and ProposerError where there is no such engine.
    """
    lexicons = load_lexicons(*paths.lexicons())
    return partial(proposals_for, proposer=load_proposer(engine, lexicons), lexicons=lexicons)
