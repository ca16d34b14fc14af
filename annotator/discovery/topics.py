"""What "it" and "they" may stand for: bodies, documents and groups with which sentences begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import regex

from annotator.discovery.flags import AUXILIARY, DETERMINER, FINITE_CUE, OF, PREPOSITION, PRONOUN, RECORD, SOURCE, TIME
from annotator.discovery.lexicon import Lexicon, folded

_BEGINS = regex.compile(r"(?:\A|(?<=[.!?\n\x00][ \n\t]{0,2}))(?=\p{Lu})")
_ABBREVIATED = regex.compile(r"(?<![\p{L}])\p{Lu}\. ?\Z")
_WORDS = regex.compile(r"(?:[\p{L}\p{M}\p{N}.’'\-]+ ){0,7}[\p{L}\p{M}’'\-]+")
_ENDS = AUXILIARY | FINITE_CUE | PREPOSITION | OF | PRONOUN | TIME
_PLURAL = ("s", "people", "men", "police", "en")
_FIRST = 3
"""Words of an expression among which its noun stands."""


class Topic(NamedTuple):
    """The words ``start:end`` with which a sentence begins, and the ``noun`` that they end with."""

    start: int
    end: int
    noun: str


class Topics:
    """Finds them in a text whose quotes are blanked."""

    def __init__(self, masked: str, lexicon: Lexicon) -> None:
        self._masked, self._lexicon = masked, lexicon

    def nearest(self, at: int, far: int, *, many: bool) -> Topic | None:
        """The last one before ``at`` that is one or many, at most ``far`` code points off."""
        number = bisect_left(self._all, at, key=lambda one: one.start)
        while number and at - self._all[number - 1].start <= far:
            number -= 1
            if is_many(self._all[number].noun) == many:
                return self._all[number]
        return None

    @cached_property
    def _all(self) -> list[Topic]:
        return list(self._read())

    def _read(self) -> Iterator[Topic]:
        for match in _BEGINS.finditer(self._masked):
            at, found = match.start(), None
            if _ABBREVIATED.search(self._masked, max(0, at - 3), at):
                continue
            words = _WORDS.match(self._masked, at)
            for number, word in enumerate(words[0].split(" ") if words else ()):
                noun = folded(word)
                flags = self._lexicon.flags_of(noun)
                if flags & (SOURCE | RECORD) and not flags & DETERMINER:
                    found = Topic(match.start(), at + len(word), noun)
                elif flags & (_ENDS if number else PREPOSITION):
                    break  # "In a letter" is no subject
                at += len(word) + 1
            if found:
                yield found


def is_many(name: str) -> bool:
    """Whether a name or description is likely one of many, by its first noun's ending."""
    return any(word.endswith(_PLURAL) for word in name.split()[:_FIRST])
