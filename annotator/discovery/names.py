"""Mentions: where a stretch of text names somebody, and who of the known speakers that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex
from msgspec import Struct

from annotator.discovery.cues import Cues
from annotator.discovery.described import DescribedNames
from annotator.discovery.descriptions import Descriptions
from annotator.model.span import Span
from annotator.text.abbreviations import BEGINNERS

PARTICLES = "de|del|della|di|da|des|dos|la|le|von|van|der|den|zu|al|bin|ibn|ben|y"
ARTICLES = frozenset(
    "the a an der die das den dem des ein eine einer einem le la les un une du el los las una".split()  # noqa: SIM905
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "kc", "qc", "obe", "mbe", "cbe", "phd", "esq"))
_PARTICLE = regex.compile(PARTICLES)
_MOST = 5
"""Words of a person's name, title included."""
_NAME = regex.compile(
    r"(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,}|(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'\-]*\.?"
    rf"(?:[ \u00a0](?:(?:{PARTICLES})[ \u00a0](?!\p{{Lu}}{{2}})){{0,2}}\p{{Lu}}(?:[\p{{L}}\p{{M}}’'\-]+|\.))*"
)
_POSSESSIVE = regex.compile(r"(?:['’]s|(?<=s)['’])\Z")


class Mention(Struct, frozen=True):
    """``span`` names a source; ``kind`` is name, pronoun or description; ``speaker`` the id of whom it names."""

    span: Span
    name: str
    kind: str
    speaker: str | None = None


class Register:
    """Known speakers, found by full name, alias, or surname if only one of them has it."""

    def __init__(self, known: Mapping[str, Sequence[str]], titles: frozenset[str] = frozenset()) -> None:
        self._titles = titles
        self._known: dict[str, Sequence[str]] = {}
        self._whole: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        self._surnames: defaultdict[str, list[str]] = defaultdict(list)
        self._shortened: defaultdict[str, list[str]] = defaultdict(list)
        for speaker, names in known.items():
            self.learn(speaker, names)

    def learn(self, speaker: str, names: Sequence[str]) -> None:
        """One more is known, by a new id. Descriptions that were asked for before do not hold it."""
        self._known[speaker] = names
        for name in filter(str.strip, names):
            read = _read(name)
            self._whole.setdefault(read.folded, speaker)
            self._bare.setdefault(read.bare, speaker)
            if read.surname:
                self._surnames[read.surname].append(speaker)
            if read.short:
                self._shortened[read.short].append(speaker)

    def _one(self, ids: Sequence[str]) -> str | None:
        """Whom all of ``ids`` are. Entries of one name are one person whom two annotators entered."""
        return min(ids) if len({self._known[one][0].casefold() for one in ids}) == 1 else None

    @cached_property
    def descriptions(self) -> Descriptions:
        """The entries by the words that tell them."""
        return Descriptions(self._known)

    @cached_property
    def described(self) -> DescribedNames:
        """The names that begin like no name: "the harbour master"."""
        named = ((name, self._whole[name.casefold()]) for names in self._known.values() for name in names)
        return DescribedNames(one for one in named if one[0].strip() and not one[0][0].isupper())

    def who(self, name: str) -> str | None:
        """The id of the speaker whom ``name`` means, if it means one."""
        folded = name.casefold()
        bare = self.without_title(name).casefold()
        for form in (folded, bare):
            if form in self._whole:
                return self._whole[form]
        if found := self._bare.get(_without_article(folded)):
            return found
        words = without_suffix(bare.split())
        if not words:
            return None
        if len(words) <= (1 if bare == folded else 3) and (found := self._one(self._surnames.get(words[-1], ()))):
            return found
        return self._one(self._shortened.get(_short(words), ())) if len(words) > 1 else None

    def name(self, speaker: str) -> str:
        """The name of a known speaker. KeyError for another id."""
        return self._known[speaker][0]

    def without_title(self, name: str) -> str:
        """``name`` without the titles before it."""
        words = name.split()
        while len(words) > 1:
            led = [word.rstrip(".").casefold() for word in words[:2]]
            if led[0] not in self._titles and (len(words) == len(led) or " ".join(led) not in self._titles):
                break
            del words[: 1 if led[0] in self._titles else 2]
        return " ".join(words)


