"""Who said it: a quote tied to its cue, the mention of its speaker and the register, in one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.annotations import Tag, own, tag
from annotator.commands.command import Step
from annotator.commands.links import AddLink, add_link
from annotator.commands.speakers import AddSpeaker, stored_speaker, with_alias
from annotator.model.annotation import Annotation, AttributeValue
from annotator.model.errors import TaggingError
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

SAID_BY, CUED_BY, CLAIMED_BY = "said_by", "cued_by", "claimed_by"
MENTION, CUE = "speaker", "cue"


@dataclass(frozen=True, slots=True)
class Attribute(Step):
    """Say who is quoted: by a speaker of the register or a new name, a mention in the text, and a cue.

    ``speaker`` is the id of an entry, ``name`` makes a new one when there is none; without either the mention means
    nobody yet. ``mention`` and ``cue`` are where the article names and announces them: marks that already stand
    there are used. ``position`` says which link of a chain this is; an attribution in the same position is replaced.
    Answers the speaker's id.
    """

    key: ClassVar[str] = "quote.attribute"
    annotation: str
    speaker: str | None = None
    name: str = ""
    mention: Span | None = None
    cue: Span | None = None
    position: str = "origin"

    @property
    def detail(self) -> str:
        """The new speaker's name, if there is one."""
        return self.name

    def apply(self, ledger: Ledger, reader: Reader) -> str | None:
        """Raises TaggingError as tagging and linking do, and ``attribution.nothing``."""
        if self.speaker is None and not self.name.strip() and self.mention is None and self.cue is None:
            raise TaggingError("attribution.nothing")
        quote = own(ledger, reader, self.annotation)
        speaker = self._speaker(ledger, reader)
        if speaker is not None or self.mention is not None:
            self._say(ledger, reader, quote, speaker)
        if self.cue is not None:
            cue = mark(ledger, reader, Tag(quote.article, (self.cue,), CUE, reader.codebook().defaults(CUE)))
            for link in _links(reader, quote.id, CUED_BY, ledger.who):
                ledger.drop("links", link.id)
            add_link(ledger, reader, AddLink(CUED_BY, quote.id, cue.id))
        return speaker

    def _speaker(self, ledger: Ledger, reader: Reader) -> str | None:
        if self.speaker is not None:
            return stored_speaker(reader, self.speaker).id
        return AddSpeaker(self.name).apply(ledger, reader) if self.name.strip() else None

    def _say(self, ledger: Ledger, reader: Reader, quote: Annotation, speaker: str | None) -> None:
        link_type = CLAIMED_BY if quote.label == "claim" else SAID_BY
        standing = [
            link
            for link in _links(reader, quote.id, link_type, ledger.who)
            if link.attributes.get("position", "origin") == self.position
        ]
        target = self._target(ledger, reader, quote, speaker, standing)
        attributes: Mapping[str, AttributeValue | int] = standing[0].attributes if standing else {}
        if link_type == SAID_BY:
            attributes = {**attributes, "position": self.position}
        if [link.target for link in standing] == [target]:
            return
        for link in standing:
            ledger.drop("links", link.id)
        add_link(ledger, reader, AddLink(link_type, quote.id, target, attributes))

    def _target(
        self, ledger: Ledger, reader: Reader, quote: Annotation, speaker: str | None, standing: list[Link]
    ) -> str:
        """What the link leads to: the mention that is marked or was, else the speaker."""
        if self.mention is not None:
            defaults = reader.codebook().defaults(MENTION)
            mention = mark(ledger, reader, Tag(quote.article, (self.mention,), MENTION, defaults))
            _mean(ledger, mention, speaker)
            return mention.id
        for link in standing:
            mention_before = reader.annotation(link.target)
            if mention_before is not None and mention_before.annotator == ledger.who:
                _mean(ledger, mention_before, speaker)
                return mention_before.id
        assert speaker is not None
        return speaker


@dataclass(frozen=True, slots=True)
class Mean(Step):
    """Say whom a mention means: a speaker of the register, a new one by name, or (neither) nobody."""

    key: ClassVar[str] = "mention.mean"
    annotation: str
    speaker: str | None = None
    name: str = ""

    @property
    def detail(self) -> str:
        """The new speaker's name, if there is one."""
        return self.name

    def apply(self, ledger: Ledger, reader: Reader) -> str | None:
        """Answers the speaker's id. Raises TaggingError ``annotation.gone``, ``…of_another``, ``speaker.gone``."""
        mention = own(ledger, reader, self.annotation)
        speaker = self.speaker
        if speaker is None and self.name.strip():
            speaker = AddSpeaker(self.name).apply(ledger, reader)
        elif speaker is not None:
            stored_speaker(reader, speaker)
        if speaker is None:
            ledger.change(msgspec.structs.replace(mention, speaker=None))
        else:
            _mean(ledger, mention, speaker)
        return speaker


@dataclass(frozen=True, slots=True)
class LearnAlias(Step):
    """Have the register know a speaker by another name, as an article gives it."""

    key: ClassVar[str] = "speaker.alias"
    speaker: str
    alias: str

    @property
    def detail(self) -> str:
        """The alias."""
        return self.alias

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``speaker.gone``."""
        ledger.change(with_alias(stored_speaker(reader, self.speaker), self.alias))


def mark(ledger: Ledger, reader: Reader, tagging: Tag) -> Annotation:
    """The actor's annotation of that label on exactly those fragments, made when it is not there."""
    wanted = (tagging.label, ledger.who, tagging.fragments)
    for annotation in reader.annotations_at(tagging.article, tagging.fragments[0]):
        if (annotation.label, annotation.annotator, annotation.fragments) == wanted:
            return annotation
    return tag(ledger, reader, tagging)


def _mean(ledger: Ledger, mention: Annotation, speaker: str | None) -> None:
    if speaker is not None and mention.speaker != speaker:
        ledger.change(msgspec.structs.replace(mention, speaker=speaker))


def _links(reader: Reader, quote: str, link_type: str, who: str | None) -> list[Link]:
    found = reader.links_of([quote])
    return [link for link in found if (link.source, link.type, link.annotator) == (quote, link_type, who)]
