"""Who works on the project, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.model.errors import TaggingError
from annotator.model.identity import new_id
from annotator.model.team import AnnotationSet, Annotator, Role, SetState
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class AddAnnotator(Step):
    """Enter somebody who tags or decides; answers their id. Names are unique, whatever their case."""

    key: ClassVar[str] = "annotator.add"
    name: str
    role: Role = "annotator"

    @property
    def detail(self) -> str:
        """The name."""
        return self.name

    def apply(self, ledger: Ledger, reader: Reader) -> str:
        """Raises TaggingError ``annotator.unnamed`` or ``annotator.same_name``."""
        annotator = Annotator(new_id(), checked_name(reader, self.name), self.role)
        ledger.add(annotator)
        return annotator.id


@dataclass(frozen=True, slots=True)
class ChangeAnnotator(Step):
    """Correct somebody's name or role."""

    key: ClassVar[str] = "annotator.change"
    annotator: Annotator

    @property
    def detail(self) -> str:
        """The name."""
        return self.annotator.name

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError as :class:`AddAnnotator`."""
        name = checked_name(reader, self.annotator.name, self.annotator.id)
        ledger.change(msgspec.structs.replace(self.annotator, name=name))


@dataclass(frozen=True, slots=True)
class ProposeTo(Step):
    """Say whether quotes are proposed to somebody, where the project proposes them at all."""

    key: ClassVar[str] = "annotator.propose"
    annotator: str
    proposing: bool

    @property
    def detail(self) -> str:
        """On or off."""
        return "on" if self.proposing else "off"

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``annotator.gone``."""
        found = next((a for a in reader.annotators() if a.id == self.annotator), None)
        if found is None:
            raise TaggingError("annotator.gone")
        ledger.change(msgspec.structs.replace(found, unaided=not self.proposing))


@dataclass(frozen=True, slots=True)
class ChangeState(Step):
    """Say how far somebody has come with articles: to do, in progress, done."""

    key: ClassVar[str] = "set.state"
    articles: tuple[str, ...]
    annotator: str
    state: SetState

    @property
    def detail(self) -> str:
        """The state."""
        return self.state

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Begins a set that was not begun."""
        for article in self.articles:
            found = reader.annotation_set(article, self.annotator)
            if found is None:
                ledger.add(AnnotationSet(article, self.annotator, self.state))
            else:
                ledger.change(msgspec.structs.replace(found, state=self.state))


@dataclass(frozen=True, slots=True)
class CountTime(Step):
    """Add seconds in which somebody was active. Bookkeeping: no step that undo would take back."""

    key: ClassVar[str] = "set.time"
    undoable: ClassVar[bool] = False
    article: str
    annotator: str
    seconds: int

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Only sets that were begun count time."""
        found = reader.annotation_set(self.article, self.annotator)
        if found is not None:
            ledger.change(msgspec.structs.replace(found, seconds=found.seconds + self.seconds))


def checked_name(reader: Reader, name: str, key: str = "") -> str:
    """A name without outer blanks that nobody else bears. Raises TaggingError."""
    name = name.strip()
    if not name:
        raise TaggingError("annotator.unnamed")
    if any(a.name.casefold() == name.casefold() and a.id != key for a in reader.annotators()):
        raise TaggingError("annotator.same_name", name=name)
    return name


def begin_set(ledger: Ledger, reader: Reader, article: str, annotator: str) -> None:
    """The first mark on an article that was to do, or not begun, makes its set *in progress*."""
    found = reader.annotation_set(article, annotator)
    if found is None:
        ledger.add(AnnotationSet(article, annotator, "in_progress"))
    elif found.state == "todo":
        ledger.change(msgspec.structs.replace(found, state="in_progress"))
