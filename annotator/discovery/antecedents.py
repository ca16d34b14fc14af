"""Whom a pronoun stands for: the nearest fitting name, office or body before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

import regex
from msgspec import Struct

from annotator.discovery.article_names import ArticleNames
from annotator.discovery.flags import (
    ADVERB,
    COORDINATOR,
    DETERMINER,
    FEMININE,
    GENDERS,
    IMPERSONAL,
    LATTER,
    MASCULINE,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    RECORD,
    SINGULAR,
    SOURCE,
    SUBORDINATOR,
    TIME,
    TITLE,
)
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.name_reading import Named, surname
from annotator.discovery.names import Register
from annotator.discovery.offices import Offices
from annotator.discovery.phrases import Range
from annotator.discovery.proposals import Source
from annotator.discovery.titles import Titles
from annotator.discovery.tokens import Token
from annotator.discovery.topics import Topics
from annotator.model.span import Span

_FAR = 1_500
"""Code points within which whom a pronoun means is sought."""
_NEAR = 600
"""Code points within which what "it" and "they" mean is sought."""
_PARAGRAPHS = regex.compile(r"\n\s*")
_WORDS = regex.compile(r"[\p{L}\p{M}]+")
_LEADING = PREPOSITION | SUBORDINATOR | TIME | NUMBER | DETERMINER | ADVERB
"""What may begin a few words that lead to the subject."""
_SHORT = 2
"""Words of a description at least."""
_LEAD = 140
"""Code points that lead to the subject of a sentence at most."""
_OFFICE = 4
"""Tokens before a name among which one may tell a gender."""
_SPOKE = 2
"""By how much one counts for nearer who spoke last."""
_UNSURE = 10
"""By how much one counts for farther off of whom nothing tells that it is a person."""


def _in_one_sentence(masked: str, start: int, end: int) -> bool:
    return not any(mark in masked[start:end] for mark in (". ", "\n", "\x00"))


class Person(Struct, frozen=True):
    """``name`` in full where the article tells it, ``speaker`` the id of the register.

    ``described`` tells that ``name`` is a description to which the article has no name so far.
    """

    name: str
    speaker: str | None = None
    described: bool = False


class Antecedents:
    """Finds them in one article; ``told`` are those whom it describes, by their noun, as far as it was read."""

    def __init__(
        self, masked: str, lexicon: Lexicon, register: Register, names: ArticleNames, told: Mapping[str, Person]
    ) -> None:
        self._masked, self._lexicon, self._register = masked, lexicon, register
        self._names, self._told = names, told
        self._titles = Titles(lexicon)
        self.offices = Offices(masked, lexicon, names)
        self._topics = Topics(masked, lexicon)
        self._speaking: set[str] = set()
        self._genders: dict[str, int] = {}

    def meant(self, pronoun: Token, sentence: int, last: Source | None = None, *, but: str = "") -> Person | None:
        """Whom ``pronoun`` stands for; ``sentence`` is where its sentence begins, ``last`` who spoke shortly before.

        Whoever is called ``but`` in full is not meant.
        """
        gender = pronoun.flags & GENDERS
        if not pronoun.flags & SINGULAR and not (gender and pronoun.flags & DETERMINER):
            return None
        if last and last.mention.start == pronoun.start:
            return Person(last.name, last.speaker)  # "She praised him and said"
        best = self._nearest(pronoun, sentence, last.name if last else "", but)
        if best and pronoun.flags & LATTER:
            return self._in_full(best[1], gender)
        if last and self._is_somebody(last, gender) and (best is None or best[0] or best[1].start < last.mention.start):
            return Person(last.name, last.speaker)
        if office := self._officer(pronoun, sentence, best[1].start if best else -1, last):
            return office
        if best is None:
            return None
        return self._in_full(best[1], gender)

    def _nearest(self, pronoun: Token, sentence: int, spoke: str, but: str) -> tuple[int, Named] | None:
        """The name that fits best, with its rank; the very last one if the pronoun says so."""
        best: tuple[int, Named] | None = None
        for named in self._names.before(pronoun.start, _FAR):
            full = self._names.full(named.name, named.start)
            if full == but or not self._fits(named, pronoun.flags & GENDERS):
                continue
            rank = max(0, self._rank(named, sentence) - (_SPOKE if spoke in (named.name, full) else 0))
            best = (rank, named) if best is None or rank < best[0] else best
            if pronoun.flags & LATTER:
                break
        return best

    def of_epithet(self, epithet: Token, sentence: int, last: Source | None, *, tag: bool) -> Person | None:
        """Whom ``epithet`` means: the first to be named in the last sentence that names anybody.

        A title is that of whoever spoke last, unless it stands in a ``tag`` behind a quote, which names no new person.
        """
        gender, title = epithet.flags & GENDERS, self._lexicon.flags_of(epithet.word) & TITLE
        found: Named | None = None
        for named in self._names.before(min(epithet.start, sentence), _NEAR):
            if not self._fits(named, gender) or not self._is_told(named):
                continue
            if found and not _in_one_sentence(self._masked, named.start, found.start):
                break
            found = named
            spoke = last and last.name == self._names.full(named.name, named.start)
            if spoke or self._begins_sentence(named.start):
                break
        if found is None or self._is_another(found, epithet):
            return None
        person = self._in_full(found, gender)
        other = self.offices.titled(found.name) or not (tag or (last and last.name == person.name))
        return None if title and other else person

    def subject_before(self, at: int, after: int) -> Source | None:
        """Who is named where the last sentence before ``at`` begins that begins with a person, past ``after``."""
        for named in self._names.before(at, min(_NEAR, at - after)):
            if self._fits(named, 0) and self._is_told(named) and self._begins_sentence(named.start):
                person = self._in_full(named, 0)
                return Source(Span(named.start, named.end), person.name, person.speaker)
        return None

    def _is_told(self, named: Named) -> bool:
        """Whether the article or a list tells that a person is meant there."""
        forename = folded(named.name.split()[0]).partition("-")[0] in self._lexicon.forenames  # "Kelly-Ann"
        return forename or named.titled or self._is_surely_one(surname(named.name))

    def _is_another(self, named: Named, epithet: Token) -> bool:
        """Whether ``epithet`` is too far from the name, or somebody else is called so in between."""
        between = folded(self._masked[named.start : epithet.start])
        topic = self._topics.nearest(epithet.start, epithet.start - named.end, many=False)
        officer = topic and topic.noun != epithet.word and self._lexicon.flags_of(topic.noun) & GENDERS
        return bool(officer) or len(_PARAGRAPHS.findall(between)) > 1 or epithet.word in _WORDS.findall(between)

    def _in_full(self, named: Named, gender: int) -> Person:
        """Whoever is ``named`` where a pronoun of that gender stands for it."""
        self._genders.setdefault(self._bearer(named), gender if gender in (MASCULINE, FEMININE) else 0)
        full = self._names.full(named.name, named.start, gender)
        return Person(full, self._register.who(full) or self._register.who(named.name))

    def _officer(self, pronoun: Token, sentence: int, named: int, last: Source | None) -> Person | None:
        """Whose office begins the sentence before, if no name stands behind it: "The mayor smiled. “So,” he said."."""
        found = self._topics.nearest(pronoun.start, _LEAD + pronoun.start - sentence, many=False)
        if found is None or not named < found.start < sentence:
            return None
        words, flags = self._masked[found.start : found.end], self._lexicon.flags_of(found.noun)
        determined = self._lexicon.flags_of(folded(words.split()[0])) & DETERMINER
        fits = not flags & GENDERS or flags & GENDERS & pronoun.flags
        if not determined or not flags & (TITLE | GENDERS) or flags & RECORD or not fits:
            return None
        if last and found.start <= last.mention.start < found.end:
            told = self._names.gender(last.name)
            return Person(last.name, last.speaker) if not told or told & pronoun.flags else None
        if held := self.offices.holder([found.noun], found.start):
            return Person(held, self._register.who(held))
        back = Token(found.start, found.end, found.noun, SINGULAR | flags & GENDERS)
        person = self.of_epithet(back, found.start, None, tag=False)
        return person or self._told.get(found.noun) or Person(words)

    def _is_somebody(self, last: Source, gender: int) -> bool:
        """Whether one person without a name spoke, of that gender as far as the words tell: "a witness"."""
        words = last.name.replace("’", "'").replace("'", "' ").split()
        flags = [self._lexicon.flags_of(folded(word)) for word in words]
        if len(words) < _SHORT or not flags[0] & DETERMINER or any(word[:1].isupper() for word in words[1:]):
            return False
        named = [(f, w) for f, w in zip(flags, words, strict=True) if f & SOURCE or (f & PREPOSITION and w != words[0])]
        nouns = list(takewhile(lambda one: one[0] & SOURCE, named))
        noun, word = nouns[-1] if nouns else (0, "")  # "a police spokesman"
        fits = not noun & GENDERS or not gender or noun & gender
        if flags[0] & gender and not noun & GENDERS:
            return False  # "her team": she is another
        many = word.endswith("s") and not word.endswith("ss")
        return bool(noun and fits and not noun & RECORD and not many)

    def topic(self, pronoun: Token) -> Person | None:
        """The body, document or group for which "it" or "they" stands, by what the sentences before begin with."""
        found = self._topics.nearest(pronoun.start, _NEAR, many=not pronoun.flags & IMPERSONAL)
        if found is None:
            return None
        words = self._masked[found.start : found.end]
        further = self._masked[found.end : found.end + _NEAR // 10]
        known = self._register.who(words) or self._register.descriptions.who(words, found.noun, further)
        back = self._told.get(found.noun)
        return back if back and not known else Person(words, known)

    def _fits(self, named: Named, gender: int) -> bool:
        key = self._bearer(named)
        if not self._names.is_of_person(named) and key not in self._speaking:
            return False
        known = named.gender or self._names.told_gender(named.name, named.start) or self._genders.get(key)
        known = known or self._names.gender(named.name, named.start)
        return not (known and gender and not known & gender)

    def _rank(self, named: Named, sentence: int) -> int:
        """0 for a name that begins a sentence of late or stands in the same one, 2 for others, more the farther off."""
        begins = self._begins_sentence(named.start)
        within = named.start > sentence
        far = (sentence - named.start) // 300 if named.start < sentence else 0
        told = self._bearer(named) in self._speaking or self._is_surely_one(surname(named.name))
        told = told or self._names.gender(named.name, named.start) > 0
        owner = self._masked[named.end : named.end + 2] in ("'s", "’s")
        return (0 if begins else 1 if within else 2) + owner + far + (0 if told else _UNSURE)

    def _bearer(self, named: Named) -> str:
        return self._names.bearer(named.name, named.start)

    def _is_surely_one(self, key: str) -> bool:
        """Whether a title, an office, or the surname alone tells that a person bears it."""
        return key in self._names.sure or key in self.offices.holders

    def _begins_sentence(self, start: int) -> bool:
        """Whether a sentence begins at ``start``, or only a few words lead to it: "But Rau", "Days later, Rau"."""
        before = self._masked[max(0, start - _LEAD) : start]
        begun = max(map(before.rfind, ".\n!?\x00"))
        led = self._without_office(before[begun + 1 :].split())
        if not led:
            return begun >= 0 or start == 0
        first = self._lexicon.flags_of(folded(led[0]).strip(",¿¡"))
        if len(led) == 1:
            return bool(first & (COORDINATOR | ADVERB | SUBORDINATOR | QUESTION)) or self._is_office(led)
        if self._is_office(led):
            return True
        return led[-1].endswith(",") and bool(first & _LEADING)

    def _without_office(self, led: list[str]) -> list[str]:
        """``led`` without what tells who is named behind it: "In May, the mayor" leads no farther than "In May,"."""
        end = len(led)
        while end and self._lexicon.flags_of(folded(led[end - 1])) & TITLE:
            end -= 1
        determined = end and end < len(led) and self._lexicon.flags_of(folded(led[end - 1])) & DETERMINER
        return led[: end - 1] if determined else led

    def _is_office(self, led: Sequence[str]) -> bool:
        """Whether ``led`` tells what somebody named behind it is, and nothing else: "Nordholz union leader"."""
        *before, office = (self._lexicon.flags_of(folded(word)) for word in led)
        plain = not any(flags & ~(SOURCE | TITLE | GENDERS) for flags in before)
        return bool(office & GENDERS) and bool(office & SOURCE) and plain and len(led) <= _OFFICE

    def noted(self, tokens: Sequence[Token], head: Range, name: str) -> int:
        """The gender that the words around a speaking person's name tell, which is kept."""
        determined = head[0] and tokens[head[0] - 1].flags & DETERMINER and not tokens[head[0]].flags & GENDERS
        if determined or self._titles.is_body(name):
            return 0
        bearer = self._names.bearer(name, tokens[head[0]].start)
        self._speaking.add(bearer)
        gender = tokens[head[0]].flags & GENDERS if head[1] - head[0] > 1 else 0
        for before in tokens[max(0, head[0] - _OFFICE) : head[0]]:
            gender = gender or (0 if before.flags & (DETERMINER | PRONOUN) else before.flags & GENDERS)
        if gender not in (MASCULINE, FEMININE):
            return 0
        self._genders.setdefault(bearer, gender)
        return gender
