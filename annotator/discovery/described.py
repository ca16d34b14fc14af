"""Descriptions that a register has as names, "the harbour master", found in running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

_EDGE = regex.compile(r"[[\p{L}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}]]", regex.V1)
_BEGINS = regex.compile(
    r"(?<![[\p{L}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}]])(?:[\p{Han}\p{Hiragana}\p{Katakana}]|[^\W_]+|\S)", regex.V1
)


class Found(NamedTuple):
    """The words ``start:end`` are a name of ``speaker``."""

    start: int
    end: int
    speaker: str


class DescribedNames:
    """Looks them up by how they begin, so that thousands cost no more than a few."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self._by_beginning: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, speaker in named:
            if begins := _BEGINS.match(name):
                self._by_beginning[begins[0].casefold()].append((name.casefold(), speaker))
        for listed in self._by_beginning.values():
            listed.sort(key=lambda one: (-len(one[0]), one))

    def find(self, text: str) -> Iterator[Found]:
        """Those in ``text`` from left to right, the longest at each place, without overlaps."""
        free = 0
        for match in _BEGINS.finditer(text) if self._by_beginning else ():
            start = match.start()
            listed = self._by_beginning.get(match[0].casefold()) if start >= free else None
            found = self._at(text, start, listed) if listed else None
            if found:
                free = found.end
                yield found

    def first(self, text: str) -> Found | None:
        """The first in ``text``."""
        return next(self.find(text), None)

    def _at(self, text: str, start: int, listed: Iterable[tuple[str, str]]) -> Found | None:
        for name, speaker in listed:
            end = start + len(name)
            if text[start:end].casefold() == name and not _EDGE.match(text, end):
                return Found(start, end, speaker)
        return None