class _Read(NamedTuple):
    """A name in the register: as it is looked up, without article, its surname, and without what stands between."""

    folded: str
    bare: str
    surname: str
    short: str


@lru_cache(maxsize=50_000)
def _read(name: str) -> _Read:
    """``name`` read once, not anew with each article."""
    folded = name.casefold()
    words = without_suffix(folded.split())
    if not _of_a_person(name) or not words:
        return _Read(folded, _without_article(folded), "", "")
    return _Read(
        folded, _without_article(folded), words[-1], _short(words) if len(words) > 1 and name[0].isupper() else ""
    )


def without_suffix(words: list[str]) -> list[str]:
    """``words`` of a folded name without "Jr." and the like at its end."""
    return words[:-1] if len(words) > 1 and words[-1].rstrip(".") in _SUFFIXES else words


def _without_article(folded: str) -> str:
    """``folded`` bare of its article: "board" for "the board"."""
    first, _, rest = folded.partition(" ")
    return rest if rest and first in ARTICLES else folded


def _short(words: Sequence[str]) -> str:
    """A folded name without initials in its middle: "rod j. vogt" as "rod vogt"."""
    middle = [word for word in words[1:-1] if len(word.rstrip(".")) > 1]
    return " ".join((words[0], *middle, words[-1]))


def _of_a_person(name: str) -> bool:
    """Whether ``name`` is built like one that ends with a surname, not like "Minutes of the Board", "Rau's Letter"."""
    words = name.split()
    small = [word for word in words if word[:1].islower()]
    owned = any(_POSSESSIVE.search(word) for word in words[:-1])
    return len(words) <= _MOST and not owned and all(_PARTICLE.fullmatch(word) for word in small)


def mentions(masked: str, start: int, cues: Cues, register: Register) -> list[Mention]:
    """The mentions in ``masked``, a stretch from ``start`` on with quotes blanked, in order, without overlaps."""
    found = [
        *_described(masked, cues, register),
        *_named(masked, cues, register),
        *(Mention(Span(*m.span()), m[0], "pronoun") for m in cues.pronoun.finditer(masked)),
    ]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return [Mention(Span(m.span.start + start, m.span.end + start), m.name, m.kind, m.speaker) for m in kept]


def _described(masked: str, cues: Cues, register: Register) -> Iterator[Mention]:
    """Sources without a name of their own: those the register knows so, and such as "a spokesman"."""
    for known in register.described.find(masked):
        yield Mention(Span(known.start, known.end), masked[known.start : known.end], "description", known.speaker)
    for found in cues.source.finditer(masked):
        who = register.who(found[0]) or register.who(found[0].partition(" ")[2] or found[0])
        yield Mention(Span(*found.span()), found[0], "description", who)


def _named(masked: str, cues: Cues, register: Register) -> Iterator[Mention]:
    """Runs of capitalised words, without what only begins a sentence."""
    for found in _NAME.finditer(masked):
        start, name = found.start(), _POSSESSIVE.sub("", found[0])
        first, _, rest = name.partition(" ")
        while rest and _only_begins(first, cues):
            start, name = start + len(first) + 1, rest
            first, _, rest = name.partition(" ")
        lone = name.casefold().rstrip(".")
        if (not rest and _only_begins(name, cues)) or first.casefold() in cues.no_names or lone in cues.titles:
            continue
        yield Mention(Span(start, start + len(name)), name, "name", register.who(name))


def _only_begins(word: str, cues: Cues) -> bool:
    """Whether ``word`` has its capital only from the start of a sentence."""
    if word.rstrip(".").casefold() in cues.titles:
        return False
    return word.casefold() in BEGINNERS or any(p.fullmatch(word) for p in (cues.phrase, cues.verb))
