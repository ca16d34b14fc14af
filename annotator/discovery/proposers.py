"""Engines that propose: the rules, and those that other packages bring under an entry point."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points

from annotator.discovery.checked import CheckedProposer
from annotator.discovery.lexicons import Lexicons
from annotator.discovery.proposals import Proposer
from annotator.discovery.rules import RuleProposer
from annotator.model.errors import ProposerError

_PACKAGE = __name__.partition(".")[0]
GROUP = f"{_PACKAGE}.proposers"
"""An entry point of this group, ``annotator.proposers``, names what makes a Proposer from the :class:`Lexicons`."""
RULES = "rules"

Make = Callable[[Lexicons], Proposer]


def proposers() -> tuple[str, ...]:
    """The names of all that are there, the rules first."""
    return RULES, *sorted({point.name for point in entry_points(group=GROUP)} - {RULES})


def load_proposer(name: str, lexicons: Lexicons) -> Proposer:
    """The engine of that name (empty: the rules), ready to propose.

    Raises ProposerError where there is none, or it cannot be loaded.
    """
    if name in ("", RULES):
        return RuleProposer(lexicons)
    point = next(iter(entry_points(group=GROUP, name=name)), None)
    if point is None:
        raise ProposerError("proposer.unknown", name=name, there=proposers())
    return _made(point, lexicons)


def _made(point: EntryPoint, lexicons: Lexicons) -> Proposer:
    try:
        make: Make = point.load()
        return CheckedProposer(point.name, make(lexicons))
    except (Exception, SystemExit) as failed:
        # Whatever another package raises here is no fault of the project's.
        raise ProposerError("proposer.not_loaded", name=point.name, reason=str(failed)) from failed
