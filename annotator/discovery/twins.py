"""Speakers who may be one: entries of the register that two annotators made apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from annotator.model.speaker import Speaker

Why = Literal["identifier", "name", "title", "alias", "surname"]
_STRONGEST: tuple[Why, ...] = ("identifier", "name", "title", "alias", "surname")


class Twins(Struct, frozen=True):
    """Two speakers, by id, and why they may be one; ``shared`` is what they share.

    *identifier*: the same entry elsewhere; *name*: the same name; *title*: the same but for a title before it;
    *alias*: what one is called is an alias of the other, or both have it, and nobody else; *surname*: one is known by
    a surname only, which of all others only the other bears.
    """

    one: str
    other: str
    why: Why
    shared: str


def twins(speakers: Iterable[Speaker], titles: frozenset[str]) -> list[Twins]:
    """Each pair once, for its best reason, the best first; of more than two alike each with the first of them.

    ``titles`` stand before names, without their point and case. Kinds must agree where both are known. Proposals
    only: two people may bear one name.
    """
    listed = sorted(speakers, key=lambda speaker: speaker.id)
    kinds = {speaker.id: speaker.kind for speaker in listed}
    found: dict[tuple[str, str], Twins] = {}
    for why, shared, ids in (*_alike(listed, titles), *_by_surname(listed, titles)):
        for one, other in _pairs(ids, kinds):
            pair = (min(one, other), max(one, other))
            twin = Twins(*pair, why, shared)
            found[pair] = min(found.get(pair, twin), twin, key=_order)
    return sorted(found.values(), key=lambda twin: (_order(twin), twin.one, twin.other))


def _pairs(ids: list[str], kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The first of each kind with the others of it; one of unknown kind goes with any."""
    firsts: list[str] = []
    for key in ids:
        first = next((one for one in firsts if "unknown" in (kinds[one], kinds[key]) or kinds[one] == kinds[key]), None)
        if first is None:
            firsts.append(key)
        else:
            yield first, key


def _order(twin: Twins) -> tuple[int, str]:
    return _STRONGEST.index(twin.why), twin.shared


def _alike(speakers: list[Speaker], titles: frozenset[str]) -> Iterator[tuple[Why, str, list[str]]]:
    shared: dict[tuple[Why, str], dict[str, None]] = defaultdict(dict)
    for speaker in speakers:
        for where, key in speaker.external_ids.items():
            shared["identifier", f"{where} {key}"][speaker.id] = None
        shared["name", _folded(speaker.name)][speaker.id] = None
        shared["title", _folded(_bare(speaker.name, titles))][speaker.id] = None
        for name in filter(_tells, (speaker.name, *speaker.aliases)):
            shared["alias", _folded(name)][speaker.id] = None
            shared["alias", _folded(_bare(name, titles))][speaker.id] = None
    for (why, name), ids in shared.items():
        if name and (len(ids) == 2 if why == "alias" else len(ids) > 1):
            yield why, name, list(ids)


def _tells(name: str) -> bool:
    """Whether it says who is meant, and is no pronoun."""
    return len(name.split()) > 1 or name[:1] != name[:1].lower()


def _by_surname(speakers: list[Speaker], titles: frozenset[str]) -> Iterator[tuple[Why, str, list[str]]]:
    """A name of one word, if exactly one longer name ends with it."""
    whole: dict[str, set[str]] = defaultdict(set)
    alone: dict[str, list[str]] = defaultdict(list)
    for speaker in speakers:
        words = _folded(_bare(speaker.name, titles)).split()
        if speaker.kind not in ("person", "unknown") or not words:
            continue
        if len(words) == 1:
            alone[words[0]].append(speaker.id)
        else:
            whole[words[-1]].add(speaker.id)
    for surname, ids in alone.items():
        if len(whole[surname]) == 1:
            yield "surname", surname, [*whole[surname], *ids]


def _bare(name: str, titles: frozenset[str]) -> str:
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in titles:
        del words[0]
    return " ".join(words)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
