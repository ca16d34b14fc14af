"""What a project holds, as values: articles, annotations, links, speakers, groups, the team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Connection, Select, bindparam, or_, select, union

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.group import Group
from annotator.model.hand_out import HandOut
from annotator.model.link import Link
from annotator.model.project import Project
from annotator.model.set_aside import SetAside
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from annotator.model.story import Story
from annotator.model.team import AnnotationSet, Annotator
from annotator.model.verdict import Verdict
from annotator.storage import rows
from annotator.storage import tables as t
from annotator.storage.plain_rows import NAMED, PlainQuery, plain_rows, plain_rows_named

_SPAN = (t.fragments.c.annotation_id, t.fragments.c.start, t.fragments.c.end)
_SPANS_OF_ARTICLE = (
    select(*_SPAN)
    .where(t.fragments.c.article_id == bindparam("article"))
    .order_by(t.fragments.c.start, t.fragments.c.end.desc(), t.fragments.c.annotation_id)
)
_GOLD = "verdict"
"""The origin of annotations that a verdict made."""
_LABEL: BindParameter[str | None] = bindparam("label", None)
_OF_ARTICLE = select(t.annotations).where(
    t.annotations.c.article_id == bindparam("article"), or_(_LABEL.is_(None), t.annotations.c.label == _LABEL)
)
_IDS_OF_ARTICLE = select(t.annotations.c.id).where(t.annotations.c.article_id == bindparam("article"))
_OVERLAPPING = (
    select(t.fragments.c.annotation_id)
    .distinct()
    .where(
        t.fragments.c.article_id == bindparam("article"),
        t.fragments.c.start < bindparam("end"),
        t.fragments.c.end > bindparam("start"),
    )
)
_SAME_START = select(t.fragments.c.annotation_id).where(
    t.fragments.c.article_id == bindparam("article"), t.fragments.c.start == bindparam("start")
)
_CODEBOOK = select(t.codebooks.c.content)
_STORIES = select(t.stories).order_by(t.stories.c.ordinal, t.stories.c.id)
_IN_STORY = (t.articles.c.ordinal, t.articles.c.id)
_ARTICLES_OF_STORY = select(t.articles).where(t.articles.c.story_id == bindparam("story")).order_by(*_IN_STORY)
_ARTICLES = (
    select(t.articles)
    .join(t.stories, t.stories.c.id == t.articles.c.story_id)
    .order_by(t.stories.c.ordinal, t.stories.c.id, *_IN_STORY)
)
_ARTICLE = select(t.articles).where(t.articles.c.id == bindparam("key"))
_SET = select(t.annotation_sets).where(
    t.annotation_sets.c.article_id == bindparam("article"), t.annotation_sets.c.annotator_id == bindparam("annotator")
)
_SPEAKER = select(t.speakers).where(t.speakers.c.id == bindparam("key"))
_LINK = select(t.links).where(t.links.c.id == bindparam("key"))
_LINKS_OF_ARTICLE = (
    select(t.links).where(t.links.c.source_id.in_(_IDS_OF_ARTICLE) | (t.links.c.source_id == bindparam("article")))
).order_by(t.links.c.id)
_SPANS_NAMED = (
    select(*_SPAN)
    .where(t.fragments.c.annotation_id.in_(NAMED))
    .order_by(t.fragments.c.annotation_id, t.fragments.c.ordinal)
)
_ANNOTATIONS_NAMED = select(t.annotations).where(t.annotations.c.id.in_(NAMED))
_LINKS_NAMED = select(t.links).where(t.links.c.id.in_(NAMED))
_LINKS_FROM = select(t.links).where(t.links.c.source_id.in_(NAMED))
_LINKS_TO = select(t.links).where(t.links.c.target_id.in_(NAMED))
_GROUPS_NAMED = select(t.groups).where(t.groups.c.id.in_(NAMED))
_MEMBERS_NAMED = (
    select(t.group_members).where(t.group_members.c.group_id.in_(NAMED)).order_by(t.group_members.c.ordinal)
)
_ABSENCES_NAMED = (
    select(t.group_absences)
    .where(t.group_absences.c.group_id.in_(NAMED))
    .order_by(t.group_absences.c.article_id, t.group_absences.c.annotator_id)
)
_GROUPS_WITH = select(t.group_members.c.group_id).where(t.group_members.c.annotation_id.in_(NAMED)).distinct()
_GROUPS_OF_STORY = union(
    select(t.group_members.c.group_id)
    .join(t.annotations, t.annotations.c.id == t.group_members.c.annotation_id)
    .join(t.articles, t.articles.c.id == t.annotations.c.article_id)
    .where(t.articles.c.story_id == bindparam("story")),
    select(t.group_absences.c.group_id)
    .join(t.articles, t.articles.c.id == t.group_absences.c.article_id)
    .where(t.articles.c.story_id == bindparam("story")),
)


class Reader:
    """Reads through whatever connection it is given: a thread's own, or a command's transaction.

    Every method answers from the file as it stands; nothing is kept between calls.
    """

    def __init__(self, connection: Callable[[], Connection]) -> None:
        self._connection = connection

    @property
    def connection(self) -> Callable[[], Connection]:
        """Through what it reads, for others on this floor that read beside it."""
        return self._connection

    # -- the project --------------------------------------------------------------------------------------------

    def project(self) -> Project:
        """The project itself."""
        return rows.project_of(self._all(select(t.projects))[0])

    def codebook(self) -> Codebook:
        """The codebook in force."""
        return rows.codebook_of(self._plain(_CODEBOOK)[0][0])

    def annotators(self) -> list[Annotator]:
        """Everyone who tags or decides, by name."""
        found = self._all(select(t.annotators).order_by(t.annotators.c.name, t.annotators.c.id))
        return [rows.annotator_of(row) for row in found]

    # -- stories and articles -----------------------------------------------------------------------------------

    def stories(self) -> list[Story]:
        """The stories in the project's order."""
        return [Story(*row) for row in plain_rows(self._connection(), _STORIES)]

    def articles(self, story: str | None = None) -> list[Article]:
        """The articles of a story in reading order, or of all stories in turn."""
        return self._articles(_ARTICLES) if story is None else self._articles(_ARTICLES_OF_STORY, {"story": story})

    def article(self, key: str) -> Article | None:
        """The article of that id."""
        found = self._articles(_ARTICLE, {"key": key})
        return found[0] if found else None

    def text(self, article: str) -> str:
        """The text of an article exactly as imported; KeyError when there is no such article."""
        found = self._all(select(t.article_texts.c.text).where(t.article_texts.c.article_id == article))
        if not found:
            raise KeyError(article)
        return str(found[0].text)

    def hashes(self) -> dict[str, str]:
        """Of every article: its SHA-256, and its id."""
        found = self._all(select(t.articles.c.sha256, t.articles.c.id).order_by(t.articles.c.id.desc()))
        return {row.sha256: row.id for row in found}

    # -- annotations --------------------------------------------------------------------------------------------

    def annotations(
        self, article: str, annotators: Collection[str] | None = None, label: str | None = None
    ) -> list[Annotation]:
        """Those on an article by position, longest first, of all or of ``annotators``, of all or one label; no gold."""

        def wanted(row: Any) -> bool:
            return row[8] != _GOLD and (annotators is None or row[2] in annotators)

        return self._on(article, wanted, label)

    def gold(self, article: str) -> list[Annotation]:
        """What verdicts made of an article, by position, longest first; also what later ones took the place of."""
        return self._on(article, lambda row: row[8] == _GOLD)

    def _on(self, article: str, wanted: Callable[[Any], bool], label: str | None = None) -> list[Annotation]:
        asked = {"article": article, "label": label}
        found = {row[0]: row for row in plain_rows(self._connection(), _OF_ARTICLE, asked) if wanted(row)}
        spans: dict[str, tuple[Span, ...]] = {}
        for name, start, end in plain_rows(self._connection(), _SPANS_OF_ARTICLE, {"article": article}):
            if name in found:
                spans[name] = (*spans[name], Span(start, end)) if name in spans else (Span(start, end),)
        return [rows.annotation_of(found[name], placed) for name, placed in spans.items()]

    def annotations_by_id(self, keys: Iterable[str]) -> list[Annotation]:
        """The annotations of those ids that exist, by position."""
        of_annotation: dict[str, list[Span]] = defaultdict(list)
        wanted = list(dict.fromkeys(keys))
        for name, start, end in self._named(_SPANS_NAMED, wanted):
            of_annotation[name].append(Span(start, end))
        found = self._named(_ANNOTATIONS_NAMED, wanted)
        return sorted(
            (rows.annotation_of(row, tuple(of_annotation[row[0]])) for row in found),
            key=lambda a: (a.article, a.start, -a.end, a.id),
        )

    def annotation(self, key: str) -> Annotation | None:
        """The annotation of that id."""
        found = self.annotations_by_id([key])
        return found[0] if found else None

    def annotations_at(self, article: str, span: Span) -> list[Annotation]:
        """The annotations with a fragment that overlaps ``span``; no gold."""
        there = self._plain(_OVERLAPPING, article=article, start=span.start, end=span.end)
        found = self.annotations_by_id(row[0] for row in there)
        return [annotation for annotation in found if annotation.origin != _GOLD]

    def is_tagged(self, article: str, annotator: str, label: str, fragments: tuple[Span, ...]) -> bool:
        """Whether this annotator has this label on exactly these fragments; gold does not count."""
        there = self._plain(_SAME_START, article=article, start=fragments[0].start)
        same_start = self.annotations_by_id(row[0] for row in there)
        wanted = (annotator, label, fragments, False)
        return any((a.annotator, a.label, a.fragments, a.origin == _GOLD) == wanted for a in same_start)

    def has_marked(self, article: str, annotator: str) -> bool:
        """Whether somebody has any annotation on an article."""
        of = t.annotations.c
        query = select(of.id).where(of.article_id == article, of.annotator_id == annotator).limit(1)
        return bool(self._all(query))

    def has_begun(self, annotator: str) -> bool:
        """Whether somebody has begun with any article, or has any annotation."""
        sets, of = t.annotation_sets.c, t.annotations.c
        begun = select(sets.annotator_id).where(sets.annotator_id == annotator, sets.state != "todo")
        marked = select(of.annotator_id).where(of.annotator_id == annotator, of.origin != _GOLD)
        return any(self._all(query.limit(1)) for query in (begun, marked))

    def uses_label(self, label: str) -> bool:
        """Whether any annotation bears the label."""
        return bool(self._all(select(t.annotations.c.id).where(t.annotations.c.label == label).limit(1)))

    def uses_link(self, kind: str) -> bool:
        """Whether any link of that type is drawn."""
        return bool(self._all(select(t.links.c.id).where(t.links.c.type == kind).limit(1)))

    def uses_group(self, kind: str) -> bool:
        """Whether there is a group of that kind."""
        return bool(self._all(select(t.groups.c.id).where(t.groups.c.kind == kind).limit(1)))

    def sets(self, annotator: str | None = None) -> list[AnnotationSet]:
        """The annotation sets that were begun, of one annotator or of all."""
        query = select(t.annotation_sets).order_by(t.annotation_sets.c.article_id, t.annotation_sets.c.annotator_id)
        if annotator is not None:
            query = query.where(t.annotation_sets.c.annotator_id == annotator)
        return [rows.set_of(row) for row in plain_rows(self._connection(), query)]

    def annotation_set(self, article: str, annotator: str) -> AnnotationSet | None:
        """One annotator's set on one article, or None before it was begun."""
        found = self._plain(_SET, article=article, annotator=annotator)
        return rows.set_of(found[0]) if found else None

    # -- links, speakers, groups, verdicts ----------------------------------------------------------------------

    def links_of(self, keys: Iterable[str]) -> list[Link]:
        """The links that start or end at any of those annotations, articles or speakers."""
        wanted = list(dict.fromkeys(keys))
        found = {row[0]: row for query in (_LINKS_FROM, _LINKS_TO) for row in self._named(query, wanted)}
        return [rows.link_of(found[name]) for name in sorted(found)]

    def links(self, article: str) -> list[Link]:
        """The links that start at an annotation of the article, or at the article itself."""
        return [rows.link_of(row) for row in plain_rows(self._connection(), _LINKS_OF_ARTICLE, {"article": article})]

    def link(self, key: str) -> Link | None:
        """The link of that id."""
        found = self._plain(_LINK, key=key)
        return rows.link_of(found[0]) if found else None

    def links_by_id(self, keys: Iterable[str]) -> list[Link]:
        """The links of those ids that exist."""
        return [rows.link_of(row) for row in self._named(_LINKS_NAMED, list(keys))]

    def speakers(self) -> list[Speaker]:
        """The register, by name."""
        found = self._all(select(t.speakers).order_by(t.speakers.c.name, t.speakers.c.id))
        return [rows.speaker_of(row) for row in found]

    def speaker(self, key: str) -> Speaker | None:
        """The speaker of that id."""
        found = self._all(_SPEAKER, {"key": key})
        return rows.speaker_of(found[0]) if found else None

    def annotations_of_speaker(self, speaker: str) -> list[Annotation]:
        """Every annotation, mentions above all, that means this speaker."""
        found = self._all(select(t.annotations.c.id).where(t.annotations.c.speaker_id == speaker))
        return self.annotations_by_id(row.id for row in found)

    def groups(self) -> list[Group]:
        """Every group with its members in order and its absences."""
        return self.groups_by_id(row.id for row in self._all(select(t.groups.c.id)))

    def groups_by_id(self, keys: Iterable[str]) -> list[Group]:
        """The groups of those ids that exist, by id."""
        wanted = list(keys)
        members: dict[str, list[Any]] = defaultdict(list)
        absences: dict[str, list[Any]] = defaultdict(list)
        for row in self._named(_MEMBERS_NAMED, wanted):
            members[row[0]].append(row)
        for row in self._named(_ABSENCES_NAMED, wanted):
            absences[row[0]].append(row)
        found = sorted(self._named(_GROUPS_NAMED, wanted))
        return [rows.group_of(row, members[row[0]], absences[row[0]]) for row in found]

    def group(self, key: str) -> Group | None:
        """The group of that id."""
        found = self.groups_by_id([key])
        return found[0] if found else None

    def groups_of(self, annotations: Iterable[str]) -> list[Group]:
        """The groups that have any of those annotations as a member, by id."""
        return self.groups_by_id({row[0] for row in self._named(_GROUPS_WITH, list(annotations))})

    def groups_of_story(self, story: str) -> list[Group]:
        """The groups that have a member in an article of the story, or an absence of one, by id."""
        found = self._all(_GROUPS_OF_STORY, {"story": story})
        return self.groups_by_id(row.group_id for row in found)

    def verdicts(self) -> list[Verdict]:
        """Every verdict, in the order in which they were given."""
        found = self._all(select(t.verdicts).order_by(t.verdicts.c.decided, t.verdicts.c.id))
        return [rows.verdict_of(row) for row in found]

    # -- what went out and came back ----------------------------------------------------------------------------

    def hand_outs(self) -> list[HandOut]:
        """What was handed out from here and came back; in a file that was handed out, that."""
        return [rows.hand_out_of(row) for row in self._all(select(t.hand_outs).order_by(t.hand_outs.c.id))]

    def hand_out(self) -> HandOut | None:
        """What this file began with, where it is one that was handed out."""
        return next((found for found in self.hand_outs() if found.side == "out"), None)

    def set_aside(self) -> list[SetAside]:
        """What merges could not match, by kind and id; also what was settled since."""
        c = t.set_aside.c
        found = self._all(select(t.set_aside).order_by(c.kind, c.item_id, c.id))
        return [rows.set_aside_of(row) for row in found]

    # -- how it is asked ----------------------------------------------------------------------------------------

    def _articles(self, query: Select[Any], parameters: dict[str, Any] | None = None) -> list[Article]:
        return [rows.article_of(row) for row in plain_rows(self._connection(), query, parameters)]

    def _all(self, query: Select[Any] | CompoundSelect[Any], parameters: dict[str, Any] | None = None) -> list[Any]:
        return list(self._connection().execute(query, parameters or {}))

    def _plain(self, query: Select[Any], **parameters: Any) -> list[tuple[Any, ...]]:
        return PlainQuery(self._connection(), query).rows(**parameters)

    def _named(self, query: Select[Any], wanted: list[str]) -> Iterable[Any]:
        return plain_rows_named(self._connection(), query, wanted)
