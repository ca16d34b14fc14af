"""What a review looks up of a project: verdicts and groups by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from annotator.model.group import Group
from annotator.model.verdict import Verdict
from annotator.storage import rows
from annotator.storage import tables as t
from annotator.storage.reader import CHUNK, Reader

_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)
_ON_ARTICLES = select(t.verdicts).where(t.verdicts.c.article_id.in_(_WANTED))
_VERDICTS_NAMED = select(t.verdicts).where(t.verdicts.c.id.in_(_WANTED))
_NAMED = select(t.verdict_index.c.verdict_id).where(t.verdict_index.c.annotation_id.in_(_WANTED))
_NAMING = select(t.verdicts).where(t.verdicts.c.id.in_(_NAMED))
_GROUPS_OF = select(t.group_members.c.group_id).where(t.group_members.c.annotation_id.in_(_WANTED))
_GROUPS = select(t.groups).where(t.groups.c.id.in_(_WANTED))
_MEMBERS = select(t.group_members).where(t.group_members.c.group_id.in_(_WANTED)).order_by(t.group_members.c.ordinal)
_ABSENCES = (
    select(t.group_absences)
    .where(t.group_absences.c.group_id.in_(_WANTED))
    .order_by(t.group_absences.c.article_id, t.group_absences.c.annotator_id)
)


class ReviewReader:
    """Reads beside a :class:`Reader`, through the same connection."""

    def __init__(self, read: Reader) -> None:
        self._connection = read.connection

    def verdicts_on(self, articles: Collection[str]) -> list[Verdict]:
        """The verdicts about those articles, in the order in which they were given."""
        return _in_order(self._all(_ON_ARTICLES, articles))

    def verdicts_naming(self, annotations: Iterable[str]) -> list[Verdict]:
        """The verdicts about any of those annotations, or with links decided that lead to one, in order."""
        return _in_order({row.id: row for row in self._all(_NAMING, annotations)}.values())

    def verdicts_about(self, annotations: Collection[str]) -> list[Verdict]:
        """The verdicts about any of those annotations, in order."""
        wanted = frozenset(annotations)
        return [v for v in self.verdicts_naming(wanted) if not wanted.isdisjoint(v.disagreement.annotations)]

    def verdicts_by_id(self, keys: Iterable[str]) -> list[Verdict]:
        """The verdicts of those ids that exist, in order."""
        return _in_order(self._all(_VERDICTS_NAMED, keys))

    def groups_of(self, annotations: Iterable[str]) -> list[Group]:
        """The groups in which any of those annotations is, whole, by id."""
        keys = {row[0] for row in self._all(_GROUPS_OF, annotations)}
        members: defaultdict[str, list[Any]] = defaultdict(list)
        absences: defaultdict[str, list[Any]] = defaultdict(list)
        for row in self._all(_MEMBERS, keys):
            members[row.group_id].append(row)
        for row in self._all(_ABSENCES, keys):
            absences[row.group_id].append(row)
        found = sorted(self._all(_GROUPS, keys), key=lambda row: str(row.id))
        return [rows.group_of(row, members[row.id], absences[row.id]) for row in found]

    def _all(self, query: Any, wanted: Iterable[str]) -> Iterable[Any]:
        listed = sorted(set(wanted))
        for at in range(0, len(listed), CHUNK):
            yield from self._connection().execute(query, {"wanted": listed[at : at + CHUNK]})


def _in_order(found: Iterable[Any]) -> list[Verdict]:
    return sorted((rows.verdict_of(row) for row in found), key=lambda verdict: (verdict.decided, verdict.id))
