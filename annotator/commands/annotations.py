"""Tagging: marks on articles, their words, attributes and fragments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.commands.team import begin_set
from annotator.model.annotation import Annotation, AttributeValue, Certainty, Origin
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.errors import TaggingError
from annotator.model.identity import new_id
from annotator.model.span import Span, joined
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Tag(Step):
    """Mark fragments of an article under a label; answers the annotation's id."""

    key: ClassVar[str] = "annotation.tag"
    article: str
    fragments: tuple[Span, ...]
    label: str
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    speaker: str | None = None
    origin: Origin = "manual"

    @property
    def detail(self) -> str:
        """The label."""
        return self.label

    def apply(self, ledger: Ledger, reader: Reader) -> str:
        """Raises TaggingError ``tag.nobody``, ``tag.empty``, ``tag.outside``, ``tag.unknown_label``, ``tag.retired``
        or ``tag.twice`` (the same person has the same label on the same words).
        """
        return tag(ledger, reader, self).id


@dataclass(frozen=True, slots=True)
class TagAll(Step):
    """Mark many stretches at once under one label, such as every place where a name stands; answers the ids.

    Places that bear the label already are passed over.
    """

    key: ClassVar[str] = "annotation.tag_all"
    places: tuple[tuple[str, Span], ...]
    label: str
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    speaker: str | None = None

    @property
    def detail(self) -> str:
        """The label."""
        return self.label

    def apply(self, ledger: Ledger, reader: Reader) -> tuple[str, ...]:
        """Raises TaggingError as :class:`Tag`."""
        if ledger.who is None:
            raise TaggingError("tag.nobody")
        check_label(reader.codebook(), self.label)
        of_article: dict[str, list[Span]] = defaultdict(list)
        for article, span in self.places:
            of_article[article].append(span)
        made = [new for article, spans in of_article.items() for new in self._new(ledger, reader, article, spans)]
        if made:
            ledger.add(*made)
        for article in dict.fromkeys(annotation.article for annotation in made):
            begin_set(ledger, reader, article, ledger.who)
        return tuple(annotation.id for annotation in made)

    def _new(self, ledger: Ledger, reader: Reader, article: str, spans: list[Span]) -> Iterator[Annotation]:
        """The annotations of one article that are not there yet, each place once."""
        who = str(ledger.who)
        stored = reader.article(article)
        tagged = {a.fragments for a in reader.annotations(article, {who}) if a.label == self.label}
        for fragments in dict.fromkeys(checked_fragments(stored, (span,)) for span in spans):
            if fragments not in tagged:
                yield made_annotation(ledger, Tag(article, fragments, self.label, self.attributes, self.speaker))


@dataclass(frozen=True, slots=True)
class ChangeAnnotation(Step):
    """Give an annotation another label, other fragments, attributes, certainty, speaker or note.

    Attributes that the (new) label does not have are kept: nothing that was said is lost by a change of label.
    """

    key: ClassVar[str] = "annotation.change"
    annotation: str
    label: str | None = None
    fragments: tuple[Span, ...] | None = None
    attributes: Mapping[str, AttributeValue] | None = None
    certainty: Certainty | None = None
    note: str | None = None

    @property
    def detail(self) -> str:
        """What is changed."""
        named = ("label", "fragments", "attributes", "certainty", "note")
        return next((name for name in named if getattr(self, name) is not None), "")

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``annotation.gone``, ``annotation.of_another`` and as :class:`Tag`."""
        stored = own(ledger, reader, self.annotation)
        changed = {
            name: value
            for name in ("label", "attributes", "certainty", "note")
            if (value := getattr(self, name)) is not None
        }
        if self.fragments is not None:
            changed["fragments"] = checked_fragments(reader.article(stored.article), self.fragments)
        if self.label is not None and self.label != stored.label:
            check_label(reader.codebook(), self.label)
        ledger.change(msgspec.structs.replace(stored, **changed))


@dataclass(frozen=True, slots=True)
class DropAnnotations(Step):
    """Remove annotations, their links and their places in groups."""

    key: ClassVar[str] = "annotation.drop"
    annotations: tuple[str, ...]
    label: str = ""

    @property
    def detail(self) -> str:
        """The label, or how many."""
        return self.label or str(len(self.annotations))

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``annotation.gone`` or ``annotation.of_another``."""
        for key in self.annotations:
            own(ledger, reader, key)
            ledger.drop("annotations", key)


def tag(ledger: Ledger, reader: Reader, tagging: Tag) -> Annotation:
    """Store what ``tagging`` describes, as part of a command. Raises TaggingError."""
    if ledger.who is None:
        raise TaggingError("tag.nobody")
    check_label(reader.codebook(), tagging.label)
    fragments = checked_fragments(reader.article(tagging.article), tagging.fragments)
    if reader.is_tagged(tagging.article, ledger.who, tagging.label, fragments):
        raise TaggingError("tag.twice", label=tagging.label)
    annotation = made_annotation(ledger, replace(tagging, fragments=fragments))
    ledger.add(annotation)
    begin_set(ledger, reader, tagging.article, ledger.who)
    return annotation


def made_annotation(ledger: Ledger, tagging: Tag) -> Annotation:
    """The annotation that ``tagging``, whose fragments are in order, describes; by whoever acts, as of now."""
    return Annotation(
        id=new_id(),
        article=tagging.article,
        annotator=str(ledger.who),
        label=tagging.label,
        fragments=tagging.fragments,
        attributes=dict(tagging.attributes),
        speaker=tagging.speaker,
        origin=tagging.origin,
        created=ledger.now,
        modified=ledger.now,
    )


def own(ledger: Ledger, reader: Reader, key: str) -> Annotation:
    """The annotation, when whoever acts may change it: one's own, or a zone that import proposed.

    Raises TaggingError ``tag.nobody``, ``annotation.gone``, ``annotation.of_another`` or ``gold.fixed``.
    """
    annotation = reader.annotation(key)
    if annotation is None:
        raise TaggingError("annotation.gone")
    if ledger.who is None:
        raise TaggingError("tag.nobody")
    if annotation.origin == "verdict":
        raise TaggingError("gold.fixed")
    if annotation.annotator != ledger.who:
        owner = next(a for a in reader.annotators() if a.id == annotation.annotator)
        if owner.role != "machine":
            raise TaggingError("annotation.of_another", name=owner.name)
    return annotation


def check_label(codebook: Codebook, name: str) -> None:
    """Raises TaggingError unless new annotations may bear the label."""
    label = codebook.label(name)
    if label is None:
        raise TaggingError("tag.unknown_label", label=name)
    if label.retired:
        raise TaggingError("tag.retired", label=label.title or name)


def checked_fragments(article: Article | None, fragments: tuple[Span, ...]) -> tuple[Span, ...]:
    """The fragments in text order, none empty, none touching, all inside the article. Raises TaggingError."""
    if article is None:
        raise TaggingError("article.gone")
    spans = joined(span for span in fragments if span.start < span.end)
    if not spans:
        raise TaggingError("tag.empty")
    if spans[0].start < 0 or spans[-1].end > article.length:
        raise TaggingError("tag.outside", length=article.length)
    return spans
