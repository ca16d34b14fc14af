"""Groups: the same quote, or the same claim, in several articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.commands.group_rules import absences, checked_kind, own_group, settled, shown, with_absences, written
from annotator.model.errors import TaggingError
from annotator.model.group import Absence, Group, GroupKind, Member
from annotator.model.identity import new_id
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


class NamedGroup(Step):
    """A step on a group whose ``name`` tells it from others of its key."""

    __slots__ = ()
    name: str

    @property
    def detail(self) -> str:
        """What the group is called."""
        return shown(self.name)


@dataclass(frozen=True, slots=True)
class MakeGroup(Step):
    """Put annotations into a new group, out of any other of theirs; answers its id.

    ``reference`` is the wording with which members are compared; ``absent`` are articles that do not report it.
    """

    key: ClassVar[str] = "group.make"
    kind: GroupKind
    members: tuple[Member, ...]
    label: str = ""
    reference: str = ""
    absent: tuple[str, ...] = ()

    @property
    def detail(self) -> str:
        """What it is called."""
        return shown(self.label or self.reference)

    def apply(self, ledger: Ledger, reader: Reader) -> str:
        """Raises TaggingError ``tag.nobody``, ``group.empty``, ``group.other_kind``, ``group.other_label`` (what the
        codebook keeps out of such groups), ``annotation.gone``, ``article.gone`` or ``group.reports``.
        """
        return make_group(ledger, reader, self)


@dataclass(frozen=True, slots=True)
class AddMembers(NamedGroup):
    """Put annotations into a group that is there, out of any other of theirs; a member again is changed."""

    key: ClassVar[str] = "group.add"
    group: str
    members: tuple[Member, ...]
    name: str = ""

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``tag.nobody``, ``group.gone``, ``group.of_another``, and as :class:`MakeGroup`."""
        group = own_group(ledger, reader, self.group)
        given = {member.annotation: member for member in self.members}
        kept = tuple(given.pop(member.annotation, member) for member in group.members)
        written(ledger, reader, msgspec.structs.replace(group, members=(*kept, *given.values())))


@dataclass(frozen=True, slots=True)
class RenderMembers(AddMembers):
    """Say otherwise how members of a group render its words."""

    key: ClassVar[str] = "group.how"


@dataclass(frozen=True, slots=True)
class RemoveMembers(NamedGroup):
    """Take annotations out of a group; one that is left empty goes."""

    key: ClassVar[str] = "group.remove"
    group: str
    annotations: tuple[str, ...]
    name: str = ""

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``tag.nobody``, ``group.gone`` or ``group.of_another``."""
        group = own_group(ledger, reader, self.group)
        kept = tuple(member for member in group.members if member.annotation not in self.annotations)
        settled(ledger, msgspec.structs.replace(group, members=kept))


@dataclass(frozen=True, slots=True)
class SplitGroup(Step):
    """Move some members of a group into a new one; answers its id. Absences stay with the old one."""

    key: ClassVar[str] = "group.split"
    group: str
    annotations: tuple[str, ...]
    label: str = ""

    @property
    def detail(self) -> str:
        """What the new one is called."""
        return shown(self.label)

    def apply(self, ledger: Ledger, reader: Reader) -> str:
        """Raises TaggingError ``tag.nobody``, ``group.gone``, ``group.of_another`` or ``group.empty`` (nothing would
        be moved, or nothing would be left).
        """
        group = own_group(ledger, reader, self.group)
        moved = tuple(member for member in group.members if member.annotation in self.annotations)
        kept = tuple(member for member in group.members if member.annotation not in self.annotations)
        if not moved or not kept:
            raise TaggingError("group.empty")
        ledger.change(msgspec.structs.replace(group, members=kept))
        new = Group(new_id(), group.kind, group.annotator, self.label, "", moved)
        ledger.add(new)
        return new.id


@dataclass(frozen=True, slots=True)
class MergeGroups(NamedGroup):
    """Make groups one: the first keeps its label, reference and id and takes the members of the others.

    Of absences those stay that no member contradicts.
    """

    key: ClassVar[str] = "group.merge"
    group: str
    others: tuple[str, ...]
    name: str = ""

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``tag.nobody``, ``group.gone``, ``group.of_another`` or ``group.other_kind``."""
        group = own_group(ledger, reader, self.group)
        others = [own_group(ledger, reader, key) for key in dict.fromkeys(self.others) if key != group.id]
        for other in others:
            checked_kind(group.kind, other.kind)
            ledger.drop("groups", other.id)
        members: dict[str, Member] = {}
        absent: dict[tuple[str, str], Absence] = {}
        for one in (group, *others):
            for member in one.members:
                members.setdefault(member.annotation, member)
            for absence in one.absent:
                absent.setdefault((absence.article, absence.annotator), absence)
        whole = msgspec.structs.replace(group, members=tuple(members.values()), absent=tuple(absent.values()))
        ledger.change(msgspec.structs.replace(whole, absent=absences(reader, whole)))


