"""Which speakers fit what was typed, best first. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import chain, islice

from msgspec import Struct

from annotator.text.folding import folded

MOST = 60
"""So many are listed; typing another letter narrows better than scrolling."""


class Choice(Struct, frozen=True):
    """A row that can be chosen: a speaker of the register by id, or (None) a new one of that ``name``.

    ``hint`` says by which other name it was found, or what else is known of it.
    """

    name: str
    speaker: str | None = None
    hint: str = ""


class Entry(Struct, frozen=True):
    """A speaker as typing finds them: all ``names`` folded, each split into words and as initials."""

    speaker: str
    names: tuple[str, ...]
    folded: tuple[str, ...]
    initials: tuple[str, ...]
    hint: str = ""


def entry(speaker: str, names: Sequence[str], hint: str = "") -> Entry:
    """What typing is compared with for the speaker of that id, the first of ``names`` being the name."""
    folded = tuple(fold(name) for name in names)
    return Entry(speaker, tuple(names), folded, tuple(_initials(name) for name in folded), hint)


def ranked(typed: str, entries: Mapping[str, Entry], near: Sequence[str] = ()) -> list[Choice]:
    """The speakers that fit ``typed``, those ``near`` the quote first (nearest first), then as ``entries`` come.

    ``entries`` are by speaker. A name typed in full comes before all others. With nothing typed everybody fits.
    """
    wanted = fold(typed)
    close = [speaker for speaker in near if speaker in entries]
    if not wanted:
        first = islice(dict.fromkeys(chain(close, entries)), MOST)
        return [Choice(entries[speaker].names[0], speaker, entries[speaker].hint) for speaker in first]
    nearness = {speaker: place for place, speaker in enumerate(close)}
    found: list[tuple[bool, int, int, int, str, int]] = []
    for place, one in enumerate(entries.values()):
        fit = _fit(wanted, one)
        if fit is not None:
            quality, name = fit
            rank = nearness.get(one.speaker, len(nearness))
            found.append((quality > 0, rank, quality, place, one.speaker, name))
    return [_choice(entries[speaker], name) for *_order, speaker, name in nsmallest(MOST, found)]


def _choice(one: Entry, name: int) -> Choice:
    """The speaker, with the alias by which it was found."""
    return Choice(one.names[0], one.speaker, one.names[name] if name else one.hint)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """``text`` for comparing: no case, no accents, single spaces."""
    return " ".join(folded(text).split())


def _fit(wanted: str, one: Entry) -> tuple[int, int] | None:
    """How well, from 0 (the whole name), and by which of its names ``one`` fits; None if it does not."""
    best: tuple[int, int] | None = None
    for number, name in enumerate(one.folded):
        quality = _quality(wanted, name, one.initials[number])
        if quality is not None and (best is None or quality < best[0]):
            best = quality, number
    return best


def _quality(wanted: str, name: str, initials: str) -> int | None:
    at = name.find(wanted)
    if at == 0:
        return 0 if len(name) == len(wanted) else 1
    if at > 0:
        return 2 if f" {wanted}" in name else 4
    return 3 if len(wanted) > 1 and initials.startswith(wanted.replace(".", "").replace(" ", "")) else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())
