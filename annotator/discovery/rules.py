"""Proposals by rules: grammar in small, the lexicons, and no model."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from annotator.discovery.antecedents import Person
from annotator.discovery.confidence import confidence
from annotator.discovery.draft import Draft, Mentioned
from annotator.discovery.drafts import Drafts
from annotator.discovery.epithets import epithet
from annotator.discovery.flags import ASKED, GENDERS, IMPERSONAL, QUOTED, SINGULAR
from annotator.discovery.inheriting import Inheriting
from annotator.discovery.inner_speech import (
    moved,
    of_others,
    quoted_stretches,
    repeated,
    subject_outside,
    without_subject,
)
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.lexicons import Lexicons
from annotator.discovery.names import Register
from annotator.discovery.nesting import nested
from annotator.discovery.page import Page
from annotator.discovery.people import People
from annotator.discovery.proposals import Given, Proposal, Source
from annotator.discovery.reading_flow import Flow
from annotator.discovery.tokens import Token
from annotator.discovery.topics import is_many
from annotator.discovery.unbalanced import unbalanced
from annotator.model.span import Span, joined

_LATELY = 600
"""Code points within which a pronoun rather stands for who spoke last."""
_NEAR = 3
"""Quotes back to which "it" and "they" may refer."""


class RuleProposer:
    """Proposes with the lexicon of the article's language, else of the one that its words are likeliest of."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._register: tuple[Mapping[str, Sequence[str]], Lexicon, Register] | None = None

    def propose(self, given: Given) -> list[Proposal]:
        """Near-linear in the length of the text; never raises for any text."""
        found: list[Proposal] = []
        lexicon = self._lexicons.of(given.language, given.text)
        register = self._known(given.register, lexicon)
        for flow in Flow.of(given.text, given.zones):
            found += map(flow.back, read_text(flow.text, lexicon, register))
        return nested(found)

    def _known(self, known: Mapping[str, Sequence[str]], lexicon: Lexicon) -> Register:
        """The register made ready; that of the article before is used again while nobody has come or gone."""
        last = self._register
        if last is None or last[1] is not lexicon or last[0] != known:
            last = self._register = dict(known), lexicon, Register(dict(known), lexicon.titles)
        return last[2]


def read_text(text: str, lexicon: Lexicon, register: Register) -> list[Proposal]:
    """What the rules find in a running ``text``, in the order in which they find it."""
    page = Page(text, lexicon)
    naming = _Naming(page, People(page.masked, lexicon, register))
    named = naming.proposals(Drafts(page).all())
    return [*named, *unbalanced(page, named, naming.said_by), *_inner(page, naming, named, register)]


def _inner(page: Page, naming: _Naming, named: Sequence[Proposal], register: Register) -> Iterator[Proposal]:
    """What those who are quoted say that others said."""
    spoken = sorted((fragment.start, p.facts.get("speaker", "")) for p in named for fragment in p.fragments)
    for stretch in quoted_stretches(page):
        inside = Page(page.text[stretch.start : stretch.end], page.lexicon)
        drafts = Drafts(inside).all()
        told, begun = of_others(drafts), without_subject(drafts)
        listed = set(map(id, told))
        told += repeated(inside, [draft for draft in drafts if id(draft) not in listed])
        if told:
            people = People(inside.masked, page.lexicon, register)
            speaker = spoken[bisect_right(spoken, (stretch.start, "\U0010ffff")) - 1][1] if spoken else ""
            for proposal in _Naming(inside, people).proposals(told):
                yield naming.seen_from_outside(moved(proposal, stretch.start), stretch, speaker)
        subject = subject_outside(page, stretch) if begun else None
        if subject:
            yield naming.said_by(subject, moved(_Naming(inside, naming.people).proposals(begun)[0], stretch.start))


