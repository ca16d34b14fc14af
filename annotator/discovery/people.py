"""Who is meant: expressions for somebody linked to the register, to the full name, and pronouns to a name before."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.antecedents import Antecedents, Person
from annotator.discovery.article_names import ArticleNames
from annotator.discovery.flags import (
    CAPITAL,
    COMMA,
    COORDINATOR,
    DEFINITE,
    DETERMINER,
    GENDERS,
    INVERTED,
    OBJECT,
    OF,
    OWN,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RECORD,
    RELATIVE,
    SINGULAR,
    SOURCE,
)
from annotator.discovery.heads import head_of
from annotator.discovery.joined import conjuncts
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.name_reading import surname
from annotator.discovery.names import Register
from annotator.discovery.phrases import Range, is_name, is_participle
from annotator.discovery.proposals import Source
from annotator.discovery.titles import Titles
from annotator.discovery.tokens import Token
from annotator.model.span import Span

_LONGEST = 120
"""Code points of an expression that are looked for in the register."""
_HANGS = PREPOSITION | OF | RELATIVE | COORDINATOR
"""What ends the noun of a description."""
_SHORT = 2
"""Words of an expression that may point back, determiner included."""


class People:
    """Those whom one article names."""

    def __init__(self, masked: str, lexicon: Lexicon, register: Register) -> None:
        self._masked, self._lexicon, self._register = masked, lexicon, register
        self._titles = Titles(lexicon)
        self._names = ArticleNames(masked, lexicon, self._titles)
        self._told: dict[str, Person] = {}
        self.antecedents = Antecedents(masked, lexicon, register, self._names, self._told)

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
        if core[1] - core[0] == 1 and first.flags & (PRONOUN | INVERTED | OBJECT) and not is_name(first):
            return Person(text[first.start : first.end]) if first.flags & OWN else None
        if core[1] - core[0] == 1 and first.flags & DETERMINER and not first.flags & (SOURCE | CAPITAL):
            return None
        words = text[first.start : tokens[core[1] - 1].end]
        known = self._register.who(words)
        if not known and first.flags & DETERMINER:
            known = self._register.who(words.partition(" ")[2])
        joined = any(t.flags & COORDINATOR for t in tokens[slice(*core)]) and len(conjuncts(tokens, core)) > 1
        head = None if joined else head_of(tokens, phrase, self._titles.is_body, self._lexicon.forenames)
        name = text[tokens[head[0]].start : tokens[head[1] - 1].end] if head else ""
        if known and (head is None or self._register.who(name) not in (known, None)):
            person = Person(self._known_by(known, words, first.start), known)
            if head is None and core[1] - core[0] > _SHORT:
                self._told[tokens[_noun_end(tokens, core) - 1].word] = person
            return person
        begun = self._register.descriptions.beginning(text[first.start : first.start + _LONGEST], len(words))
        if head is None or (not known and self._is_described(tokens, head, core, begun=begun is not None)):
            return self._described(tokens, (core, whole), text, begun)
        return self._of_name(tokens, head, name, known)

    def known(self, name: str) -> str | None:
        """The id of whom the register knows by ``name``."""
        return self._register.who(name)

    def _known_by(self, known: str, words: str, at: int) -> str:
        """The name of somebody whom the register knows by ``words``; where the article has it, that of the register."""
        name = self._register.name(known)
        return name if self._names.has(name) else self._names.full(words, at)

    def _of_name(self, tokens: Sequence[Token], head: Range, name: str, known: str | None) -> Person:
        at = tokens[head[0]].start
        gender = self.antecedents.noted(tokens, head, name)
        if known:
            return Person(self._known_by(known, name, at), known)
        full = self._names.full(name, at, gender)
        return Person(full, self._register.who(full) or self._register.who(name))

    def _is_described(self, tokens: Sequence[Token], head: Range, core: Range, *, begun: bool) -> bool:
        """Whether the name is that of many, or of no one: "Top Democrats", "der Sprecher"."""
        last, compounds = tokens[head[1] - 1], self._lexicon.language.compounds
        noun = head[1] - head[0] == 1 and head[0] > core[0] and bool(tokens[head[0] - 1].flags & DETERMINER)
        if self._titles.is_title(tokens[head[0]].word):
            return noun and compounds
        if noun and last.flags & SOURCE and last.flags & GENDERS:
            return True  # "the MP"
        many = last.word.endswith("s") and head[1] <= core[1] and (begun or core[1] > head[1])
        return many or (compounds and bool(noun or last.flags & (SOURCE | RECORD)))

    def _described(self, tokens: Sequence[Token], phrase: tuple[Range, Range], text: str, begun: str | None) -> Person:
        """Whom an expression without a name describes; a short one ("the report") may point back to a longer one."""
        core, whole = phrase
        if not any(t.flags & COMMA for t in tokens[core[1] : whole[1]]):
            core = core[0], whole[1]  # "a report issued by the board", "women who saw it"
        words = text[tokens[core[0]].start : tokens[core[1] - 1].end]
        end = _noun_end(tokens, core)
        noun, at = tokens[end - 1].word, tokens[end - 1].end - tokens[core[0]].start
        known = begun or self._by_words(words, noun, at)
        short = core[1] - core[0] <= _SHORT
        definite = bool(tokens[core[0]].flags & DEFINITE)
        back = self._told.get(noun)
        if back and short and definite and (not known or tokens[end - 1].flags & RECORD):
            return back
        if not known and (held := self._held(tokens, (core[0], end), definite=definite)):
            return held
        person = Person(words, known, described=not known)
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
        name = self.antecedents.offices.holder(words, at)
        if name is None and len(words) == 1 and not owned and self._titles.is_body(words[0]):
            full = self._names.full(words[0], at)
            name = full if " " in full and self._titles.is_body(full) else None
        return Person(name, self._register.who(name)) if name else None

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


def _noun_end(tokens: Sequence[Token], core: Range) -> int:
    """One past the noun of a description, where what hangs on it begins."""
    inner = range(core[0] + 1, core[1])
    return next((n for n in inner if tokens[n].flags & _HANGS or is_participle(tokens[n])), core[1])
