"""The register of speakers: entries made, corrected, merged, split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.model.errors import TaggingError
from annotator.model.identity import new_id
from annotator.model.link import Link
from annotator.model.speaker import Speaker
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class AddSpeaker(Step):
    """Enter a speaker; answers the id. Two may bear the same name: two people do."""

    key: ClassVar[str] = "speaker.add"
    name: str
    kind: str = "person"
    aliases: tuple[str, ...] = ()
    description: str = ""
    note: str = ""
    external_ids: Mapping[str, str] = field(default_factory=dict)

    @property
    def detail(self) -> str:
        """The name."""
        return self.name

    def apply(self, ledger: Ledger, reader: Reader) -> str:  # noqa: ARG002 - as every command
        """Raises TaggingError ``speaker.unnamed``."""
        name = _checked(self.name)
        speaker = Speaker(
            new_id(), name, self.kind, _tidy(self.aliases, name), self.description, self.note, dict(self.external_ids)
        )
        ledger.add(speaker)
        return speaker.id


@dataclass(frozen=True, slots=True)
class ChangeSpeaker(Step):
    """Correct an entry of the register."""

    key: ClassVar[str] = "speaker.change"
    speaker: Speaker

    @property
    def detail(self) -> str:
        """The name."""
        return self.speaker.name

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``speaker.unnamed`` or ``speaker.gone``."""
        stored_speaker(reader, self.speaker.id)
        name = _checked(self.speaker.name)
        ledger.change(msgspec.structs.replace(self.speaker, name=name, aliases=_tidy(self.speaker.aliases, name)))


@dataclass(frozen=True, slots=True)
class DropSpeaker(Step):
    """Remove an entry; mentions of it stay and mean nobody."""

    key: ClassVar[str] = "speaker.drop"
    speaker: str
    name: str = ""

    @property
    def detail(self) -> str:
        """The name."""
        return self.name

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``speaker.gone``."""
        stored_speaker(reader, self.speaker)
        ledger.drop("speakers", self.speaker)


@dataclass(frozen=True, slots=True)
class MergeSpeakers(Step):
    """Make several entries one: ``kept`` takes their mentions, links, names, and what it lacks of their details."""

    key: ClassVar[str] = "speaker.merge"
    kept: str
    merged: tuple[str, ...]

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``speaker.gone`` or ``speaker.merge_one``."""
        others = [stored_speaker(reader, key) for key in dict.fromkeys(self.merged) if key != self.kept]
        if not others:
            raise TaggingError("speaker.merge_one")
        kept = stored_speaker(reader, self.kept)
        for other in others:
            _move_mentions(ledger, reader, other.id, kept.id)
            _move_links(ledger, reader, other.id, kept.id)
            ledger.drop("speakers", other.id)
            kept = _united(kept, other)
        ledger.change(kept)


@dataclass(frozen=True, slots=True)
class UniteSpeakers(Step):
    """Make several entries one, several times over, in one step: twins of a merge, decided together."""

    key: ClassVar[str] = "speaker.unite"
    merges: tuple[MergeSpeakers, ...]

    @property
    def detail(self) -> str:
        """How many go away."""
        return str(sum(len(merge.merged) for merge in self.merges))

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError as :class:`MergeSpeakers`."""
        for merge in self.merges:
            merge.apply(ledger, reader)


@dataclass(frozen=True, slots=True)
class SplitSpeaker(Step):
    """Make one entry two: the named mentions and links go to a new speaker, whose id is answered."""

    key: ClassVar[str] = "speaker.split"
    speaker: str
    name: str
    annotations: tuple[str, ...]
    links: tuple[str, ...] = ()

    @property
    def detail(self) -> str:
        """The new name."""
        return self.name

    def apply(self, ledger: Ledger, reader: Reader) -> str:
        """Raises TaggingError ``speaker.gone``, ``speaker.unnamed``, ``speaker.split_nothing`` or ``gold.fixed``."""
        old = stored_speaker(reader, self.speaker)
        if not self.annotations and not self.links:
            raise TaggingError("speaker.split_nothing")
        name = _checked(self.name)
        new = Speaker(new_id(), name, old.kind)
        ledger.add(new)
        for annotation in reader.annotations_by_id(self.annotations):
            if annotation.origin == "verdict":
                raise TaggingError("gold.fixed")
            ledger.change(msgspec.structs.replace(annotation, speaker=new.id))
        for link in _links_to(reader, old.id):
            if link.id in self.links:
                ledger.change(msgspec.structs.replace(link, target=new.id))
        if name in old.aliases:
            ledger.change(msgspec.structs.replace(old, aliases=tuple(a for a in old.aliases if a != name)))
        return new.id


def stored_speaker(reader: Reader, key: str) -> Speaker:
    """The speaker of that id. Raises TaggingError ``speaker.gone``."""
    speaker = reader.speaker(key)
    if speaker is None:
        raise TaggingError("speaker.gone")
    return speaker


def with_alias(speaker: Speaker, alias: str) -> Speaker:
    """The speaker, known by ``alias`` too."""
    return msgspec.structs.replace(speaker, aliases=_tidy((*speaker.aliases, alias), speaker.name))


def _checked(name: str) -> str:
    if not name.strip():
        raise TaggingError("speaker.unnamed")
    return " ".join(name.split())


def _tidy(aliases: tuple[str, ...], name: str) -> tuple[str, ...]:
    tidy = dict.fromkeys(" ".join(alias.split()) for alias in aliases)
    return tuple(alias for alias in tidy if alias and alias != name)


def _united(kept: Speaker, other: Speaker) -> Speaker:
    return msgspec.structs.replace(
        kept,
        aliases=_tidy((*kept.aliases, other.name, *other.aliases), kept.name),
        description=kept.description or other.description,
        note="\n".join(note for note in (kept.note, other.note) if note),
        external_ids={**other.external_ids, **kept.external_ids},
    )


def _move_mentions(ledger: Ledger, reader: Reader, old: str, new: str) -> None:
    for annotation in reader.annotations_of_speaker(old):
        ledger.change(msgspec.structs.replace(annotation, speaker=new))


def _move_links(ledger: Ledger, reader: Reader, old: str, new: str) -> None:
    there = {(link.type, link.source, link.annotator) for link in _links_to(reader, new)}
    for link in _links_to(reader, old):
        if (link.type, link.source, link.annotator) not in there:
            ledger.change(msgspec.structs.replace(link, target=new))


def _links_to(reader: Reader, speaker: str) -> list[Link]:
    return [link for link in reader.links_of([speaker]) if link.target == speaker]
