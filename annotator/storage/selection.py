"""Which part of a project is meant, as conditions that the file itself applies."""

from __future__ import annotations

import json
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, true

from annotator.model.team import SetState
from annotator.storage import tables as t

WhichGold = Literal["with", "without", "alone"]

_ARTICLE, _ANNOTATION = t.articles.alias(), t.annotations.alias()
_SET, _ANNOTATOR = t.annotation_sets.alias(), t.annotators.alias()


class Selection(Struct, frozen=True):
    """None means all.

    ``annotators`` and ``labels`` choose annotations, ``states`` by how far their annotator has come with their
    article. What ``zoners`` marked under ``zone_labels`` is chosen whatever the three say. ``gold``: what verdicts
    made, whatever the state, goes ``with`` the rest, or the rest goes ``without`` it, or it goes ``alone``, but for
    what is ``fallen``.
    """

    stories: tuple[str, ...] | None = None
    annotators: tuple[str, ...] | None = None
    labels: tuple[str, ...] | None = None
    states: tuple[SetState, ...] | None = None
    zoners: tuple[str, ...] = ()
    zone_labels: tuple[str, ...] = ()
    gold: WhichGold = "with"
    fallen: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        parts = (self.stories, self.annotators, self.labels, self.states)
        return self.gold == "with" and all(part is None for part in parts)

    def story(self) -> ColumnElement[bool]:
        """Of a row of ``stories``."""
        return true() if self.stories is None else t.stories.c.id.in_(self.stories)

    def article(self, column: Any) -> ColumnElement[bool]:
        """Of a ``column`` that names an article: it is there, and of a chosen story."""
        a = _ARTICLE
        chosen = a.c.story_id.in_(self.stories) if self.stories is not None else true()
        return exists(select(1).select_from(a).where(a.c.id == column, chosen))

    def annotator(self, column: Any) -> ColumnElement[bool]:
        """Of a ``column`` that names who did it."""
        return true() if self.annotators is None else or_(column.in_({*self.annotators, *self.zoners}))

    def annotation(self, a: Any = t.annotations) -> ColumnElement[bool]:
        """Of a row of ``annotations``, or of an alias of it; its article's story aside."""
        return and_(self._by_whom(a), *self._gold(a))

    def _gold(self, a: Any) -> list[ColumnElement[bool]]:
        if self.gold != "alone":
            return [a.c.origin != "verdict"] if self.gold == "without" else []
        fallen = func.json_each(json.dumps(self.fallen)).table_valued("value")
        return [a.c.origin == "verdict", *([a.c.id.not_in(select(fallen.c.value))] if self.fallen else [])]

    def _by_whom(self, a: Any) -> ColumnElement[bool]:
        parts: list[ColumnElement[bool]] = []
        if self.annotators is not None:
            parts.append(a.c.annotator_id.in_(self.annotators))
        if self.labels is not None:
            parts.append(a.c.label.in_(self.labels))
        if self.states is not None:
            parts.append(or_(a.c.origin == "verdict", self._state(a)))
        if not parts:
            return true()
        return or_(and_(*parts), and_(a.c.annotator_id.in_(self.zoners), a.c.label.in_(self.zone_labels)))

    def annotation_named(self, column: Any) -> ColumnElement[bool]:
        """Of a ``column`` that names an annotation: it is there, and chosen."""
        a = _ANNOTATION
        where = [a.c.id == column, self.annotation(a)]
        if self.stories is not None:
            where.append(self.article(a.c.article_id))
        return exists(select(1).select_from(a).where(*where))

    def _state(self, a: Any) -> ColumnElement[bool]:
        """A set that was never begun counts as one to do; a machine keeps no sets."""
        s, who = _SET, _ANNOTATOR
        state = select(s.c.state).where(s.c.article_id == a.c.article_id, s.c.annotator_id == a.c.annotator_id)
        role = select(who.c.role).where(who.c.id == a.c.annotator_id)
        of_machine = role.scalar_subquery() == "machine"
        return case((of_machine, True), else_=func.coalesce(state.scalar_subquery(), "todo").in_(self.states or ()))
