"""Links between annotations, articles and speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.model.annotation import AttributeValue
from annotator.model.codebook import Codebook, LinkType
from annotator.model.errors import TaggingError
from annotator.model.identity import new_id
from annotator.model.link import End, Link
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class AddLink(Step):
    """Draw a link of a type that the codebook declares; answers its id. A link that stands already is answered."""

    key: ClassVar[str] = "link.add"
    type: str
    source: str
    target: str
    attributes: Mapping[str, AttributeValue | int] = field(default_factory=dict)

    @property
    def detail(self) -> str:
        """The type."""
        return self.type

    def apply(self, ledger: Ledger, reader: Reader) -> str:
        """Raises TaggingError ``tag.nobody``, ``link.unknown_type``, ``link.gone``, ``link.itself`` or
        ``link.not_allowed``, ``gold.fixed``.
        """
        return add_link(ledger, reader, self)


@dataclass(frozen=True, slots=True)
class ChangeLink(Step):
    """Change a link's attributes, such as the position of a speaker in a chain."""

    key: ClassVar[str] = "link.change"
    link: str
    attributes: Mapping[str, AttributeValue | int]

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``link.gone`` or ``gold.fixed``."""
        ledger.change(msgspec.structs.replace(_stored(reader, self.link), attributes=dict(self.attributes)))


@dataclass(frozen=True, slots=True)
class DropLink(Step):
    """Take a link away."""

    key: ClassVar[str] = "link.drop"
    link: str
    type: str = ""

    @property
    def detail(self) -> str:
        """The type."""
        return self.type

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``link.gone`` or ``gold.fixed``."""
        _stored(reader, self.link)
        ledger.drop("links", self.link)


def add_link(ledger: Ledger, reader: Reader, drawing: AddLink) -> str:
    """Store what ``drawing`` describes, as part of a command; answers its id. Raises as :class:`AddLink`."""
    if ledger.who is None:
        raise TaggingError("tag.nobody")
    if drawing.source == drawing.target:
        raise TaggingError("link.itself")
    source, source_name = _end(reader, drawing.source)
    target, target_name = _end(reader, drawing.target)
    link_type = reader.codebook().link(drawing.type)
    if link_type is None:
        raise TaggingError("link.unknown_type", type=drawing.type)
    if not _allowed(link_type, source_name, target_name):
        raise TaggingError("link.not_allowed", type=drawing.type, source=source_name, target=target_name)
    for link in reader.links_of([drawing.source]):
        same = (link.type, link.source, link.target) == (drawing.type, drawing.source, drawing.target)
        if same and link.annotator == ledger.who:
            return link.id
    link = Link(
        new_id(), drawing.type, drawing.source, drawing.target, ledger.who, dict(drawing.attributes), source, target
    )
    ledger.add(link)
    return link.id


def link_types(codebook: Codebook, source: str, target: str) -> tuple[LinkType, ...]:
    """The types that may lead from a label to a label, ``@speaker`` or ``@article``."""
    return tuple(link for link in codebook.links if _allowed(link, source, target))


def _allowed(link_type: LinkType, source: str, target: str) -> bool:
    return source in link_type.sources and target in link_type.targets


def _end(reader: Reader, key: str) -> tuple[End, str]:
    annotation = reader.annotation(key)
    if annotation is not None:
        if annotation.origin == "verdict":
            raise TaggingError("gold.fixed")
        return "annotation", annotation.label
    if reader.speaker(key) is not None:
        return "speaker", "@speaker"
    if reader.article(key) is not None:
        return "article", "@article"
    raise TaggingError("link.gone")


def _stored(reader: Reader, key: str) -> Link:
    link = reader.link(key)
    if link is None:
        raise TaggingError("link.gone")
    source = reader.annotation(link.source)
    if source is not None and source.origin == "verdict":
        raise TaggingError("gold.fixed")
    return link
