"""Versions that files began with and changed: kept as digests, so that a dataset which still has one brings no news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.model.hand_out import HandOut

PAST = " past"
"""Ends the kinds under which a hand-out that came back keeps them, by id, with blanks between several."""

Past = Mapping[tuple[str, str], frozenset[str]]


def past_of(hand_outs: Iterable[HandOut]) -> Past:
    """By kind and id, the digests of versions that are history."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for hand_out in hand_outs:
        for name, entries in hand_out.held.items():
            if name.endswith(PAST):
                for key, digests in entries.items():
                    found[name.removesuffix(PAST), key].update(str(digests).split())
    return {where: frozenset(digests) for where, digests in found.items()}


def left_behind(kind: str, began: Mapping[str, Any], now: Mapping[str, Any], past: Past) -> dict[str, Any]:
    """By id the digests to keep of one kind: what was history, and what the file began with and has changed."""
    left = {key: set(digests) for (name, key), digests in past.items() if name == kind}
    for key, digest in began.items():
        if isinstance(digest, str) and now.get(key) != digest:
            left.setdefault(key, set()).add(digest)
    return {key: " ".join(sorted(digests - {now.get(key)})) for key, digests in left.items()}
