"""The names that one article has: where they stand, in full, and what it tells of whose they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import regex

from annotator.discovery.flags import GENDERS, RECORD, SOURCE, TITLE
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.name_reading import Named, NameReader, surname
from annotator.discovery.names import without_suffix
from annotator.discovery.titles import Titles

_ARTICLE = regex.compile(r" (?:der|den|del|la) ")
_ADDED = regex.compile(r", ((?:\p{L}+ ){0,3}\p{L}+)")
"""The first words of what is added to a name."""
_GOES_ON = regex.compile(r" \p{L}")
"""A word right behind a name: "the Rau government" is of somebody, "the Mafia, ..." of a body."""
_PLACE = 6
"""Code points of what leads to a place at most."""
_SOON = 60
"""Code points within which a pronoun behind a name likely means it."""
_MOST = 4
"""Words of a person's name."""
_LATELY = 500
"""Code points for which a full name counts as just said."""
_INITIALS = 3
"""Words that a name has whose initials stand for it."""


class ArticleNames:
    """Reads them once from a text whose quotes are blanked."""

    def __init__(self, masked: str, lexicon: Lexicon, titles: Titles) -> None:
        self._masked, self._lexicon, self._titles = masked, lexicon, titles
        self._fits: dict[tuple[str, int], Sequence[Named]] = {}
        self._reader = NameReader(masked, lexicon, titles)
        self._longest_of: dict[tuple[str, str, int], str] = {}

    @cached_property
    def all(self) -> Sequence[Named]:
        """All of them in order."""
        return tuple(self._reader.read())

    def has(self, name: str) -> bool:
        """Whether the article has ``name`` as it stands."""
        return name in self._all_names

    @cached_property
    def _all_names(self) -> frozenset[str]:
        return frozenset(one.name for one in self.all)

    def before(self, at: int, far: int) -> Iterator[Named]:
        """Those that begin before ``at``, the nearest first, up to ``far`` code points off."""
        number = bisect_left(self.all, at, key=lambda named: named.start)
        while number and at - self.all[number - 1].start <= far:
            number -= 1
            yield self.all[number]

    def full(self, name: str, at: int | None = None, gender: int = 0) -> str:
        """The longest form of ``name`` that the article has: one shortly before ``at``, else the first."""
        bare = self._titles.bare(name)
        if " " in bare:
            return self._longest(bare, surname(bare), 0)
        fit = self._fit(bare, gender)
        if not fit:
            return bare
        number = bisect_right(fit, at, key=lambda one: one.start) if at is not None else 0
        lately = number and at is not None and at - fit[number - 1].start <= _LATELY
        return self._longest((fit[number - 1] if lately else fit[0]).name, bare, gender)

    def _fit(self, bare: str, gender: int) -> Sequence[Named]:
        """The longer names that end with ``bare``, begin with it or have its initials, of that gender if any is."""
        if (bare, gender) not in self._fits:
            key = folded(bare)
            longer = self._by_surname.get(key) or self._by_initials.get(bare) or self._by_forename.get(key) or ()
            fit = [one for one in longer if not gender or self.gender(one.name) in (0, gender)]
            self._fits[bare, gender] = fit or [one for one in longer if self._may_be(one.name, gender)]
        return self._fits[bare, gender]

    def _may_be(self, name: str, gender: int) -> bool:
        """Whether the forename does not tell another gender: "Ms. Rau" is not "Peter Rau"."""
        return self._lexicon.forenames.get(folded(name.split(maxsplit=1)[0]), 0) in (0, gender)

    def _longest(self, name: str, bare: str, gender: int) -> str:
        """The form of ``name`` with most initials and middle names: "Jo B. Rau" for "Jo Rau"."""
        if (name, bare, gender) not in self._longest_of:
            first = name.split(maxsplit=1)[0]
            alike = [one.name for one in self._fit(bare, gender) if one.name.split()[0] == first]
            if alike and not _has_suffix(alike[0]):  # a son's: "Jo Rau Jr." beside "Jo Rau"
                alike = [one for one in alike if not _has_suffix(one)]
            self._longest_of[name, bare, gender] = max(alike, key=len, default=name)
        return self._longest_of[name, bare, gender]

    def bearer(self, name: str, at: int | None = None) -> str:
        """Whose ``name`` is, as names are compared: the surname, or the full name where several bear that."""
        key = surname(name)
        return folded(self.full(name, at)) if key in self._shared else key

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Surnames that several bear, by their forenames; an initial is none."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for one in self._longer:
            first = folded(one.name.split(maxsplit=1)[0])
            if len(first) > 1 and not first.endswith("."):
                found[surname(one.name)].add(first)
        return frozenset(key for key, forenames in found.items() if len(forenames) > 1)

    def gender(self, name: str, at: int | None = None) -> int:
        """What the article tells of the gender of ``name`` as it stands ``at``, by the pronouns behind it too."""
        return self.told_gender(name, at) or self._by_pronouns.get(self.bearer(name, at), 0)

    def told_gender(self, name: str, at: int | None = None) -> int:
        """What its titles, what is added to it, and forenames tell."""
        words = name.split()
        forename = self._lexicon.gender_of(folded(words[0])) if words else 0
        told = self._written.get(self.bearer(name, at), 0) or self._forenamed.get(surname(name), 0)
        return forename or told if len(words) > 1 else told or forename

    def is_of_person(self, named: Named) -> bool:
        """Whether a person is likely meant at that place."""
        return named.titled or (
            named.alone and surname(named.name) in self.persons and not self._titles.is_body(named.name)
        )

    def looks_personal(self, name: str) -> bool:
        """Whether ``name`` is built like one of a person and not of a body."""
        words = name.split()
        if not 2 <= len(words) <= _MOST or self._titles.is_body(name):
            return False
        if words[0].isupper() and len(words[0]) > _INITIALS - 1 and not words[-1].isupper():
            return False  # "NBC Elsa"
        flags, bodies = self._lexicon.flags, self._lexicon.bodies
        if flags.get(folded(words[-1]), 0) & SOURCE and folded(words[0]) not in self._lexicon.forenames:
            return False
        return not any(word in bodies or flags.get(word, 0) & (SOURCE | RECORD) for word in map(folded, words[:-1]))

    @cached_property
    def sure(self) -> frozenset[str]:
        """Surnames of those who bear a title, or who are called by the surname alone elsewhere."""
        single = {folded(one.name) for one in self.all if " " not in one.name and one.alone}
        found = {surname(one.name) for one in self.all if one.titled}
        called = {surname(one.name) for one in self._longer if surname(one.name) in single}
        forenames = {folded(one.name.split()[0]) for one in self._longer if surname(one.name) in called}
        return frozenset(found | called | (forenames & single))

    @cached_property
    def persons(self) -> frozenset[str]:
        """These, all others whose names are built like those of persons, and whom "he" or "she" stands for."""
        longer = {surname(one.name) for one in self._longer}
        single = frozenset() if self._lexicon.language.compounds else self._single  # nouns have capitals
        return self.sure | longer | self._forenames | (single & self._by_pronouns.keys())

    @cached_property
    def _forenames(self) -> frozenset[str]:
        """Forenames that stand alone; in English, where many are of places too, only those of full names."""
        alone = {folded(one.name) for one in self.all if one.alone and " " not in one.name}
        alone &= self._lexicon.forenames.keys()
        if self._lexicon.bare_clauses:
            alone &= {folded(one.name.split(maxsplit=1)[0]) for one in self._longer}
        return frozenset(alone)

    @cached_property
    def _single(self) -> frozenset[str]:
        """Names of one word that stand within sentences too, and are no words of the lexicon."""
        flags, masked = self._lexicon.flags, self._masked
        single = [one for one in self.all if " " not in one.name]
        within = (one for one in single if masked[one.start - 2 : one.start - 1].isalpha())
        bodies = {folded(one.name) for one in single if not one.alone and not _GOES_ON.match(masked, one.end)}
        bodies |= {folded(one.name) for one in single if self._is_of_place(one)}
        return frozenset(key for one in within if (key := folded(one.name)) not in flags and key not in bodies)

    @cached_property
    def _longer(self) -> list[Named]:
        longer = [one for one in self.all if one.alone and self.looks_personal(one.name)]
        places = {one.name for one in longer if self._is_of_place(one)}
        single = {folded(one.name) for one in self.all if " " not in one.name} if places else set()
        return [one for one in longer if one.name not in places or surname(one.name) in single]

    def _is_of_place(self, named: Named) -> bool:
        """Whether "in" leads to a name that begins with no forename: "died in Santa Rosa"."""
        led = self._masked.endswith((" in ", " near ", "In "), max(0, named.start - _PLACE), named.start)
        return led and not named.titled and folded(named.name.split()[0]) not in self._lexicon.forenames

    @cached_property
    def _written(self) -> dict[str, int]:
        """What titles and additions tell, by whose the name is."""
        found: dict[str, int] = {}
        for one in self.all:
            added = _ADDED.match(self._masked, one.end)
            if gender := one.gender or (self._reader.told(added[1]) if added else 0):
                found.setdefault(self.bearer(one.name, one.start), gender)
        return found

    @cached_property
    def _forenamed(self) -> dict[str, int]:
        """The gender of forenames, by surname, where all who bear it have the same."""
        told: defaultdict[str, set[int]] = defaultdict(set)
        for one in self._longer:
            told[surname(one.name)].add(self._lexicon.forenames.get(folded(one.name.split()[0]), 0))
        return {key: genders.pop() for key, genders in told.items() if len(genders) == 1}

    @cached_property
    def _by_pronouns(self) -> dict[str, int]:
        """Which pronouns follow soon after a name, by whose it is, where one gender does so clearly more often."""
        counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
        gendered = self._lexicon.gendered
        for one in self.all:
            if self._masked[one.end : one.end + 2] in ("'s", "’s"):
                continue
            stop = self._masked.find(".", one.end, one.end + _SOON)
            if found := gendered.search(self._masked, one.end, stop if stop >= 0 else one.end + _SOON):
                counts[self.bearer(one.name, one.start)][self._lexicon.flags[folded(found[0])] & GENDERS] += 1
        return {key: found.most_common(1)[0][0] for key, found in counts.items() if _is_clear(found)}

    @cached_property
    def _by_surname(self) -> dict[str, list[Named]]:
        """The full names by the last word, without those that begin with what is no part of another such name."""
        found: defaultdict[str, list[Named]] = defaultdict(list)
        for one in self.all:
            if 2 <= len(one.name.split()) <= _MOST and not _ARTICLE.search(one.name) and not self._is_led(one.name):
                found[surname(one.name)].append(one)
        return {key: _without_longer(named) for key, named in found.items()}

    def _is_led(self, name: str) -> bool:
        """Whether ``name`` tells whose something is, or begins with a word: "CEO di Nord", "Sentencing Rau"."""
        first, *rest = name.split()
        small = any(f"{folded(first)}{mark}" in self._words for mark in ("", ",", ".", ";", ":"))
        if small and folded(first) not in self._lexicon.forenames:
            return True
        known = self._lexicon.flags_of(folded(first)) & (SOURCE | TITLE)
        return bool(known or (first.isupper() and len(first) > 1)) and rest[0][0].islower()

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the text as they stand, with the marks that follow them."""
        return frozenset(self._masked.split())

    @cached_property
    def _by_forename(self) -> dict[str, list[Named]]:
        found: defaultdict[str, list[Named]] = defaultdict(list)
        for one in self._longer:
            forename = folded(one.name.split()[0])
            if forename in self._lexicon.forenames or surname(one.name) in self.sure:
                found[forename].append(one)
        return found

    @cached_property
    def _by_initials(self) -> dict[str, list[Named]]:
        found: defaultdict[str, list[Named]] = defaultdict(list)
        for one in self.all:
            words = one.name.split()
            if len(words) >= _INITIALS:
                found["".join(word[0] for word in words if word[0].isupper())].append(one)
        return found


def _without_longer(named: list[Named]) -> list[Named]:
    """``named`` without "Commerce Jo Rau" where "Jo Rau" stands too."""
    names = {one.name for one in named}
    return [one for one in named if one.name.partition(" ")[2] not in names]


def _has_suffix(name: str) -> bool:
    words = folded(name).split()
    return len(without_suffix(words)) < len(words)


def _is_clear(found: Counter[int]) -> bool:
    (_gender, most), *rest = found.most_common(2)
    return not rest or most > 2 * rest[0][1]
