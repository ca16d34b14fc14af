"""Chains: what one says of what another said is the other's: "Rau said that she waits, the paper reported"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.clauses import finite
from annotator.discovery.flags import CAPITAL, RECORD, THINKING
from annotator.discovery.telling import Report
from annotator.discovery.tokens import Token

_PASSING = ("tag_after", "according_to")


def passed_on(reports: Sequence[Report], tokens: Sequence[Token]) -> list[Report]:
    """``reports`` without those that only pass another on; who passes it on is named by the other."""
    kept = list(reports)
    for outer in reports:
        if outer.why in _PASSING and not outer.quoted and len(outer.pieces) == 1 and outer.subject:
            inner = next((r for r in kept if r is not outer and _is_all_of(r, outer, tokens)), None)
            if inner is not None:
                start, end = outer.subject[0]
                is_record = any(t.flags & RECORD and not t.flags & CAPITAL for t in tokens[start:end])
                (inner.records if is_record else inner.relays).append(outer.subject)
                kept.remove(outer)
    return kept


def _is_all_of(inner: Report, outer: Report, tokens: Sequence[Token]) -> bool:
    """Whether what ``outer`` reports is nothing but that somebody says what ``inner`` reports."""
    start, end = outer.pieces[0]
    if not inner.subject or inner.why in _PASSING or tokens[inner.cue[0][1] - 1].flags & THINKING:
        return False
    within = start <= inner.start and inner.pieces[0][0] >= inner.end and inner.pieces[-1][1] in (end - 1, end)
    return within and not finite(tokens, start, inner.start)
