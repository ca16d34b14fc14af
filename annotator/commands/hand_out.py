"""Handing out: a project for one annotator, with the articles, the codebook and nobody else's marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

import msgspec
from msgspec import Struct

from annotator.commands.command import Step
from annotator.commands.merge_versions import held_of, key_of
from annotator.model.article import Article, ArticleText
from annotator.model.codebook import Codebook
from annotator.model.errors import TaggingError
from annotator.model.group import Group
from annotator.model.hand_out import HandOut, Held
from annotator.model.identity import new_id, now
from annotator.model.link import Link
from annotator.model.project import Project
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader
from annotator.storage.rows import Value


class Handed(Struct, frozen=True):
    """What one annotator's file is to hold; ``record`` tells what that was when it comes back."""

    project: Project
    codebook: Codebook
    values: tuple[Value, ...]
    record: HandOut


@dataclass(frozen=True, slots=True)
class Receive(Step):
    """Fill a file that is handed out. No step: its annotator cannot undo it."""

    key: ClassVar[str] = "project.receive"
    undoable: ClassVar[bool] = False
    values: tuple[Value, ...]
    record: HandOut

    def apply(self, ledger: Ledger, reader: Reader) -> None:  # noqa: ARG002 - as every command
        """Nothing to check: the file is new."""
        for _kind, values in groupby(self.values, key=type):
            ledger.add(*values)
        ledger.add(self.record)


def handed(reader: Reader, annotator: str, articles: Sequence[str] | None = None) -> Handed:
    """What is handed out to ``annotator``: ``articles``, or where none are named those assigned to them.

    Their own marks go along and so does what the program marked; ids stay what they are. Raises TaggingError
    ``hand_out.nobody`` or ``hand_out.nothing``.
    """
    who = next((a for a in reader.annotators() if a.id == annotator and a.role != "machine"), None)
    if who is None:
        raise TaggingError("hand_out.nobody")
    assigned = {found.article for found in reader.sets(annotator)}
    wanted = assigned if articles is None else set(articles)
    chosen = [article for article in reader.articles() if article.id in wanted]
    if not chosen:
        raise TaggingError("hand_out.nothing", name=who.name)
    values = tuple(_values(reader, annotator, chosen))
    record = HandOut(new_id(), annotator, now(), "out", _held(values))
    return Handed(reader.project(), reader.codebook(), values, record)


def _values(reader: Reader, annotator: str, articles: Sequence[Article]) -> Iterable[Value]:
    team = [a for a in reader.annotators() if a.id == annotator or a.role == "machine"]
    whose = {a.id for a in team}
    inside = {article.id for article in articles}
    stories = {article.story for article in articles}
    yield from team
    yield from (story for story in reader.stories() if story.id in stories)
    for article in articles:
        original = article.version_of if article.version_of in inside else None
        yield msgspec.structs.replace(article, version_of=original)
    yield from (ArticleText(article.id, reader.text(article.id)) for article in articles)
    speakers = reader.speakers()
    yield from speakers
    marks = [mark for article in articles for mark in reader.annotations(article.id, whose)]
    yield from marks
    inside |= {mark.id for mark in marks} | {speaker.id for speaker in speakers}
    for article in articles:
        yield from (link for link in reader.links(article.id) if link.annotator in whose and _is_whole(link, inside))
    yield from (group for group in reader.groups() if group.annotator in whose and _is_whole(group, inside | whose))
    yield from (found for found in reader.sets(annotator) if found.article in inside)


def _is_whole(joined: Link | Group, inside: set[str]) -> bool:
    """Whether all that it joins goes along; what does not stays here, whole."""
    if isinstance(joined, Link):
        return joined.source in inside and joined.target in inside
    members = all(member.annotation in inside for member in joined.members)
    return members and all({absence.article, absence.annotator} <= inside for absence in joined.absent)


_KINDS = {
    "Annotator": "annotators",
    "Story": "stories",
    "Article": "articles",
    "Speaker": "speakers",
    "Annotation": "annotations",
    "Link": "links",
    "Group": "groups",
    "AnnotationSet": "sets",
}


def _held(values: Iterable[Value]) -> Held:
    held: Held = {kind: {} for kind in _KINDS.values()}
    for value in values:
        if (kind := _KINDS.get(type(value).__name__)) is not None:
            held[kind][key_of(value)] = held_of(value)
    return held
