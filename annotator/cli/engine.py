"""What proposes, as verbs of the command line choose it."""

from __future__ import annotations

import click

from annotator.discovery.lexicons import Lexicons
from annotator.discovery.proposals import Proposer
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
    return load_proposer(read.project().engine if engine is None else engine, lexicons)
