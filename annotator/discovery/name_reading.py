"""The names that a text has, each with what leads it and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from annotator.discovery.flags import DETERMINER, FEMININE, GENDERS, MASCULINE, OBJECT, OF, PRONOUN, SOURCE, TIME, TITLE
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.names import PARTICLES, without_suffix
from annotator.discovery.titles import Titles
from annotator.text.abbreviations import MAY_END, NEVER_END

_LETTERS = r"(?:[\p{L}\p{M}\-]|['’](?!s\b))"
_SHORTENED = "|".join(sorted((*NEVER_END, *MAY_END)))
_INITIALS = r"\.(?:\p{Lu}\.)*+"
"""The rest of them behind the first letter: of "J.", "J.K."."""
_NAME = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])(?=\p{{Lu}})(?:(?i:{_SHORTENED})\.|\p{{Lu}}(?:{_INITIALS}|{_LETTERS}*+))"
    rf"(?:[ \u00a0](?:(?:{PARTICLES})[ \u00a0](?!\p{{Lu}}{{2}})){{0,2}}\p{{Lu}}(?:{_LETTERS}+|{_INITIALS}))*(?!\p{{N}})"
)
_OFFICE = regex.compile(r"(\p{L}+) of (?:the )?\Z")
_SHORT_OFFICE = 8
_REACH = 20
"""Letters of a title at most."""
_WORD_BEFORE = regex.compile(r"\p{L}+['’]? ?\Z")
_ELIDED = ("'", "’")
_FULL = 2
"""Words of a full name."""
_LED = regex.compile(r"\A(?:\p{Ll}+ )+")
_HEADLINE = 200
"""Characters of a headline at most."""
_SMALL = 3
"""Letters of words that have no capital in a headline, and words that no headline has."""
_DETERMINER = 12
"""Letters of a determiner at most."""
_SOON = 60
"""Code points before an office within which its title is sought."""


class Named(NamedTuple):
    """A ``name`` without the titles before it as it stands at ``start``; ``alone`` if no determiner stands before it.

    ``gender`` is what its titles tell.
    """

    start: int
    end: int
    name: str
    titled: bool
    alone: bool
    gender: int


class NameReader:
    """Reads them from a text whose quotes are blanked."""

    def __init__(self, masked: str, lexicon: Lexicon, titles: Titles) -> None:
        self._masked, self._lexicon, self._titles = masked, lexicon, titles
        self._bare_of: dict[str, tuple[str, str]] = {}

    def read(self) -> Iterator[Named]:
        """All of them in order; a lone word that is one of the lexicon only if it is a surname here."""
        words: list[Named] = []
        found: list[Named] = []
        flags = self._lexicon.flags
        for match in _NAME.finditer(self._masked):
            if self._in_headline(match) or (self._lexicon.elides and match[0].endswith(_ELIDED)):
                continue
            start, name = match.start(), match[0]
            first, _, rest = name.partition(" ")
            known = flags.get(folded(first), 0)
            lone = False
            if known and not known & (SOURCE | GENDERS) and not self._titles.is_title(first):
                lone = not rest
                start, name = (start, name) if lone else (start + len(first) + 1, rest)
            start, name = self._past_phrase(*self._past_office(start, name))
            name, bare = self._parted(name)
            led = name[: len(name) - len(bare)]
            title = self._title_before(start)
            alone = bool(led or title) or not self._determined(start)
            named = Named(start, start + len(name), bare, bool(led or title), alone, self.told(led or title))
            (words if lone else found).append(named)
        surnames = {surname(one.name) for one in found if " " in one.name} if words else set()
        yield from sorted((*found, *(one for one in words if surname(one.name) in surnames)))

    def _title_before(self, start: int) -> str:
        """The title without capital that stands right before the name at ``start``: "le président Rau"."""
        words = self._masked[max(0, start - _REACH) : start].split(" ")
        word = words[-2].rpartition("'")[2] if len(words) > 1 and not words[-1] else ""
        return word if word[:1].islower() and self._lexicon.flags.get(word, 0) & TITLE else ""

    def _past_office(self, start: int, name: str) -> tuple[int, str]:
        """Past what a title is of: "Secretary of the Interior Jo Rau"."""
        if self._is_of_place(start, name):
            first, _, rest = name.partition(" ")
            return start + len(first) + 1, rest
        if not self._masked.endswith((" of ", " of the "), max(0, start - _SHORT_OFFICE), start):
            return start, name
        first, _, rest = name.partition(" ")
        before = _OFFICE.search(self._masked, max(0, start - _SOON), start)
        office = before is not None and self._titles.is_title(before[1]) and rest.count(" ") > 0
        return (start + len(first) + 1, rest) if office and rest[0].isupper() else (start, name)

    def _is_of_place(self, start: int, name: str) -> bool:
        """Whether a place begins ``name`` whose somebody is: "alcalde de Soria Ana Rau"."""
        first, *rest = name.split()
        forenames = self._lexicon.forenames
        if len(rest) < _FULL or folded(first) in forenames or folded(rest[0]) not in forenames:
            return False
        before = _WORD_BEFORE.search(self._masked, max(0, start - _SHORT_OFFICE), start)
        return before is not None and bool(self._lexicon.flags.get(folded(before[0].rstrip()), 0) & (OF | DETERMINER))

    def _past_phrase(self, start: int, name: str) -> tuple[int, str]:
        """Past a noun of a phrase that leads to the name: "nach Ansicht von Rau"."""
        first, _, rest = name.partition(" ")
        if not rest or not rest[0].islower() or folded(first) not in self._lexicon.phrase_words:
            return start, name
        own = _LED.sub("", rest)
        return start + len(name) - len(own), own

    def _parted(self, written: str) -> tuple[str, str]:
        """``written`` up to the end of the name, and the name without what leads it; kept, as names come often."""
        if written not in self._bare_of:
            bare = self._titles.bare(self._untimed(written))
            self._bare_of[written] = written[: written.rindex(bare) + len(bare)], bare
        return self._bare_of[written]

    def _untimed(self, name: str) -> str:
        """``name`` without the day behind it: "Elsa Monday"."""
        words = name.split()
        while len(words) > 1 and self._lexicon.flags.get(folded(words[-1]), 0) & TIME:
            del words[-1]
        return " ".join(words)

    def _in_headline(self, match: regex.Match[str]) -> bool:
        """Whether ``match`` is of several words in a line where nearly all have capitals, verbs too."""
        if " " not in match[0]:
            return False
        first, last = max(0, match.start() - _HEADLINE), match.end() + _HEADLINE
        start, end = self._masked.rfind("\n", first, match.start()) + 1, self._masked.find("\n", match.end(), last)
        end = min(last, len(self._masked)) if end < 0 else end
        if end - max(start, first) > _HEADLINE:
            return False
        words = self._masked[max(start, first) : end].split()
        small = [word for word in words if word[0].islower() and len(word) > _SMALL]
        return not words or (len(words) > _SMALL and not small and words[-1][-1] not in ".!?:,;")

    def _determined(self, start: int) -> bool:
        """Whether a determiner stands before the name at ``start``, as before that of no person."""
        word = self._masked[max(0, start - _DETERMINER) : start].split(" ")[-2:-1]
        flags = self._lexicon.flags.get(folded(word[0]), 0) if word else 0
        return bool(flags & DETERMINER) and not flags & GENDERS

    def told(self, words: str) -> int:
        """The gender that one of ``words`` tells."""
        for word in folded(words).replace(".", "").split():
            flags = self._lexicon.flags.get(word, 0)
            if flags & GENDERS in (MASCULINE, FEMININE) and not flags & (PRONOUN | DETERMINER | OBJECT):
                return flags & GENDERS
        return 0


@lru_cache(maxsize=1 << 14)
def surname(name: str) -> str:
    """The last word of ``name`` as names are compared."""
    words = without_suffix(folded(name).split())
    return words[-1] if words else ""