@dataclass(frozen=True, slots=True)
class ChangeGroup(Step):
    """Give a group another label or reference wording."""

    key: ClassVar[str] = "group.change"
    group: str
    label: str | None = None
    reference: str | None = None

    @property
    def detail(self) -> str:
        """The new label or reference."""
        return shown(self.label or self.reference or "")

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``tag.nobody``, ``group.gone`` or ``group.of_another``."""
        group = own_group(ledger, reader, self.group)
        told = {name: value for name in ("label", "reference") if (value := getattr(self, name)) is not None}
        ledger.change(msgspec.structs.replace(group, **told))


@dataclass(frozen=True, slots=True)
class RecordAbsence(NamedGroup):
    """Record that articles do not report what a group holds, by whom and when; ``withdrawn`` takes the record back."""

    key: ClassVar[str] = "group.absence"
    group: str
    articles: tuple[str, ...]
    withdrawn: bool = False
    name: str = ""

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``tag.nobody``, ``group.gone``, ``group.of_another``, ``article.gone`` or
        ``group.reports``.
        """
        record_absence(ledger, reader, self)


@dataclass(frozen=True, slots=True)
class DropGroups(Step):
    """Take groups away; their members stay tagged."""

    key: ClassVar[str] = "group.drop"
    groups: tuple[str, ...]
    name: str = ""

    @property
    def detail(self) -> str:
        """What the one is called, or how many they are."""
        return shown(self.name) if len(self.groups) == 1 else str(len(self.groups))

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``tag.nobody``, ``group.gone`` or ``group.of_another``."""
        for key in self.groups:
            ledger.drop("groups", own_group(ledger, reader, key).id)


def make_group(ledger: Ledger, reader: Reader, making: MakeGroup) -> str:
    """Store the group that ``making`` describes, as part of a command; answers its id. Raises TaggingError."""
    if ledger.who is None:
        raise TaggingError("tag.nobody")
    if not making.members:
        raise TaggingError("group.empty")
    group = Group(new_id(), making.kind, ledger.who, making.label, making.reference)
    ledger.add(group)
    written(ledger, reader, msgspec.structs.replace(group, members=making.members))
    if making.absent:
        record_absence(ledger, reader, RecordAbsence(group.id, making.absent))
    return group.id


def record_absence(ledger: Ledger, reader: Reader, recording: RecordAbsence) -> None:
    """Store what ``recording`` says, as part of a command. Raises TaggingError."""
    group = own_group(ledger, reader, recording.group)
    if recording.withdrawn:
        mine = [a for a in group.absent if a.article in recording.articles and a.annotator == ledger.who]
        ledger.change(msgspec.structs.replace(group, absent=tuple(a for a in group.absent if a not in mine)))
    else:
        ledger.change(with_absences(ledger, reader, group, recording.articles))
