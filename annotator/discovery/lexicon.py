"""A language's lexicon: the words by which its news says that something comes from somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

import msgspec
import regex

from annotator.discovery.flags import (
    APART,
    CUE,
    DETERMINER,
    FEMININE,
    FLAG_OF,
    FUNCTION_WORD,
    GENDERS,
    MASCULINE,
    NAMING,
    NOUN,
    OUTLET,
    PRONOUN,
    RECORD,
    SOURCE,
    THAT,
    TITLE,
    UTTERANCE,
)
from annotator.discovery.shapes import ELIDING

_INHERITED = SOURCE | RECORD | NOUN | TITLE | UTTERANCE | GENDERS
"""What a compound is because its last part is."""
_PARTS = 2
"""Words of a verb of naming whose second may stand apart from its first."""
_PART = 4
"""Letters that the parts of a compound have at least."""
ReadWord = tuple[str, int, int, bool]
"""A word as a text has it: its form, flags, letters of a possessive ending, whether a longer entry begins with it."""
_NO_WORD = regex.compile(r"[^\p{L}\p{M}\p{N} '’.\-]")


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of one file; what each is for stands in ``resources/lexicons/README.md``.

    Forms are whole words or several words, case aside; ``’`` and ``'`` are the same.
    """

    language: str
    name: str = ""
    elides: bool = False
    bare_clauses: bool = False
    comma_clauses: bool = False
    compounds: bool = False
    incises: bool = False
    drops_subjects: bool = False
    plain_verbs: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    thinking_verbs: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()
    that_verbs: tuple[str, ...] = ()
    asking_verbs: tuple[str, ...] = ()
    ordering_verbs: tuple[str, ...] = ()
    declining_verbs: tuple[str, ...] = ()
    calling_verbs: tuple[str, ...] = ()
    accusing_verbs: tuple[str, ...] = ()
    naming_verbs: tuple[str, ...] = ()
    narrating_verbs: tuple[str, ...] = ()
    rejecting_verbs: tuple[str, ...] = ()
    beside_verbs: tuple[str, ...] = ()
    quoting_verbs: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    finite_verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    tag_phrases: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    sourced_phrases: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    showing_verbs: tuple[str, ...] = ()
    voicing_verbs: tuple[str, ...] = ()
    speech_verbs: tuple[str, ...] = ()
    postpositions: tuple[str, ...] = ()
    tagging: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    outcries: tuple[str, ...] = ()
    inscribing: tuple[str, ...] = ()
    telling_verbs: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    as_words: tuple[str, ...] = msgspec.field(default=(), name="as")
    coordinators: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    attaching: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    subjunctive: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    utterances: tuple[str, ...] = ()
    authored: tuple[str, ...] = ()
    accompanied: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    latter: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    no_parts: tuple[str, ...] = ()
    masculine_names: tuple[str, ...] = ()
    feminine_names: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    so_called: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    contractions: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    turn_labels: tuple[str, ...] = ()


_SWITCHES = ("language", "name", "elides", "bare_clauses", "comma_clauses", "compounds", "incises", "drops_subjects")
LISTS = tuple(f for f in Language.__struct_fields__ if f not in _SWITCHES)
"""The lists of words in it."""


