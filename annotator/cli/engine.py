"""What proposes, as verbs of the command line choose it."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

import click

from annotator.discovery.lexicons import Lexicons
from annotator.discovery.proposals import Given, Proposal, Proposer
from annotator.discovery.proposers import load_proposer
from annotator.storage.reader import Reader
from annotator.wording.translation import _

engine_option = click.option(
    "--engine",
    metavar="NAME",
    help=_("What proposes: 'rules', or an engine that is installed; what the project has chosen unless told."),
)


def proposer_of(read: Reader, engine: str | None, lexicons: Lexicons) -> Proposer:
    """The engine of that name, or the project's. Raises ProposerError."""
    with redirect_stdout(sys.stderr):
        return _Aside(load_proposer(read.project().engine if engine is None else engine, lexicons))


class _Aside:
    """Proposes what another does; what an engine prints meanwhile stands beside the answers and not among them."""

    def __init__(self, proposer: Proposer) -> None:
        self._proposer = proposer

    def propose(self, given: Given) -> list[Proposal]:
        with redirect_stdout(sys.stderr):
            return list(self._proposer.propose(given))