class _Naming:
    """Says who the sources of drafts are; those without a source of their own take it from their paragraph."""

    def __init__(self, page: Page, people: People) -> None:
        self._page, self.people = page, people

    def proposals(self, drafts: Sequence[Draft]) -> list[Proposal]:
        for draft in drafts:
            draft.sources = [part for one in draft.sources for part in self._apart(one)]
        persons = [[self._person(s) for s in d.sources] for d in drafts]
        own: list[tuple[Source, ...]] = []
        for draft, known in zip(drafts, persons, strict=True):
            own.append(self._sources(draft.sources, known, own[-_NEAR:]))
        inheriting = Inheriting(self._page, self.people, drafts, own)
        found = []
        for number, draft in enumerate(drafts):
            sources, why = own[number], draft.why
            if draft.inherits and not any(s.position == "origin" for s in sources):
                inherited, reason = inheriting.of(number)
                sources = (*inherited, *sources)
                why = reason if inherited and why in ("untagged", "colon") else why
            found.append(self._proposal(draft, sources, why))
        return found

    def said_by(self, subject: Mentioned, proposal: Proposal) -> Proposal:
        """``proposal`` with its origin."""
        sources = self._sources([subject], [self._person(subject)], [])
        return replace(proposal, sources=sources, facts={**proposal.facts, "speaker": sources[0].name})

    def seen_from_outside(self, proposal: Proposal, stretch: Span, speaker: str) -> Proposal:
        """``proposal`` within what ``speaker`` says; a pronoun that nothing there explains is somebody named before."""
        source = proposal.sources[0] if proposal.sources else None
        words = self._page.text[source.mention.start : source.mention.end] if source else ""
        flags = self._page.lexicon.flags_of(folded(words))
        if source is None or source.name != words or not flags & SINGULAR or not flags & GENDERS:
            return proposal
        pronoun = Token(source.mention.start, source.mention.end, folded(words), flags)
        person = self.people.antecedents.meant(pronoun, stretch.start, but=speaker)
        if person is None:
            return proposal
        first = replace(source, name=person.name, speaker=person.speaker)
        facts = {**proposal.facts, "speaker": person.name}
        return replace(proposal, sources=(first, *proposal.sources[1:]), facts=facts)

    def _apart(self, one: Mentioned) -> list[Mentioned]:
        """Each of those whom an expression joins."""
        phrases = self.people.apart(one.tokens, one.phrase)
        return [Mentioned(one.tokens, phrase, one.sentence, one.position) for phrase in phrases]

    def _person(self, mentioned: Mentioned) -> Person | None:
        core = mentioned.tokens[slice(*mentioned.phrase[0])]
        if outlet := self._page.outlets.names.get(core[-1].start):
            return Person(outlet, self.people.known(outlet))
        return self.people.named(mentioned.tokens, mentioned.phrase, self._page.text)

    def _sources(
        self, mentioned: Sequence[Mentioned], persons: Sequence[Person | None], before: Sequence[tuple[Source, ...]]
    ) -> tuple[Source, ...]:
        sources = []
        for one, named in zip(mentioned, persons, strict=True):
            person = named or self._meant(one, before)
            words = self._page.text[one.span.start : one.span.end].removeprefix("-t").removeprefix("-")
            if person and person.described and person.name in words:  # and not "the doctor" behind "a young doctor"
                person = self._epithet(one, before) or person
            name, speaker = (person.name, person.speaker) if person else (words, None)
            sources.append(Source(one.span, name, speaker, one.position))  # type: ignore[arg-type]
        return tuple(sources)

    def _epithet(self, one: Mentioned, before: Sequence[tuple[Source, ...]]) -> Person | None:
        """Whoever was named before and is now called by another word: "said the professor"."""
        pronoun = epithet(one.tokens, one.phrase[0])
        spoke = _outermost(before[-1]) if before and before[-1] else None
        tag = any(token.flags & QUOTED for token in one.tokens[: one.phrase[0][0]])
        return self.people.antecedents.of_epithet(pronoun, one.sentence, spoke, tag=tag) if pronoun else None

    def _meant(self, one: Mentioned, before: Sequence[tuple[Source, ...]]) -> Person | None:
        """Whom a pronoun stands for: "it" and "they" for what spoke before, "they" rather for many."""
        pronoun = one.tokens[one.phrase[0][0]]
        if pronoun.flags & IMPERSONAL and self._page.lexicon.elides:
            return None  # "on" is nobody who was named
        if one.tokens[0].flags & ASKED and one.phrase[0][0]:  # "Asked if Rau would come, he said no"
            pronoun = pronoun._replace(start=one.sentence)
        spoke = _outermost(before[-1]) if before and before[-1] else None
        near = spoke and 0 <= pronoun.start - spoke.mention.start < _LATELY
        person = self.people.antecedents.meant(pronoun, one.sentence, spoke if near else None)
        if person or pronoun.flags & SINGULAR:
            return person
        last = [sources[0] for sources in reversed(before) if sources]
        fit = [source for source in last if not self.people.is_person(source.name)]
        if pronoun.flags & IMPERSONAL:
            fit = [source for source in fit if not is_many(source.name)]
        else:
            single = fit if self._page.lexicon.bare_clauses else []  # only English has "they" for one body
            fit = [source for source in fit if is_many(source.name)] or single
        if fit and (fit[0] is last[0] or is_many(fit[0].name)):
            return Person(fit[0].name, fit[0].speaker)
        return self.people.antecedents.topic(pronoun)

    def _proposal(self, draft: Draft, sources: tuple[Source, ...], why: str) -> Proposal:
        text = self._page.text
        facts = dict(draft.facts)
        if sources:
            facts["speaker"] = sources[0].name
        span = draft.fragments[0]
        if draft.form == "marks_only":
            facts["words"] = text[span.start : span.end]
        fragments = joined(draft.fragments)
        sure = confidence(why)
        return Proposal(fragments, draft.form, sources, tuple(draft.cue), why, facts, sure)


def _outermost(sources: tuple[Source, ...]) -> Source:
    """Whom the article itself lets speak, not whoever is quoted by that one."""
    return next((source for source in reversed(sources) if source.position == "relay"), sources[0])
