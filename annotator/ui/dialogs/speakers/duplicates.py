"""Entries of the register that may be one person: a hint, never a decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from annotator.model.speaker import Speaker
from annotator.text.folding import folded

MOST = 50
_SHORTEST = 3
_CROWD = 6
"""A name that more entries share than this, such as "police", says nothing."""


class Pair(Struct, frozen=True, order=True):
    """Two speakers by id, and the name that both bear; ``whole`` where it is more than a surname."""

    one: str
    other: str
    name: str
    whole: bool = True


def duplicates(speakers: Sequence[Speaker]) -> list[Pair]:
    """Pairs that share a name or alias, then persons who share a surname, in the order of ``speakers``."""
    places = {speaker.id: n for n, speaker in enumerate(speakers)}
    found: dict[tuple[str, str], Pair] = {}
    for whole, names in ((True, _whole(speakers)), (False, _surnames(speakers))):
        for name, bearers in names.items():
            if 1 < len(bearers) <= _CROWD:
                for one, other in combinations(sorted(bearers, key=places.__getitem__), 2):
                    found.setdefault((one, other), Pair(one, other, name, whole))
    ordered = sorted(found.values(), key=lambda pair: (not pair.whole, places[pair.one], places[pair.other]))
    return ordered[:MOST]


def _whole(speakers: Iterable[Speaker]) -> dict[str, set[str]]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for speaker in speakers:
        for name in (speaker.name, *speaker.aliases):
            if len(name) >= _SHORTEST:
                bearers[" ".join(folded(name).split())].add(speaker.id)
    return bearers


def _surnames(speakers: Iterable[Speaker]) -> dict[str, set[str]]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for speaker in speakers:
        words = folded(speaker.name).split()
        if speaker.kind == "person" and words and len(words[-1]) >= _SHORTEST:
            bearers[words[-1]].add(speaker.id)
    return bearers
