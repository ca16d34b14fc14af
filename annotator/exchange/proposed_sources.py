"""What is compared where nobody has tagged anything: what stands in marks, and the reported speech that is proposed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from annotator.discovery.proposals import Given, Proposal, Proposer
from annotator.exchange.proposing import given_articles
from annotator.model.span import Span
from annotator.reuse.reading import marked_stories
from annotator.reuse.sources import Quote, Source
from annotator.storage.reader import Reader


def proposed_sources(read: Reader, proposer: Proposer, story: str) -> list[Source]:
    """The articles of a story with what stands in marks there, and the proposals that hold none of it.

    Passages in marks are compared as they stand, since others may render the passage and not the clause around it.
    """
    given = dict(given_articles(read, (story,), register=False))
    return [
        with_reported(source, given[source.article], proposer)
        for _story, sources in marked_stories(read, (story,))
        for source in sources
    ]


def with_reported(source: Source, given: Given, proposer: Proposer) -> Source:
    """``source`` with the proposals for its article that share no word with its quotes."""
    taken = sorted(fragment for quote in source.quotes for fragment in quote.fragments)
    found = [p for p in proposer.propose(given) if p.form != "marks_only" and not _shares(p, taken)]
    return msgspec.structs.replace(source, quotes=[*source.quotes, *(Quote(p.fragments) for p in found)])


def _shares(proposal: Proposal, taken: Sequence[Span]) -> bool:
    """Whether ``proposal`` overlaps one of the stretches in ``taken``, which are in order and do not overlap."""
    for fragment in proposal.fragments:
        at = bisect_left(taken, fragment.start, key=lambda span: span.end)
        if any(fragment.overlaps(span) for span in taken[at : at + 2]):
            return True
    return False
