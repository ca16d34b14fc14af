"""A project, or a part of it, read once from beginning to end in little memory, as it stood at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, groupby
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, and_, case, false, func, select

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.speaker import Speaker
from annotator.model.story import Story
from annotator.model.team import AnnotationSet
from annotator.model.verdict import Verdict
from annotator.storage import rows
from annotator.storage import tables as t
from annotator.storage.article_rows import ArticleRows, Placed
from annotator.storage.plain_rows import PlainQuery, plain_rows
from annotator.storage.reader import Reader
from annotator.storage.selection import Selection

MOST_ARTICLES = 100
MOST_CHARACTERS = 1_000_000
"""Articles are read in chunks that exceed neither by more than one article."""


_SPEAKER = t.speakers.alias()


class Sizes(Struct, frozen=True):
    """How many of each a selection holds."""

    stories: int
    articles: int
    speakers: int
    annotations: int
    links: int
    groups: int
    sets: int
    verdicts: int


class Chunk(Struct, frozen=True):
    """Some articles in reading order, with their texts and chosen annotations (by position, longest first)."""

    articles: list[Article]
    texts: dict[str, str]
    annotations: dict[str, list[Annotation]]


class Stream:
    """Iterates over what a selection chooses, in an order that depends on nothing but the project."""

    def __init__(self, read: Reader, selection: Selection | None = None) -> None:
        self._connection: Callable[[], Connection] = read.connection
        self._chosen = selection or Selection()

    @contextmanager
    def moment(self) -> Iterator[None]:
        """While it lasts, this thread reads the project as it stood when it began, whatever is written meanwhile."""
        connection = self._connection()
        connection.exec_driver_sql("BEGIN")
        try:
            yield
        finally:
            connection.exec_driver_sql("ROLLBACK")

    def sizes(self) -> Sizes:
        """How many there are of each."""
        article = self._chosen.article
        annotations = select(t.annotations.c.id).where(*self._annotation_conditions())
        return Sizes(
            stories=self._count(select(t.stories.c.id).where(self._chosen.story())),
            articles=self._count(self._chosen_articles()),
            speakers=self._count(self._speakers()),
            annotations=self._count(annotations),
            links=self._count(self._links()),
            groups=self._count(self._groups()),
            sets=self._count(self._sets()),
            verdicts=self._count(self._verdicts().where(article(t.verdicts.c.article_id))),
        )

    def stories(self) -> Iterator[tuple[Story, list[str]]]:
        """The stories in the project's order, each with the ids of its articles in reading order."""
        s, a = t.stories.c, t.articles.c
        query = (
            select(s.id, s.title, s.ordinal, s.note, a.id)
            .select_from(t.stories.outerjoin(t.articles, a.story_id == s.id))
            .where(self._chosen.story())
            .order_by(s.ordinal, s.id, a.ordinal, a.id)
        )
        for head, found in groupby(self._rows(query), key=lambda row: tuple(row[:4])):
            yield Story(*head), [row[4] for row in found if row[4] is not None]

    def articles(self) -> Iterator[tuple[Article, str]]:
        """The articles in reading order, with their texts."""
        here = self._article_rows()
        for key, _length in self._article_keys():
            yield here.article(key), here.text(key)

    def chunks(self) -> Iterator[Chunk]:
        """The articles in reading order, with their texts and annotations."""
        here = self._article_rows()
        for keys in self._article_chunks():
            yield Chunk(
                [here.article(key) for key in keys],
                {key: here.text(key) for key in keys},
                {key: here.annotations(key) for key in keys},
            )

    def placed(self) -> Iterator[tuple[str, list[Placed]]]:
        """Each article's text, in reading order, with its annotations as they are stored."""
        here = self._article_rows()
        for key, _length in self._article_keys():
            yield here.text(key), here.placed(key)

    def speakers(self) -> Iterator[Speaker]:
        """The register by name; of a part of the project those whom it means or quotes."""
        query = self._speakers().order_by(t.speakers.c.name, t.speakers.c.id)
        return (rows.speaker_of(row) for row in self._rows(query))

    def links(self) -> Iterator[Link]:
        """The links of which both ends are chosen, by id."""
        return map(rows.link_of, plain_rows(self._connection(), self._links().order_by(t.links.c.id)))

    def links_from(self, articles: list[str]) -> list[Link]:
        """The chosen links that start at annotations of those articles, by id."""
        of_articles = select(t.annotations.c.id).where(t.annotations.c.article_id.in_(articles))
        query = self._links().where(t.links.c.source_id.in_(of_articles)).order_by(t.links.c.id)
        return [rows.link_of(row) for row in plain_rows(self._connection(), query)]

    def groups(self) -> Iterator[Group]:
        """The groups with their chosen members and absences, by id."""
        m, b = t.group_members.c, t.group_absences.c
        members = _Beside(self._rows(self._members().order_by(m.group_id, m.ordinal, m.annotation_id)))
        absences = _Beside(self._rows(self._absences().order_by(b.group_id, b.article_id, b.annotator_id)))
        for row in self._rows(self._groups().order_by(t.groups.c.id)):
            yield rows.group_of(row, members.of(row.id), absences.of(row.id))

    def sets(self) -> Iterator[AnnotationSet]:
        """The annotation sets that were begun, by article and annotator."""
        query = self._sets().order_by(t.annotation_sets.c.article_id, t.annotation_sets.c.annotator_id)
        return (rows.set_of(row) for row in self._rows(query))

    def verdicts(self) -> Iterator[Verdict]:
        """The verdicts in the order in which they were given."""
        query = self._verdicts().order_by(t.verdicts.c.decided, t.verdicts.c.id)
        return (rows.verdict_of(row) for row in self._rows(query))

    # -- articles and annotations ---------------------------------------------------------------------------------

    def _chosen_articles(self) -> Select[Any]:
        query = select(t.articles.c.id, t.articles.c.length).join(t.stories, t.stories.c.id == t.articles.c.story_id)
        return query.where(self._chosen.story())

    def _article_keys(self) -> list[tuple[Any, ...]]:
        # The ids first: a sort of whole texts would hold them all.
        order = (t.stories.c.ordinal, t.stories.c.id, t.articles.c.ordinal, t.articles.c.id)
        return PlainQuery(self._connection(), self._chosen_articles().order_by(*order)).rows()

    def _article_chunks(self) -> Iterator[list[str]]:
        keys: list[str] = []
        characters = 0
        for key, length in self._article_keys():
            keys.append(key)
            characters += length
            if len(keys) == MOST_ARTICLES or characters >= MOST_CHARACTERS:
                yield keys
                keys, characters = [], 0
        if keys:
            yield keys

    def _article_rows(self) -> ArticleRows:
        return ArticleRows(self._connection(), self._chosen)

    def _annotation_conditions(self) -> list[Any]:
        conditions = [self._chosen.annotation()]
        if self._chosen.stories is not None:
            conditions.append(self._chosen.article(t.annotations.c.article_id))
        return conditions

    # -- the rest -------------------------------------------------------------------------------------------------

    def _speakers(self) -> Select[Any]:
        query = select(t.speakers)
        if self._chosen.everything:
            return query
        meant = select(t.annotations.c.speaker_id).where(*self._annotation_conditions())
        linked = self._links().with_only_columns(t.links.c.target_id).where(t.links.c.target_kind == "speaker")
        return query.where(t.speakers.c.id.in_(meant) | t.speakers.c.id.in_(linked))

    def _links(self) -> Select[Any]:
        c = t.links.c
        ends = (self._end(c.source_kind, c.source_id), self._end(c.target_kind, c.target_id))
        return select(t.links).where(self._chosen.annotator(c.annotator_id), *ends)

    def _end(self, kind: Any, key: Any) -> Any:
        return case(
            (kind == "annotation", self._chosen.annotation_named(key)),
            (kind == "article", self._chosen.article(key)),
            else_=select(1).select_from(_SPEAKER).where(_SPEAKER.c.id == key).exists(),
        )

    def _members(self) -> Select[Any]:
        return select(t.group_members).where(self._chosen.annotation_named(t.group_members.c.annotation_id))

    def _absences(self) -> Select[Any]:
        b = t.group_absences.c
        return select(t.group_absences).where(
            self._chosen.article(b.article_id), self._chosen.annotator(b.annotator_id)
        )

    def _groups(self) -> Select[Any]:
        """Of a part of the project those of which something is left."""
        query = select(t.groups).where(self._chosen.annotator(t.groups.c.annotator_id))
        if self._chosen.everything:
            return query
        member = self._members().where(t.group_members.c.group_id == t.groups.c.id)
        absence = self._absences().where(t.group_absences.c.group_id == t.groups.c.id)
        return query.where(member.exists() if self._chosen.gold == "alone" else member.exists() | absence.exists())

    def _sets(self) -> Select[Any]:
        s = t.annotation_sets.c
        query = select(t.annotation_sets).where(
            self._chosen.article(s.article_id), self._chosen.annotator(s.annotator_id)
        )
        if self._chosen.gold == "alone":
            return query.where(false())
        return query if self._chosen.states is None else query.where(s.state.in_(self._chosen.states))

    def _verdicts(self) -> Select[Any]:
        """Those of which all gold is chosen too; without gold none."""
        v = t.verdicts.c
        query = select(t.verdicts)
        if self._chosen.everything:
            return query
        more = func.json_each(func.nullif(v.more, "")).table_valued("value")
        lacking = select(1).select_from(more).where(~self._chosen.annotation_named(more.c.value))
        made = v.result.is_(None) | (self._chosen.annotation_named(v.result) & ~lacking.exists())
        concerned = (self._chosen.article(v.article_id), self._chosen.annotator(v.adjudicator_id))
        return query.where(false() if self._chosen.gold == "without" else and_(*concerned, made))

    # -- how it is asked ------------------------------------------------------------------------------------------

    def _rows(self, query: Select[Any]) -> Iterator[Any]:
        found = self._connection().execute(query.execution_options(yield_per=1000))
        return chain.from_iterable(found.partitions())

    def _count(self, query: Select[Any]) -> int:
        return int(self._connection().execute(select(func.count()).select_from(query.subquery())).scalar_one())


class _Beside:
    """Rows that belong to rows of another table, both in the order of the same key."""

    def __init__(self, found: Iterator[Any]) -> None:
        self._groups = groupby(found, key=lambda row: row.group_id)
        self._next: tuple[str, list[Any]] | None = None
        self._step()

    def of(self, key: str) -> list[Any]:
        """Those that belong to ``key``, which grows from call to call."""
        while self._next is not None and self._next[0] < key:
            self._step()
        if self._next is None or self._next[0] != key:
            return []
        found = self._next[1]
        self._step()
        return found

    def _step(self) -> None:
        entry = next(self._groups, None)
        self._next = (entry[0], list(entry[1])) if entry is not None else None
