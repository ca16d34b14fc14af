"""Who holds an office, as one article tells: "the inspector general" once it has named him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import regex

from annotator.discovery.article_names import ArticleNames
from annotator.discovery.flags import (
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    OF,
    PREPOSITION,
    RECORD,
    RELATIVE,
    SOURCE,
    TITLE,
)
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.name_reading import Named, surname

_REACH = 70
"""Code points before and after a name in which its office is told."""
_PART = 5
"""Letters of the last part of a compound at least."""
_MOST = 4
"""Words of an office."""
_ADDED = regex.compile(r", ((?:[\p{L}\p{M}’'\-]+ ){0,7}[\p{L}\p{M}’'\-]+)")
_STOPS = PREPOSITION | OF | RELATIVE | AUXILIARY | COORDINATOR
_NOT_BEFORE = _STOPS | DETERMINER | FINITE_CUE

Words = tuple[str, ...]


class Offices:
    """Finds them beside the names of persons."""

    def __init__(self, masked: str, lexicon: Lexicon, names: ArticleNames) -> None:
        self._masked, self._lexicon, self._names = masked, lexicon, names

    def holder(self, words: Sequence[str], at: int) -> str | None:
        """The name of whoever holds the office that folded ``words`` tell, without determiner.

        That is the nearest before ``at``, else the first.
        """
        wanted = tuple(words)
        listed = self._ending(wanted[-1]) if wanted else ()
        fit = [one for one in listed if len(wanted) == 1 or one[1][-len(wanted) : -1] == wanted[:-1]]
        fit = [one for one in fit if one[1] == wanted] or fit
        earlier = [one for one in fit if one[0] <= at]
        if not fit:
            return None
        return (earlier[-1] if earlier else fit[0])[2]

    def _ending(self, word: str) -> Sequence[tuple[int, Words, str]]:
        """The offices that end with ``word``, as a part of a compound too: an "Innenministerin" is a "Ministerin"."""
        held = self._held.get(word, ())
        if held or len(word) < _PART or not self._lexicon.language.compounds:
            return held
        return sorted(one for last, found in self._held.items() if last.endswith(word) for one in found)

    def titled(self, name: str) -> bool:
        """Whether ``name`` is of somebody whose office is a title, so that other titles are those of others."""
        return name in self._titled

    @cached_property
    def _titled(self) -> frozenset[str]:
        held = (one for listed in self._held.values() for one in listed)
        return frozenset(name for _at, words, name in held if self._lexicon.flags_of(words[-1]) & TITLE)

    @cached_property
    def holders(self) -> frozenset[str]:
        """The surnames of those who hold one."""
        return frozenset(surname(name) for held in self._held.values() for _at, _words, name in held)

    @cached_property
    def _held(self) -> dict[str, list[tuple[int, Words, str]]]:
        """By the last word of the office: where it is told, its words, and whose it is."""
        found: defaultdict[str, list[tuple[int, Words, str]]] = defaultdict(list)
        for named in self._names.all:
            if not self._names.is_of_person(named):
                continue
            for words in self._told(named):
                found[words[-1]].append((named.start, words, named.name))
        return found

    def _told(self, named: Named) -> Iterator[Words]:
        led = self._masked[named.start : named.end - len(named.name)]
        before = self._masked[max(0, named.start - _REACH) : named.start]
        added = _ADDED.match(self._masked, named.end, named.end + _REACH)
        owner = self._masked.startswith(("'s", "’s"), named.end)  # "told the court, Rau's wife"
        lists = (
            self._backwards(folded(before + led).split()),
            self._backwards(folded(before[:-2]).split(), whole=True) if before.endswith(", ") and not owner else (),
            self._forwards(folded(added[1]).split()) if added else (),
        )
        for words in map(self._without_adjectives, filter(None, lists)):
            if self._lexicon.flags_of(words[-1]) & (SOURCE | TITLE) and not self._lexicon.flags_of(words[-1]) & RECORD:
                yield tuple(words)

    def _without_adjectives(self, words: Sequence[str]) -> Sequence[str]:
        """``words`` up to the noun where adjectives follow it: "le président ukrainien"."""
        end = len(words)
        while self._lexicon.infinitive_endings and end > 1 and not self._lexicon.flags_of(words[end - 1]):
            end -= 1
        return words[:end]

    def _backwards(self, words: Sequence[str], *, whole: bool = False) -> list[str]:
        """The office that ends ``words``; if ``whole``, only one that a determiner or an owner leads to."""
        found: list[str] = []
        for word in reversed(words):
            bare = word.strip(".")
            if self._lexicon.flags_of(bare) & _NOT_BEFORE or bare.endswith(("'s", "s'")):
                return found if len(found) <= _MOST else []
            if not bare or bare[-1] in ",;:\x00" or len(found) == _MOST:
                break
            found.insert(0, bare)
        return [] if whole else found

    def _forwards(self, words: Sequence[str]) -> list[str]:
        """The office with which ``words`` begin."""
        found: list[str] = []
        for number, word in enumerate(words):
            flags = self._lexicon.flags_of(word)
            if flags & DETERMINER and not number:
                continue
            if flags & _STOPS:
                break
            found = [] if word.endswith(("'s", "s'")) else [*found, word]
        return found if len(found) <= _MOST else []
