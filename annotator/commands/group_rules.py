"""What groups must keep to: whose they are, what may be in them, that no article both reports and leaves out."""

from __future__ import annotations

from collections import Counter

import msgspec

from annotator.model.errors import TaggingError
from annotator.model.group import Absence, Group, GroupKind, Member
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader
from annotator.storage.review_reader import ReviewReader

_SHOWN = 40


def shown(name: str) -> str:
    """A group's label or wording, short enough for a menu."""
    return name if len(name) <= _SHOWN else name[: _SHOWN - 1].rstrip() + "…"


def own_group(ledger: Ledger, reader: Reader, key: str) -> Group:
    """The group, when whoever acts may change it: one's own, or a machine's.

    Raises TaggingError ``tag.nobody``, ``group.gone``, ``group.of_another`` or ``gold.fixed``.
    """
    group = reader.group(key)
    if group is None:
        raise TaggingError("group.gone")
    if ReviewReader(reader).gold_among(member.annotation for member in group.members):
        raise TaggingError("gold.fixed")
    if ledger.who is None:
        raise TaggingError("tag.nobody")
    if group.annotator != ledger.who:
        owner = next(a for a in reader.annotators() if a.id == group.annotator)
        if owner.role != "machine":
            raise TaggingError("group.of_another", name=owner.name)
    return group


def checked_kind(kind: GroupKind, other: GroupKind) -> None:
    """Raises TaggingError ``group.other_kind`` unless the two are one."""
    if kind != other:
        raise TaggingError("group.other_kind")


def written(ledger: Ledger, reader: Reader, group: Group) -> None:
    """Store ``group`` with its members, each taken out of the other groups of its kind and owner.

    Articles that report it now are no longer recorded as leaving it out. Raises TaggingError ``annotation.gone`` or
    ``group.other_label``.
    """
    _check_members(reader, group)
    named = {member.annotation for member in group.members}
    for other in reader.groups_of(named):
        if other.id != group.id and (other.kind, other.annotator) == (group.kind, group.annotator):
            kept = tuple(member for member in other.members if member.annotation not in named)
            settled(ledger, msgspec.structs.replace(other, members=kept))
    ledger.change(msgspec.structs.replace(group, absent=absences(reader, group)))


def settled(ledger: Ledger, group: Group) -> None:
    """Store ``group``, or drop it where nothing is left in it."""
    if group.members:
        ledger.change(group)
    else:
        ledger.drop("groups", group.id)


def absences(reader: Reader, group: Group) -> tuple[Absence, ...]:
    """The absences that no member contradicts, in the project's order."""
    reporting = _reporting(reader, group.members)
    kept = (absence for absence in group.absent if absence.article not in reporting)
    return tuple(sorted(kept, key=lambda absence: (absence.article, absence.annotator)))


def with_absences(ledger: Ledger, reader: Reader, group: Group, articles: tuple[str, ...]) -> Group:
    """``group`` with the record that those articles leave it out, by whoever acts, as of now.

    Raises TaggingError ``article.gone`` or ``group.reports``.
    """
    reporting = _reporting(reader, group.members)
    known = {(absence.article, absence.annotator): absence for absence in group.absent}
    for article in articles:
        stored = reader.article(article)
        if stored is None:
            raise TaggingError("article.gone")
        if article in reporting:
            raise TaggingError("group.reports", title=stored.title or stored.outlet or stored.id)
        known.setdefault((article, str(ledger.who)), Absence(article, str(ledger.who), recorded=ledger.now))
    return msgspec.structs.replace(group, absent=tuple(known[key] for key in sorted(known)))


def _reporting(reader: Reader, members: tuple[Member, ...]) -> set[str]:
    return {annotation.article for annotation in reader.annotations_by_id(member.annotation for member in members)}


def _check_members(reader: Reader, group: Group) -> None:
    keys = [member.annotation for member in group.members]
    if any(times > 1 for times in Counter(keys).values()):
        raise TaggingError("group.twice")
    found = reader.annotations_by_id(keys)
    if len(found) < len(keys):
        raise TaggingError("annotation.gone")
    if any(annotation.origin == "verdict" for annotation in found):
        raise TaggingError("gold.fixed")
    codebook = reader.codebook()
    allowed = {label for kind in codebook.groups if kind.id == group.kind for label in kind.labels} or {group.kind}
    for annotation in found:
        if annotation.label not in allowed:
            label = codebook.label(annotation.label)
            raise TaggingError("group.other_label", label=(label.title if label else "") or annotation.label)
