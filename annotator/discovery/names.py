"""Mentions: where a stretch of text names somebody, and who of the known speakers that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import regex
from msgspec import Struct

from annotator.discovery.cues import Cues
from annotator.discovery.descriptions import Descriptions
from annotator.model.span import Span
from annotator.text.abbreviations import BEGINNERS

_PARTICLES = "de|del|della|di|da|dos|la|le|von|van|der|den|zu|al|bin|ibn|ben|y"
_PARTICLE = regex.compile(_PARTICLES)
_MOST = 5
"""Words of a person's name, title included."""
_NAME = regex.compile(
    r"(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,}|(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'\-]*\.?"
    rf"(?:[ \u00a0](?:(?:{_PARTICLES})[ \u00a0]){{0,2}}\p{{Lu}}(?:[\p{{L}}\p{{M}}’'\-]+|\.))*"
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

    def __init__(self, known: Mapping[str, Sequence[str]], titles: frozenset[str]) -> None:
        self._titles = titles
        self._known = known
        self._whole: dict[str, str] = {}
        surnames: defaultdict[str, set[str]] = defaultdict(set)
        described = []
        for speaker, names in known.items():
            for name in filter(str.strip, names):
                self._whole.setdefault(name.casefold(), speaker)
                if _of_a_person(name):
                    surnames[name.split()[-1].casefold()].add(speaker)
                if not name[0].isupper():
                    described.append(name)
        # Entries of one name are one person whom two annotators entered.
        called = {speaker: names[0].casefold() for speaker, names in known.items() if names}
        self._surnames = {s: min(ids) for s, ids in surnames.items() if len({called[one] for one in ids}) == 1}
        longest_first = sorted(set(described), key=lambda name: (-len(name), name))
        joined = "|".join(map(regex.escape, longest_first)) or "(?!)"
        edge = r"[[\p{L}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}]]"
        self.described = regex.compile(rf"(?<!{edge})(?:{joined})(?!{edge})", regex.IGNORECASE | regex.V1)

    @cached_property
    def descriptions(self) -> Descriptions:
        """The entries by the words that tell them."""
        return Descriptions(self._known)

    def who(self, name: str) -> str | None:
        """The id of the speaker whom ``name`` means, if it means one."""
        folded = name.casefold()
        bare = self.without_title(name).casefold()
        for form in (folded, bare):
            if form in self._whole:
                return self._whole[form]
        words = bare.split()
        return self._surnames.get(words[-1]) if words and len(words) <= (1 if bare == folded else 3) else None

    def without_title(self, name: str) -> str:
        """``name`` without the titles before it."""
        words = name.split()
        while len(words) > 1 and words[0].rstrip(".").casefold() in self._titles:
            del words[0]
        return " ".join(words)


def _of_a_person(name: str) -> bool:
    """Whether ``name`` is built like one that ends with a surname, and not like "Minutes of the Harbour Board"."""
    words = name.split()
    small = [word for word in words if word[:1].islower()]
    return len(words) <= _MOST and all(_PARTICLE.fullmatch(word) for word in small)


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
    for found in register.described.finditer(masked):
        yield Mention(Span(*found.span()), found[0], "description", register.who(found[0]))
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