class Lexicon:
    """The lists of one language made ready to look words up in.

    ``flags`` gives what a word is, by its folded form; ``longer`` what begins with it, as (words, flags), the longest
    first; ``cue_words`` and ``longer_cues`` announce something, those of several words by their first; ``noun_cues``
    do only with one of the ``conjunctions``; ``phrase_words`` stand within such a phrase; ``read`` is kept by who reads
    words; ``forenames`` the gender of those who are called so. ``neighbours`` are languages whose forenames count too.
    """

    def __init__(self, language: Language, neighbours: Iterable[Language] = ()) -> None:
        self.language = language
        self.elides = language.elides
        self.bare_clauses = language.bare_clauses
        self.adverb_endings = language.adverb_endings
        self.infinitive_endings = language.infinitive_endings
        self.flags: dict[str, int] = {}
        longer: dict[str, dict[tuple[str, ...], int]] = {}
        for listed, flag in FLAG_OF.items():
            for form in getattr(language, listed):
                parts = self._parts(form)
                if len(parts) == 1:
                    self.flags[parts[0]] = self.flags.get(parts[0], 0) | flag
                else:
                    of_first = longer.setdefault(parts[0], {})
                    of_first[parts] = of_first.get(parts, 0) | flag
                    if flag == NAMING and len(parts) == _PARTS:
                        self.flags[parts[0]] = self.flags.get(parts[0], 0) | APART
        self.longer: Mapping[str, list[tuple[tuple[str, ...], int]]] = {
            first: sorted(forms.items(), key=lambda form: -len(form[0])) for first, forms in longer.items()
        }
        self.cue_words = frozenset(word for word, flags in self.flags.items() if flags & CUE & ~NOUN)
        self.noun_cues = frozenset(word for word, flags in self.flags.items() if flags & NOUN)
        self.conjunctions = frozenset(word for word, flags in self.flags.items() if flags & THAT)
        self.longer_cues = {
            first: [" ".join(words) for words, flags in forms if flags & CUE] for first, forms in self.longer.items()
        }
        phrases = [self._parts(form) for form in language.phrases]
        self.phrase_words = frozenset(word for words in phrases if len(words) > 2 for word in words[1:-1])
        self.read: dict[str, ReadWord] = {}
        self.titles = frozenset(map(folded, language.titles))
        self.turn_labels = frozenset(map(folded, language.turn_labels))
        neighbours = list(neighbours)
        self.outlets = frozenset(map(folded, language.outlets))
        for word in (outlet for outlet in self.outlets if " " not in outlet):
            self.flags[word] = self.flags.get(word, 0) | OUTLET
        self.reported = frozenset(map(folded, language.reported))
        self.clitics = frozenset(map(folded, language.clitics))
        self.bodies = frozenset(folded(body) for one in (*neighbours, language) for body in one.bodies)
        self.styles = frozenset(map(folded, language.styles))
        self.forenames: dict[str, int] = {}
        for one in (*neighbours, language):
            self.forenames.update(dict.fromkeys(map(folded, one.masculine_names), MASCULINE))
            self.forenames.update(dict.fromkeys(map(folded, one.feminine_names), FEMININE))
        self._compounds: dict[str, int] = {}
        self._no_parts = frozenset(map(folded, language.no_parts))

    def flags_of(self, word: str) -> int:
        """What the folded ``word`` is; a compound what its last part is, where the language makes them."""
        known = self.flags.get(word)
        if known is None and self.language.compounds:
            known = self._compounds.get(word)
            if known is None:
                known = self._compounds[word] = self._of_last_part(word)
        return known or 0

    def gender_of(self, forename: str) -> int:
        """The gender that the folded ``forename`` tells; one of two parts that is not listed tells that of its first.

        Not so in English, where "Jean" is another name than in "Jean-Paul".
        """
        known = self.forenames.get(forename)
        if known is None and "-" in forename and not self.bare_clauses:
            known = self.forenames.get(forename.partition("-")[0])
        return known or 0

    def known(self, words: Iterable[str]) -> int:
        """How many of ``words`` are function words of this language."""
        flags = self.flags
        return sum(flags.get(word, 0) & FUNCTION_WORD != 0 for word in words)

    def _of_last_part(self, word: str) -> int:
        parts = (word[at:] for at in range(_PART - 1, len(word) - _PART + 1))
        listed = (self.flags.get(part, 0) & _INHERITED for part in parts if part not in self._no_parts)
        return next(filter(None, listed), 0)

    @cached_property
    def so_called(self) -> regex.Pattern[str]:
        """What stands before a name or a term in marks, at the end of a stretch of text."""
        return _ending(self.language.so_called)

    @cached_property
    def kinds(self) -> regex.Pattern[str]:
        """What stands before the name of such a thing in marks."""
        return _ending(self.language.kinds)

    @cached_property
    def definite(self) -> regex.Pattern[str]:
        """A determiner that points to one known thing, or a preposition grown together with one."""
        return _ending((*self.language.definite, *self.language.contractions))

    @cached_property
    def gendered(self) -> regex.Pattern[str]:
        """Pronouns and determiners that tell one gender."""
        small = [word for word, flags in self.flags.items() if flags & (PRONOUN | DETERMINER)]
        told = [word for word in small if self.flags[word] & GENDERS in (MASCULINE, FEMININE)]
        return regex.compile(rf"(?<!\S)(?:{'|'.join(map(regex.escape, told)) or '(?!)'})(?!\S)", regex.IGNORECASE)

    def _parts(self, form: str) -> tuple[str, ...]:
        words = folded(form).split()
        if not self.elides:
            return tuple(words)
        return tuple(part for word in words for part in _elided(word))


def _ending(words: Iterable[str]) -> regex.Pattern[str]:
    """Finds one of ``words`` at the end of a stretch of text."""
    joined = "|".join(sorted(map(regex.escape, map(folded, words)), key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{joined or '(?!)'})[^\w.!?…]{{0,3}}\Z", regex.IGNORECASE)


def _elided(word: str) -> list[str]:
    """The parts of ``word``; one that ends with an apostrophe goes on in text."""
    parts: list[str] = ELIDING.findall(f"{word}a" if word.endswith("'") else word)
    return parts[:-1] if word.endswith("'") else parts


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """``word`` as the lists are asked for it."""
    return word.casefold().replace("’", "'")


def not_words(forms: Iterable[str]) -> list[str]:
    """Those of ``forms`` that no text could hold as words."""
    return [form for form in forms if not form.strip() or _NO_WORD.search(form)]
