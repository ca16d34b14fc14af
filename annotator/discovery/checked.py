"""An engine of another package: whatever it does wrong while it proposes is a Situation that names it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import msgspec

from annotator.discovery.proposals import Given, Proposal, Proposer
from annotator.model.errors import ProposerError


class CheckedProposer:
    """Proposes what ``proposer`` does, under the ``name`` of its entry point."""

    def __init__(self, name: str, proposer: Proposer) -> None:
        self._name, self._proposer = name, proposer

    def propose(self, given: Given) -> list[Proposal]:
        """As :meth:`Proposer.propose`; raises ProposerError where the engine fails, or its proposals fit no text."""
        try:
            found = list(self._proposer.propose(given))
        except ProposerError:
            raise
        except (Exception, SystemExit) as failed:
            # Whatever another package raises here is no fault of the project's.
            reason = str(failed) or type(failed).__name__
            raise ProposerError("proposer.failed", name=self._name, reason=reason) from failed
        return sorted(self._checked(found, len(given.text)), key=lambda p: (p.start, -p.end))

    def _checked(self, found: list[Proposal], length: int) -> list[Proposal]:
        try:
            # Structs are not checked as they are made: written plainly and read again, each field is of its type.
            proposals = msgspec.convert(msgspec.to_builtins(found, enc_hook=_plain), list[Proposal])
        except Exception as failed:
            raise ProposerError("proposer.malformed", name=self._name, reason=str(failed)) from failed
        for number, proposal in enumerate(proposals, 1):
            if not _lies_within(proposal, length):
                raise ProposerError("proposer.misplaced", name=self._name, number=number, length=length)
            if not 0 <= proposal.confidence <= 1:
                reason = f"confidence = {proposal.confidence}"
                raise ProposerError("proposer.malformed", name=self._name, reason=reason)
        return proposals


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def _lies_within(proposal: Proposal, length: int) -> bool:
    """Whether all of it lies in a text of ``length`` code points, its fragments in order and apart."""
    places = (*proposal.fragments, *proposal.cue, *(source.mention for source in proposal.sources))
    apart = all(one.end < other.start for one, other in pairwise(proposal.fragments))
    return bool(proposal.fragments) and apart and all(0 <= place.start < place.end <= length for place in places)
