"""Proposals that cross no other: each lies apart from any other, or inside it."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.discovery.proposals import Proposal
from annotator.model.span import Span


def nested(proposals: Iterable[Proposal]) -> list[Proposal]:
    """``proposals`` in text order, without those that repeat another or cross one that is surer."""
    listed = sorted(proposals, key=lambda p: (p.start, -p.end, p.fragments))
    by_fragments: dict[tuple[Span, ...], Proposal] = {}
    for proposal in listed:
        there = by_fragments.get(proposal.fragments)
        if there is None or there.confidence < proposal.confidence:
            by_fragments[proposal.fragments] = proposal
    kept = list(by_fragments.values())
    lost: set[int] = set()
    while True:
        crossing = _crossing(kept, lost)
        if not crossing:
            return [p for number, p in enumerate(kept) if number not in lost]
        lost |= crossing


def _crossing(kept: list[Proposal], lost: set[int]) -> set[int]:
    """The less sure of each two whose fragments cross, found in one walk."""
    pieces = [(f.start, -f.end, number) for number, p in enumerate(kept) if number not in lost for f in p.fragments]
    pieces.sort()
    around: list[tuple[int, int]] = []
    found: set[int] = set()
    for start, end, number in pieces:
        while around and around[-1][0] <= start:
            around.pop()
        if around and around[-1][0] < -end and around[-1][1] != number:
            other = around[-1][1]
            found.add(min(number, other, key=lambda n: (kept[n].confidence, -n)))
        around.append((-end, number))
    return found
