"""Who is meant: expressions for somebody linked to the register, to the full name, and pronouns to a name before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import regex
from msgspec import Struct

from annotator.discovery.flags import (
    CAPITAL,
    DEFINITE,
    DETERMINER,
    FEMININE,
    INVERTED,
    MASCULINE,
    OF,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RECORD,
    SINGULAR,
    SOURCE,
    TITLE,
)
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.names import Register
from annotator.discovery.phrases import Range, is_name
from annotator.discovery.tokens import Token

_FAR = 1_500
"""Code points within which whom a pronoun means is sought."""
_NAME = regex.compile(
    r"(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'\-]*\.?"
    r"(?:[ \u00a0](?:(?:de|del|della|di|da|dos|la|le|von|van|der|den|zu|al|bin|ibn|ben)[ \u00a0]){0,2}"
    r"\p{Lu}(?:[\p{L}\p{M}’'\-]+|\.))*"
)
_ARTICLE = regex.compile(r" (?:der|den|del|la) ")
_OWNED = regex.compile(r"['’]s\Z")
_ADDED = regex.compile(r", ((?:\p{L}+ ){0,3}\p{L}+)")
"""The first words of what is added to a name."""
_LONGEST = 120
"""Code points of an expression that are looked for in the register."""
_SHORT = 2
"""Words of an expression that may point back, determiner included."""
_OFFICE = 4
"""Tokens from the preposition of an office on, if a name of two words ends it."""
_UNSURE = 10
"""By how much one counts for farther off of whom nothing tells that it is a person."""
_GENDERS = MASCULINE | FEMININE


class Person(Struct, frozen=True):
    """``name`` in full where the article tells it, ``speaker`` the id of the register."""

    name: str
    speaker: str | None = None


class People:
    """Those whom one article names."""

    def __init__(self, masked: str, lexicon: Lexicon, register: Register) -> None:
        self._masked, self._lexicon, self._register = masked, lexicon, register
        self._speaking: set[str] = set()
        self._genders: dict[str, int] = {}
        self._told: dict[str, Person] = {}

    def named(self, tokens: Sequence[Token], phrase: tuple[Range, Range], text: str) -> Person | None:
        """Whom the expression names or describes, given its core and the whole of it; None for a pronoun."""
        core, whole = phrase
        first = tokens[core[0]]
        if core[1] - core[0] == 1 and first.flags & (PRONOUN | INVERTED) and not is_name(first):
            return None
        if core[1] - core[0] == 1 and first.flags & DETERMINER and not first.flags & (SOURCE | CAPITAL):
            return None
        words = text[first.start : tokens[core[1] - 1].end]
        known = self._register.who(words) or self._register.who(words.partition(" ")[2] or words)
        if known:
            return Person(self._full(words), known)
        begun = self._register.descriptions.beginning(text[first.start : first.start + _LONGEST], len(words))
        head = self._head(tokens, core) or self._added(tokens, core, whole)
        if head is None or (begun and self._is_group(tokens, head)):
            return self._described(tokens, core, words, begun)
        name = text[tokens[head[0]].start : tokens[head[1] - 1].end]
        self._note(tokens, head, name)
        return Person(self._full(name), self._register.who(self._full(name)) or self._register.who(name))

    def _described(self, tokens: Sequence[Token], core: Range, words: str, begun: str | None) -> Person:
        """Whom an expression without a name describes; a short one ("the report") may point back to a longer one."""
        inner = range(core[0] + 1, core[1])
        end = next((n for n in inner if tokens[n].flags & (PREPOSITION | OF)), core[1])
        noun, at = tokens[end - 1].word, tokens[end - 1].end - tokens[core[0]].start
        found = self._register.described.search(words)
        known = begun or self._register.descriptions.who(words[:at], noun, words[at:])
        if not known and found and not any(word[0].isupper() for word in words[found.end() :].split()):
            known = self._register.who(found[0])
        back = self._told.get(noun)
        short = core[1] - core[0] <= _SHORT
        if not known and back and short and tokens[core[0]].flags & DEFINITE:
            return back
        person = Person(words, known)
        if not short or not back:
            self._told[noun] = person
        return person

    def _is_group(self, tokens: Sequence[Token], head: Range) -> bool:
        """Whether a name is that of many: "Top Democrats"."""
        return tokens[head[1] - 1].word.endswith("s") and not self._is_title(tokens[head[0]].word)

    def meant(self, pronoun: Token, sentence: int) -> Person | None:
        """Whom ``pronoun`` stands for; ``sentence`` is where its sentence begins."""
        gender = pronoun.flags & _GENDERS
        if not pronoun.flags & (SINGULAR | INVERTED) and not (gender and pronoun.flags & DETERMINER):
            return None
        at = bisect_left(self._starts, pronoun.start)
        near: list[tuple[int, int, str]] = []
        while at and pronoun.start - self._starts[at - 1] <= _FAR:
            at -= 1
            start, name = self._names[at]
            if self._fits(name, gender):
                surname = self._surname(name)
                sure = 0 if surname in self._sure or surname in self._written else _UNSURE
                near.append((start, sure + self._rank(start, sentence), name))
        if not near:
            return None
        _start, _rank, name = min(near, key=lambda found: (found[1], -found[0]))
        key = self._surname(name)
        self._genders.setdefault(key, gender)
        full = self._full(name)
        return Person(full, self._register.who(full) or self._register.who(name))

    def is_person(self, name: str) -> bool:
        """Whether ``name`` is one of a person, as far as the article tells."""
        bare = self._register.without_title(name)
        return len(bare.split()) in (2, 3) and bare[:1].isupper() and self._fits(bare, 0)

    def _rank(self, start: int, sentence: int) -> int:
        """0 for a name that begins a sentence of late or stands in the same one, 1 for others, more the farther off."""
        begins = self._begins_sentence(start) or start >= sentence
        return (0 if begins else 1) + (sentence - start) // 300 if start < sentence else 0

    def _begins_sentence(self, start: int) -> bool:
        before = self._masked[max(0, start - 3) : start].rstrip(" ")
        return not before or before[-1] in ".\n!?\x00"

    def _fits(self, name: str, gender: int) -> bool:
        surname = self._surname(name)
        if surname not in self._persons or self._is_body(name.rsplit(maxsplit=1)[-1]):
            return False
        known = self._genders.get(surname) or self._written.get(surname, 0)
        return not (known and gender and not known & gender)

    def _is_body(self, word: str) -> bool:
        """Whether a name that ends with ``word`` is one of an office, a firm or a group."""
        flags = self._lexicon.flags.get(folded(word), 0)
        return bool(flags & SOURCE) and not flags & (TITLE | _GENDERS) and not self._is_title(word)

    def _note(self, tokens: Sequence[Token], head: Range, name: str) -> None:
        self._speaking.add(self._surname(name))
        gender = tokens[head[0]].flags & _GENDERS
        for before in tokens[max(0, head[0] - _OFFICE) : head[0]]:
            gender = gender or before.flags & _GENDERS
        if gender in (MASCULINE, FEMININE):
            self._genders.setdefault(self._surname(name), gender)

    def _head(self, tokens: Sequence[Token], core: Range) -> Range | None:
        """The name that the expression is about, not one that only says whose or where."""
        best: Range | None = None
        at = core[0]
        while at < core[1]:
            flags = tokens[at].flags
            if flags & PREPOSITION and not is_name(tokens[at]):
                office = best and all(t.flags & TITLE for t in tokens[best[0] : best[1]])
                return self._officer(tokens, at, core[1]) or best if office else best
            if not is_name(tokens[at]):
                at += 1
                continue
            end = at
            while end < core[1] and is_name(tokens[end]):
                end += 1
            owner = end < len(tokens) and tokens[end].flags & POSSESSIVE
            noun = end < core[1] and not tokens[end].flags and not owner
            best = None if owner or noun or self._only_begins(tokens, at, end) else (at, end)
            at = end + (1 if owner else 0)
        if best and best[1] < core[1] and tokens[best[1]].flags & (SOURCE | RECORD):
            return None
        return best

    def _only_begins(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a word has its capital only from the start of the sentence: "Officials said"."""
        word = tokens[at]
        return at == 0 and end == 1 and (bool(word.flags & SOURCE) or word.word.endswith("s"))

    def _officer(self, tokens: Sequence[Token], at: int, end: int) -> Range | None:
        """The name at the end of an office: "Secretary of Commerce Gary Locke"."""
        if end - at < _OFFICE or not all(map(is_name, tokens[end - 2 : end])):
            return None
        return end - 2, end

    def _added(self, tokens: Sequence[Token], core: Range, whole: Range) -> Range | None:
        """The name after a comma: "the director, Astrid Brandt"."""
        start = end = core[1] + 1
        if not core[1] < whole[1]:
            return None
        while end < whole[1] and is_name(tokens[end]):
            end += 1
        return (start, end) if end == whole[1] and end - start > 1 else None

    def _full(self, name: str) -> str:
        """The longest form of ``name`` that the article has."""
        bare = self._register.without_title(name)
        if " " in bare:
            return bare
        return self._longest.get(folded(bare), bare)

    def _surname(self, name: str) -> str:
        return folded(name.rsplit(maxsplit=1)[-1]) if name.split() else ""

    @cached_property
    def _names(self) -> list[tuple[int, str]]:
        found = []
        flags = self._lexicon.flags
        for match in _NAME.finditer(self._masked):
            start, name = match.start(), _OWNED.sub("", match[0])
            first, _, rest = name.partition(" ")
            known = flags.get(folded(first), 0)
            if known and not known & (SOURCE | _GENDERS) and not self._is_title(first):
                if not rest:
                    continue
                start, name = start + len(first) + 1, rest
            found.append((start, name))
        return found

    @cached_property
    def _written(self) -> dict[str, int]:
        """The gender that titles and additions tell of those whom the article names, by surname."""
        found: dict[str, int] = {}
        flags = self._lexicon.flags
        for start, name in self._names:
            words = folded(name).replace(".", "").split()
            added = _ADDED.match(self._masked, start + len(name))
            for word in (words[:1] if len(words) > 1 else []) + (folded(added[1]).split() if added else []):
                gender = flags.get(word, 0) & _GENDERS if not flags.get(word, 0) & (PRONOUN | DETERMINER) else 0
                if gender in (MASCULINE, FEMININE):
                    found.setdefault(self._surname(name), gender)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _name in self._names]

    @cached_property
    def _longest(self) -> dict[str, str]:
        """The first full name by its surname."""
        found: dict[str, str] = {}
        for _start, name in self._names:
            bare = self._register.without_title(name)
            if 2 <= len(bare.split()) <= 4 and not _ARTICLE.search(bare):
                found.setdefault(self._surname(bare), bare)
        return found

    @cached_property
    def _sure(self) -> set[str]:
        """Surnames of those who speak, who bear a title, or who are called by the surname alone elsewhere."""
        found = set(self._speaking)
        alone = {folded(name) for start, name in self._names if " " not in name and not self._has_article(start)}
        for start, name in self._names:
            words = name.split()
            titled = len(words) > 1 and self._is_title(words[0])
            if titled or (len(words) in (2, 3) and self._surname(name) in alone and not self._has_article(start)):
                found.add(self._surname(name))
        return found

    @cached_property
    def _persons(self) -> set[str]:
        """These, and all others whose names are built like those of persons."""
        found = set(self._sure)
        flags = self._lexicon.flags
        for start, name in self._names:
            words = name.split()
            organisation = any(flags.get(folded(word), 0) & SOURCE for word in words)
            if len(words) in (2, 3) and not organisation and not self._has_article(start, DETERMINER | PREPOSITION):
                found.add(self._surname(name))
        return found

    def _has_article(self, start: int, kinds: int = DETERMINER) -> bool:
        """Whether a determiner stands before the name at ``start``, as before that of no person (or such ``kinds``)."""
        word = self._masked[max(0, start - 6) : start].split(" ")[-2:-1]
        return bool(word) and bool(self._lexicon.flags.get(folded(word[0]), 0) & kinds)

    def _is_title(self, word: str) -> bool:
        return folded(word).rstrip(".") in self._lexicon.titles
