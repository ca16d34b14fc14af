"""Who is meant: expressions for somebody linked to the register, to the full name, and pronouns to a name before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from annotator.discovery.article_names import ArticleNames, Named, surname
from annotator.discovery.flags import (
    ADVERB,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DEFINITE,
    DETERMINER,
    FEMININE,
    GENDERS,
    IMPERSONAL,
    INVERTED,
    MASCULINE,
    NUMBER,
    OF,
    OWN,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RECORD,
    RELATIVE,
    SINGULAR,
    SOURCE,
    SUBORDINATOR,
    TIME,
    TITLE,
)
from annotator.discovery.heads import head_of
from annotator.discovery.joined import conjuncts
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.names import Register
from annotator.discovery.offices import Offices
from annotator.discovery.phrases import Range, is_name, is_participle
from annotator.discovery.proposals import Source
from annotator.discovery.titles import Titles
from annotator.discovery.tokens import Token
from annotator.discovery.topics import Topics
from annotator.model.span import Span

_FAR = 1_500
"""Code points within which whom a pronoun means is sought."""
_NEAR = 600
"""Code points within which what "it" and "they" mean is sought."""
_LONGEST = 120
"""Code points of an expression that are looked for in the register."""
_HANGS = PREPOSITION | OF | RELATIVE | COORDINATOR
"""What ends the noun of a description."""
_SHORT = 2
"""Words of an expression that may point back, determiner included."""
_LEAD = 140
"""Code points that lead to the subject of a sentence at most."""
_OFFICE = 4
"""Tokens before a name among which one may tell a gender."""
_SPOKE = 2
"""By how much one counts for nearer who spoke last."""
_UNSURE = 10
"""By how much one counts for farther off of whom nothing tells that it is a person."""


class Person(Struct, frozen=True):
    """``name`` in full where the article tells it, ``speaker`` the id of the register."""

    name: str
    speaker: str | None = None


class People:
    """Those whom one article names."""

    def __init__(self, masked: str, lexicon: Lexicon, register: Register) -> None:
        self._masked, self._lexicon, self._register = masked, lexicon, register
        self._titles = Titles(lexicon)
        self._names = ArticleNames(masked, lexicon, self._titles)
        self._offices = Offices(masked, lexicon, self._names)
        self._topics = Topics(masked, lexicon)
        self._speaking: set[str] = set()
        self._genders: dict[str, int] = {}
        self._told: dict[str, Person] = {}

    def apart(self, tokens: Sequence[Token], phrase: tuple[Range, Range]) -> list[tuple[Range, Range]]:
        """``phrase``, or each of those whom it joins: "Jo Rau and Mr. Vogt"; groups and firms stay as they are."""
        parts = conjuncts(tokens, phrase[0])
        if len(parts) == 1 or len({tokens[end - 1].word for _start, end in parts}) < len(parts):
            return [phrase]
        return [(part, part) for part in parts] if any(self._is_one(tokens, part) for part in parts) else [phrase]

    def _is_one(self, tokens: Sequence[Token], part: Range) -> bool:
        """Whether one person is surely meant."""
        first, last = tokens[part[0]], tokens[part[1] - 1]
        if part[1] - part[0] == 1 and first.flags & SINGULAR:
            return True
        determined = any(t.flags & DETERMINER for t in tokens[slice(*part)])
        if determined or not is_name(last) or last.flags & (SOURCE | RECORD):
            return False
        forename = part[1] - part[0] > 1 and first.word in self._lexicon.forenames
        return forename or self._titles.is_title(first.word) or last.word in self._names.sure

    def named(self, tokens: Sequence[Token], phrase: tuple[Range, Range], text: str) -> Person | None:
        """Whom the expression names or describes, given its core and the whole of it; None for a pronoun."""
        core, whole = phrase
        first = tokens[core[0]]
        if core[1] - core[0] == 1 and first.flags & (PRONOUN | INVERTED) and not is_name(first):
            return Person(text[first.start : first.end]) if first.flags & OWN else None
        if core[1] - core[0] == 1 and first.flags & DETERMINER and not first.flags & (SOURCE | CAPITAL):
            return None
        words = text[first.start : tokens[core[1] - 1].end]
        known = self._register.who(words)
        if not known and first.flags & DETERMINER:
            known = self._register.who(words.partition(" ")[2])
        if known:
            return Person(self._names.full(words, first.start), known)
        begun = self._register.descriptions.beginning(text[first.start : first.start + _LONGEST], len(words))
        joined = any(t.flags & COORDINATOR for t in tokens[slice(*core)])
        head = None if joined else head_of(tokens, phrase, self._titles.is_body)
        if head is None or self._is_described(tokens, head, core, begun=begun is not None):
            return self._described(tokens, (core, whole), text, begun)
        return self._of_name(tokens, head, text[tokens[head[0]].start : tokens[head[1] - 1].end])

    def _of_name(self, tokens: Sequence[Token], head: Range, name: str) -> Person:
        at = tokens[head[0]].start
        gender = self._noted(tokens, head, name)
        full = self._names.full(name, at, gender)
        return Person(full, self._register.who(full) or self._register.who(name))

    def _is_described(self, tokens: Sequence[Token], head: Range, core: Range, *, begun: bool) -> bool:
        """Whether the name is that of many, or of no one: "Top Democrats", "der Sprecher"."""
        last = tokens[head[1] - 1]
        if self._titles.is_title(tokens[head[0]].word):
            return False
        many = last.word.endswith("s") and (begun or core[1] > head[1])
        noun = head[1] - head[0] == 1 and head[0] > core[0] and tokens[head[0] - 1].flags & DETERMINER
        return many or (self._lexicon.language.compounds and bool(noun or last.flags & (SOURCE | RECORD)))

    def _described(self, tokens: Sequence[Token], phrase: tuple[Range, Range], text: str, begun: str | None) -> Person:
        """Whom an expression without a name describes; a short one ("the report") may point back to a longer one."""
        core, whole = phrase
        if not any(t.flags & COMMA for t in tokens[core[1] : whole[1]]):
            core = core[0], whole[1]  # "a report issued by the board", "women who saw it"
        words = text[tokens[core[0]].start : tokens[core[1] - 1].end]
        inner = range(core[0] + 1, core[1])
        end = next((n for n in inner if tokens[n].flags & _HANGS or is_participle(tokens[n])), core[1])
        noun, at = tokens[end - 1].word, tokens[end - 1].end - tokens[core[0]].start
        known = begun or self._by_words(words, noun, at)
        short = core[1] - core[0] <= _SHORT
        definite = bool(tokens[core[0]].flags & DEFINITE)
        back = self._told.get(noun)
        if back and short and definite and (not known or tokens[end - 1].flags & RECORD):
            return back
        if not known and (held := self._held(tokens, (core[0], end), definite=definite)):
            return held
        person = Person(words, known)
        if not short or not back:
            self._told[noun] = person
        return person

    def _by_words(self, words: str, noun: str, at: int) -> str | None:
        """The entry of the register that ``words`` describe; ``at`` is where what hangs on its noun begins."""
        if found := self._register.descriptions.who(words[:at], noun, words[at:]):
            return found
        known = self._register.described.first(words)
        if known and not any(word[0].isupper() for word in words[known.end :].split()):
            return known.speaker
        return None

    def _held(self, tokens: Sequence[Token], core: Range, *, definite: bool) -> Person | None:
        """Whose office the expression tells, or which body is called by its last word: "the department"."""
        owned = [at for at in range(*core) if tokens[at].flags & POSSESSIVE]
        if not definite and not owned:
            return None
        start = owned[-1] + 1 if owned else core[0] + 1
        words = " ".join(token.word for token in tokens[start : core[1]]).split()
        at = tokens[core[0]].start
        name = self._offices.holder(words, at)
        if name is None and len(words) == 1 and not owned and self._titles.is_body(words[0]):
            full = self._names.full(words[0], at)
            name = full if " " in full and self._titles.is_body(full) else None
        return Person(name, self._register.who(name)) if name else None

    def meant(self, pronoun: Token, sentence: int, last: Source | None = None) -> Person | None:
        """Whom ``pronoun`` stands for; ``sentence`` is where its sentence begins, ``last`` who spoke shortly before."""
        gender = pronoun.flags & GENDERS
        if not pronoun.flags & SINGULAR and not (gender and pronoun.flags & DETERMINER):
            return None
        best: tuple[int, Named] | None = None
        before = last.name if last else ""
        for named in self._names.before(pronoun.start, _FAR):
            if self._fits(named, gender):
                spoke = before in (named.name, self._names.full(named.name, named.start))
                rank = max(0, self._rank(named, sentence) - (_SPOKE if spoke else 0))
                best = (rank, named) if best is None or rank < best[0] else best
        if last and self._is_somebody(last, gender) and (best is None or best[0] or best[1].start < last.mention.start):
            return Person(last.name, last.speaker)
        if office := self._officer(pronoun, sentence, best[1].start if best else -1):
            return office
        if best is None:
            return None
        name = best[1].name
        self._genders.setdefault(surname(name), gender if gender in (MASCULINE, FEMININE) else 0)
        full = self._names.full(name, best[1].start, gender)
        return Person(full, self._register.who(full) or self._register.who(name))

    def _officer(self, pronoun: Token, sentence: int, named: int) -> Person | None:
        """Whose office begins the sentence before, if no name stands behind it: "The mayor smiled. “So,” he said."."""
        found = self._topics.nearest(pronoun.start, _LEAD + pronoun.start - sentence, many=False)
        if found is None or not named < found.start < sentence:
            return None
        words, flags = self._masked[found.start : found.end], self._lexicon.flags_of(found.noun)
        determined = self._lexicon.flags_of(folded(words.split()[0])) & DETERMINER
        fits = not flags & GENDERS or flags & GENDERS & pronoun.flags
        if not determined or not flags & (TITLE | GENDERS) or flags & RECORD or not fits:
            return None
        held = self._offices.holder([found.noun], found.start)
        return Person(held, self._register.who(held)) if held else self._told.get(found.noun) or Person(words)

    def _is_somebody(self, last: Source, gender: int) -> bool:
        """Whether one person without a name spoke, of that gender as far as the words tell: "a witness"."""
        words = last.name.replace("’", "'").replace("'", "' ").split()
        flags = [self._lexicon.flags_of(folded(word)) for word in words]
        if len(words) < _SHORT or not flags[0] & DETERMINER or any(word[:1].isupper() for word in words[1:]):
            return False
        noun, word = next(((f, w) for f, w in zip(flags[1:], words[1:], strict=True) if f & SOURCE), (0, ""))
        fits = not noun & GENDERS or not gender or noun & gender
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

    def first_in(self, span: Span) -> Source | None:
        """The first person whom the stretch names."""
        for named in reversed(list(self._names.before(span.end, len(span)))):
            if self._names.is_of_person(named):
                full = self._names.full(named.name, named.start)
                return Source(Span(named.start, named.end), full, self._register.who(full))
        return None

    def is_person(self, name: str) -> bool:
        """Whether ``name`` is one of a person, as far as the article tells."""
        bare = self._titles.bare(name)
        return bare[:1].isupper() and self._names.looks_personal(bare) and surname(bare) in self._names.persons

    def _fits(self, named: Named, gender: int) -> bool:
        key = surname(named.name)
        if not self._names.is_of_person(named) and key not in self._speaking:
            return False
        known = named.gender or self._names.told_gender(named.name) or self._genders.get(key)
        known = known or self._names.gender(named.name)
        return not (known and gender and not known & gender)

    def _rank(self, named: Named, sentence: int) -> int:
        """0 for a name that begins a sentence of late or stands in the same one, 2 for others, more the farther off."""
        begins = named.start >= sentence or self._begins_sentence(named.start)
        far = (sentence - named.start) // 300 if named.start < sentence else 0
        key = surname(named.name)
        told = key in self._speaking or key in self._names.sure or self._names.gender(named.name)
        owner = self._masked[named.end : named.end + 2] in ("'s", "’s")
        return (0 if begins else 2) + owner + far + (0 if told else _UNSURE)

    def _begins_sentence(self, start: int) -> bool:
        """Whether a sentence begins at ``start``, or only a few words lead to it: "But Rau", "Days later, Rau"."""
        before = self._masked[max(0, start - _LEAD) : start]
        begun = max(map(before.rfind, ".\n!?\x00"))
        led = before[begun + 1 :].split()
        if not led:
            return begun >= 0 or start == 0
        first = self._lexicon.flags_of(folded(led[0]).strip(","))
        if len(led) == 1:
            return bool(first & (COORDINATOR | ADVERB))
        return led[-1].endswith(",") and bool(first & (PREPOSITION | SUBORDINATOR | TIME | NUMBER | DETERMINER))

    def _noted(self, tokens: Sequence[Token], head: Range, name: str) -> int:
        """The gender that the words around a speaking person's name tell, which is kept."""
        determined = head[0] and tokens[head[0] - 1].flags & DETERMINER and not tokens[head[0]].flags & GENDERS
        if determined or self._titles.is_body(name):
            return 0
        self._speaking.add(surname(name))
        gender = tokens[head[0]].flags & GENDERS if head[1] - head[0] > 1 else 0
        for before in tokens[max(0, head[0] - _OFFICE) : head[0]]:
            gender = gender or (0 if before.flags & (DETERMINER | PRONOUN) else before.flags & GENDERS)
        if gender not in (MASCULINE, FEMININE):
            return 0
        self._genders.setdefault(surname(name), gender)
        return gender
