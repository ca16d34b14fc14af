"""What a review looks up of a project: verdicts by what they are about, and what is gold."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import and_, or_, select, text

from annotator.model.verdict import UNSETTLED, Verdict
from annotator.storage import rows
from annotator.storage import tables as t
from annotator.storage.plain_rows import NAMED, plain_rows_named
from annotator.storage.reader import Reader

_ON_ARTICLES = select(t.verdicts).where(t.verdicts.c.article_id.in_(NAMED))
_VERDICTS_NAMED = select(t.verdicts).where(t.verdicts.c.id.in_(NAMED))
_NAMED = select(t.verdict_index.c.verdict_id).where(t.verdict_index.c.annotation_id.in_(NAMED))
_NAMING = select(t.verdicts).where(t.verdicts.c.id.in_(_NAMED))
_ABOUT = select(t.verdict_index.c.verdict_id).where(
    t.verdict_index.c.annotation_id.in_(NAMED), t.verdict_index.c.about == 1
)
_VERDICTS_ABOUT = select(t.verdicts).where(t.verdicts.c.id.in_(_ABOUT))
_IS_GOLD = text("annotations.origin = 'verdict'")
"""In so many words, as the index of gold has it."""
_GOLD_AMONG = select(t.annotations.c.id).where(t.annotations.c.id.in_(NAMED), t.annotations.c.origin == "verdict")
_GOLD_GROUPS = (
    select(t.group_members.c.group_id)
    .distinct()
    .where(t.group_members.c.annotation_id.in_(select(t.annotations.c.id).where(_IS_GOLD)))
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
        return _in_order({row[0]: row for row in self._all(_NAMING, annotations)}.values())

    def verdicts_about(self, annotations: Collection[str]) -> list[Verdict]:
        """The verdicts about any of those annotations, in order."""
        return _in_order({row[0]: row for row in self._all(_VERDICTS_ABOUT, annotations)}.values())

    def verdicts_by_id(self, keys: Iterable[str]) -> list[Verdict]:
        """The verdicts of those ids that exist, in order."""
        return _in_order(self._all(_VERDICTS_NAMED, keys))

    def gold_among(self, annotations: Iterable[str]) -> frozenset[str]:
        """Those of the annotations that verdicts made."""
        return frozenset(row[0] for row in self._all(_GOLD_AMONG, annotations))

    def gold_groups(self) -> frozenset[str]:
        """The ids of the groups that hold gold."""
        return frozenset(row[0] for row in self._connection().execute(_GOLD_GROUPS))

    def superseded_gold(self) -> list[str]:
        """The ids of gold annotations whose verdict a later one took the place of; see :mod:`review.standing`."""
        v, later = t.verdicts, t.verdicts.alias()
        mine, other = t.verdict_index.alias(), t.verdict_index.alias()
        same = and_(other.c.annotation_id == mine.c.annotation_id, other.c.about == 1)
        is_later = or_(later.c.decided > v.c.decided, and_(later.c.decided == v.c.decided, later.c.id > v.c.id))
        overtaken = (
            select(1)
            .select_from(mine.join(other, same).join(later, later.c.id == other.c.verdict_id))
            .where(mine.c.verdict_id == v.c.id, mine.c.about == 1, _settles(later), is_later)
            .correlate(v)
        )
        replaced = select(later.c.replaces).where(later.c.replaces.is_not(None), _settles(later))
        fallen = or_(overtaken.exists(), v.c.id.in_(replaced))
        query = select(v).where(v.c.result.is_not(None), _settles(v), fallen)
        return [key for row in self._connection().execute(query) for key in rows.verdict_of(row).gold]

    def _all(self, query: Any, wanted: Iterable[str]) -> Iterable[Any]:
        return plain_rows_named(self._connection(), query, sorted(set(wanted)))


def _settles(verdicts: Any) -> Any:
    return and_(verdicts.c.decision.not_in(sorted(UNSETTLED)), verdicts.c.checks.is_(None))


def _in_order(found: Iterable[Any]) -> list[Verdict]:
    return sorted((rows.verdict_of(row) for row in found), key=lambda verdict: (verdict.decided, verdict.id))
