"""Proposals decided: accepted into annotations with all that was proposed with them, or turned down for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.annotations import Tag, check_label, checked_fragments
from annotator.commands.attribution import CUE, CUED_BY, MENTION, SAID_BY, mark
from annotator.commands.command import Step
from annotator.commands.links import AddLink, add_link, link_types
from annotator.commands.nested_quotes import join_nested
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import begin_set
from annotator.discovery.names import Register
from annotator.discovery.proposals import Proposal, Source
from annotator.model.annotation import Annotation, AttributeValue
from annotator.model.codebook import Codebook
from annotator.model.errors import TaggingError
from annotator.model.team import rejection
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

FORM = "form"
Proposed = tuple[str, Proposal]
"""The article's id, and what is proposed in it, as it came or corrected."""


@dataclass(frozen=True, slots=True)
class AcceptProposals(Step):
    """Make proposals annotations of origin ``proposal``: the quote with its form, mentions, cue, links and speakers.

    Marks that stand already are used again. A source that the register knows by name, alias or surname is that entry,
    another becomes a new one; a source without a name means nobody yet, and a mention that means somebody already
    keeps to it. A quote inside another of whoever acts is linked to that. Answers the quotes' ids.
    """

    key: ClassVar[str] = "proposal.accept"
    proposals: Sequence[Proposed]

    @property
    def detail(self) -> str:
        """The label, or how many."""
        return _told(self.proposals)

    def apply(self, ledger: Ledger, reader: Reader) -> tuple[str, ...]:
        """Raises TaggingError as tagging does, and ``proposal.nothing``."""
        if not self.proposals:
            raise TaggingError("proposal.nothing")
        accepting = Accepting(ledger, reader)
        made = {place: accepting.quote(*self.proposals[place]) for place in _fullest_first(self.proposals)}
        join_nested(ledger, reader, tuple(made.values()))
        return tuple(made[place].id for place in range(len(self.proposals)))


@dataclass(frozen=True, slots=True)
class RejectProposals(Step):
    """Turn proposals down: they are not made again to whoever acts, on these words under this label."""

    key: ClassVar[str] = "proposal.reject"
    proposals: Sequence[Proposed]

    @property
    def detail(self) -> str:
        """The label, or how many."""
        return _told(self.proposals)

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Begins the set. Raises TaggingError ``proposal.nothing`` and as tagging does."""
        if not self.proposals:
            raise TaggingError("proposal.nothing")
        if ledger.who is None:
            raise TaggingError("tag.nobody")
        for article in dict.fromkeys(article for article, _ in self.proposals):
            stored = reader.article(article)
            lines = {
                rejection(p.label, checked_fragments(stored, p.fragments))
                for name, p in self.proposals
                if name == article
            }
            begin_set(ledger, reader, article, ledger.who)
            found = reader.annotation_set(article, ledger.who)
            assert found is not None
            ledger.change(msgspec.structs.replace(found, rejected=tuple(sorted({*found.rejected, *lines}))))


class Accepting:
    """Accepts several proposals; who is new is entered in the register once."""

    def __init__(self, ledger: Ledger, reader: Reader) -> None:
        self._ledger, self._reader = ledger, reader
        self._codebook = reader.codebook()
        known = {speaker.id: (speaker.name, *speaker.aliases) for speaker in reader.speakers()}
        self._ids, self._register = frozenset(known), Register(known)

    def quote(self, article: str, proposal: Proposal, more: Mapping[str, AttributeValue] | None = None) -> Annotation:
        """The annotation that ``proposal`` became, attributed; a new one has the defaults, or ``more``."""
        check_label(self._codebook, proposal.label)
        fragments = checked_fragments(self._reader.article(article), proposal.fragments)
        given = self._codebook.defaults(proposal.label) if more is None else more
        attributes = {**given, **_attributes(self._codebook, proposal)}
        quote = self._mark(Tag(article, fragments, proposal.label, attributes))
        for source in proposal.sources:
            self._say(quote, source)
        if proposal.cue and self._leads(proposal.label, CUE, CUED_BY):
            cue = self._mark(Tag(article, proposal.cue, CUE, self._codebook.defaults(CUE)))
            self._link(AddLink(CUED_BY, quote.id, cue.id))
        return quote

    def say(self, quote: Annotation, speaker: str, position: str) -> None:
        """Who says it, by the register alone: the article does not name them there."""
        if self._leads(quote.label, "@speaker", SAID_BY):
            self._link(AddLink(SAID_BY, quote.id, speaker, {"position": position}))

    def _say(self, quote: Annotation, source: Source) -> None:
        attributes = {"position": source.position}
        if self._leads(quote.label, MENTION, SAID_BY):
            defaults = self._codebook.defaults(MENTION)
            mention = self._mark(Tag(quote.article, (source.mention,), MENTION, defaults))
            if mention.speaker is None and (speaker := self._speaker(source)) is not None:
                self._ledger.change(msgspec.structs.replace(mention, speaker=speaker))
            self._link(AddLink(SAID_BY, quote.id, mention.id, attributes))
        elif self._leads(quote.label, "@speaker", SAID_BY) and (speaker := self._speaker(source)) is not None:
            self._link(AddLink(SAID_BY, quote.id, speaker, attributes))

    def _speaker(self, source: Source) -> str | None:
        if source.speaker in self._ids:
            return source.speaker
        name = " ".join(source.name.split())
        known = self._register.who(name)
        if name and known is None:
            known = AddSpeaker(name).apply(self._ledger, self._reader)
            self._register.learn(known, (name,))
        return known

    def _mark(self, tagging: Tag) -> Annotation:
        fragments = checked_fragments(self._reader.article(tagging.article), tagging.fragments)
        wanted = Tag(tagging.article, fragments, tagging.label, tagging.attributes, origin="proposal")
        return mark(self._ledger, self._reader, wanted)

    def _link(self, drawing: AddLink) -> None:
        add_link(self._ledger, self._reader, drawing)

    def _leads(self, label: str, target: str, link: str) -> bool:
        """Whether the codebook has the target's label in force, and lets such a link lead to it."""
        there = self._codebook.label(target)
        usable = target.startswith("@") or (there is not None and not there.retired)
        return usable and any(found.id == link for found in link_types(self._codebook, label, target))


def _attributes(codebook: Codebook, proposal: Proposal) -> dict[str, AttributeValue]:
    """The form, where the label has an attribute of that name with that value."""
    label = codebook.label(proposal.label)
    for attribute in label.attributes if label is not None else ():
        if attribute.id == FORM and proposal.form in {value.id for value in attribute.values}:
            return {FORM: proposal.form}
    return {}


def _fullest_first(proposals: Sequence[Proposed]) -> list[int]:
    """Their places, those first whose sources' names have several words: so a surname alone finds its bearer."""
    lone = [any(" " not in source.name.strip() for source in one.sources) for _article, one in proposals]
    return sorted(range(len(proposals)), key=lone.__getitem__)


def _told(proposals: Sequence[Proposed]) -> str:
    return proposals[0][1].label if len(proposals) == 1 else str(len(proposals))
