"""Rows for tables and lists: what stands beside what, counted and ordered by the file itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, and_, case, func, select, text

from annotator.model.annotation import AttributeValue, Certainty
from annotator.model.speaker import Speaker
from annotator.model.team import SetState
from annotator.storage import rows
from annotator.storage import tables as t

CHUNK = 500
_IS_GOLD = text("annotations.origin = 'verdict'")
"""In so many words, as the index of gold has it."""
_NOT_GOLD = t.annotations.c.origin != "verdict"
_GOLD = select(t.annotations.c.id).where(_IS_GOLD)


class AnnotationRow(Struct, frozen=True):
    """One annotation as a table shows it.

    ``speaker`` is who is meant or quoted, ``speaker_name`` their name; ``cue`` the id of the annotation that cues
    it. ``start`` and ``end`` enclose its fragments, of which there are ``fragments``.
    """

    id: str
    article: str
    annotator: str
    label: str
    start: int
    end: int
    fragments: int
    attributes: Mapping[str, AttributeValue]
    certainty: Certainty
    note: str
    speaker: str | None = None
    speaker_name: str = ""
    cue: str | None = None


class SpeakerRow(Struct, frozen=True):
    """A speaker with how often they are mentioned and quoted, and in how many articles."""

    speaker: Speaker
    mentions: int
    quotes: int
    articles: int


class Progress(Struct, frozen=True):
    """How far one annotator has come with one article."""

    state: SetState
    annotations: int
    seconds: int


class Counts(Struct, frozen=True):
    """What a project or story holds."""

    stories: int
    articles: int
    annotations: int
    speakers: int
    by_label: Mapping[str, int]


class Listing:
    """Answers through the connection that it is given; nothing is kept."""

    def __init__(self, connection: Callable[[], Connection]) -> None:
        self._connection = connection

    def annotations(
        self,
        label: str,
        *,
        story: str | None = None,
        annotators: Collection[str] | None = None,
        limit: int = 1000,
        offset: int = 0,
    ) -> list[AnnotationRow]:
        """The annotations under a label in reading order, of one story or of all, a page at a time; no gold."""
        a, f = t.annotations.c, t.fragments.c
        query = (
            select(t.annotations, func.min(f.start), func.max(f.end), func.count())
            .join(t.fragments, f.annotation_id == a.id)
            .join(t.articles, t.articles.c.id == a.article_id)
            .join(t.stories, t.stories.c.id == t.articles.c.story_id)
            .where(a.label == label, _NOT_GOLD)
            .group_by(a.id)
            .order_by(t.stories.c.ordinal, t.articles.c.ordinal, t.articles.c.id, func.min(f.start), a.id)
            .limit(limit)
            .offset(offset)
        )
        if story is not None:
            query = query.where(t.articles.c.story_id == story)
        if annotators is not None:
            query = query.where(a.annotator_id.in_(list(annotators)))
        return self._with_attribution(list(self._connection().execute(query)))

    def speakers(self, annotators: Collection[str] | None = None) -> list[SpeakerRow]:
        """The register by name, with how often each is mentioned and quoted, by all or by ``annotators``; no gold."""
        whose = [] if annotators is None else [t.annotations.c.annotator_id.in_(list(annotators))]
        says = [] if annotators is None else [t.links.c.annotator_id.in_(list(annotators))]
        mentions = self._counted(
            select(t.annotations.c.speaker_id, func.count(), func.count(t.annotations.c.article_id.distinct()))
            .where(t.annotations.c.speaker_id.is_not(None), _NOT_GOLD, *whose)
            .group_by(t.annotations.c.speaker_id)
        )
        mention = t.annotations.alias()
        who = case((t.links.c.target_kind == "speaker", t.links.c.target_id), else_=mention.c.speaker_id)
        quotes = self._counted(
            select(who, func.count(t.links.c.source_id.distinct()))
            .select_from(t.links.outerjoin(mention, mention.c.id == t.links.c.target_id))
            .where(t.links.c.type == "said_by", t.links.c.source_id.not_in(_GOLD), *says)
            .group_by(who)
        )
        found = self._connection().execute(select(t.speakers).order_by(t.speakers.c.name, t.speakers.c.id))
        return [
            SpeakerRow(
                rows.speaker_of(row),
                mentions.get(row.id, (0, 0))[0],
                quotes.get(row.id, (0,))[0],
                mentions.get(row.id, (0, 0))[1],
            )
            for row in found
        ]

    def uses(self) -> dict[str, int]:
        """By speaker: how many annotations and links lead to them; only of those to whom any do.

        For what may not wait: it takes a tenth of the time of :meth:`speakers`, since indexes alone are read.
        """
        meant, target = t.annotations.c.speaker_id, t.links.c.target_id
        mentions = select(meant, func.count()).where(meant.is_not(None)).group_by(meant)
        links = select(target, func.count()).where(target.in_(select(t.speakers.c.id))).group_by(target)
        found: Counter[str] = Counter()
        for query in (mentions, links):
            found.update({row[0]: row[1] for row in self._connection().execute(query)})
        return dict(found)

    def progress(self, annotator: str, story: str | None = None) -> dict[str, Progress]:
        """By article: the annotator's state, number of annotations (no gold) and seconds; only what was begun."""
        a, s = t.annotations.c, t.annotation_sets.c
        counting = select(a.article_id, func.count()).where(a.annotator_id == annotator).group_by(a.article_id)
        sets = select(t.annotation_sets).where(s.annotator_id == annotator)
        if story is not None:
            of_story = select(t.articles.c.id).where(t.articles.c.story_id == story)
            counting, sets = counting.where(a.article_id.in_(of_story)), sets.where(s.article_id.in_(of_story))
        counts = self._less(counting, counting.where(_IS_GOLD))
        begun = {row.article_id: row for row in self._connection().execute(sets)}
        return {
            article: Progress(
                begun[article].state if article in begun else "in_progress",
                counts.get(article, 0),
                begun[article].seconds if article in begun else 0,
            )
            for article in counts.keys() | begun.keys()
        }

    def story_sizes(self) -> dict[str, int]:
        """By story: how many articles it has."""
        query = select(t.articles.c.story_id, func.count()).group_by(t.articles.c.story_id)
        return {row[0]: row[1] for row in self._connection().execute(query)}

    def has_articles(self) -> bool:
        """Whether there is any article."""
        return self._connection().execute(select(t.articles.c.id).limit(1)).first() is not None

    def has_several_articles(self, story: str) -> bool:
        """Whether a story has more than one article."""
        query = select(t.articles.c.id).where(t.articles.c.story_id == story).limit(2)
        return len(self._connection().execute(query).all()) > 1

    def done_by_story(self, annotator: str) -> dict[str, int]:
        """By story: how many articles this annotator has finished."""
        s = t.annotation_sets.c
        query = (
            select(t.articles.c.story_id, func.count())
            .join(t.annotation_sets, s.article_id == t.articles.c.id)
            .where(s.annotator_id == annotator, s.state == "done")
            .group_by(t.articles.c.story_id)
        )
        return {row[0]: row[1] for row in self._connection().execute(query)}

    def assigned_by_story(self, annotator: str) -> dict[str, int]:
        """By story: how many articles are assigned to this annotator, or begun."""
        s = t.annotation_sets.c
        query = (
            select(t.articles.c.story_id, func.count())
            .join(t.annotation_sets, s.article_id == t.articles.c.id)
            .where(s.annotator_id == annotator)
            .group_by(t.articles.c.story_id)
        )
        return {row[0]: row[1] for row in self._connection().execute(query)}

    def is_assigned(self) -> bool:
        """Whether any article waits for an annotator to whom it was given."""
        query = select(t.annotation_sets.c.article_id).where(t.annotation_sets.c.state == "todo").limit(1)
        return self._connection().execute(query).first() is not None

    def has_tagged(self, annotator: str) -> bool:
        """Whether the annotator has made any annotation; gold does not count."""
        a = t.annotations.c
        found = self._connection().execute(select(a.id).where(a.annotator_id == annotator, _NOT_GOLD).limit(1))
        return found.first() is not None

    def counts(self, story: str | None = None, annotators: Collection[str] | None = None) -> Counts:
        """How much there is, in a story or in all, without gold; speakers are those whom annotations name or quote."""
        a = t.annotations.c
        articles = select(t.articles.c.id)
        which = []
        if story is not None:
            articles = articles.where(t.articles.c.story_id == story)
            which.append(a.article_id.in_(articles))
        if annotators is not None:
            which.append(a.annotator_id.in_(list(annotators)))
        labelled = select(a.label, func.count()).where(*which).group_by(a.label).order_by(a.label)
        named = select(a.speaker_id).where(a.speaker_id.is_not(None), *which)
        quoted = (
            select(t.links.c.target_id)
            .join(t.annotations, a.id == t.links.c.source_id)
            .where(t.links.c.target_kind == "speaker", *which)
        )
        by_label = self._less(labelled, labelled.where(_IS_GOLD))
        return Counts(
            stories=1 if story is not None else self._count(t.stories),
            articles=self._one(select(func.count()).select_from(articles.subquery())),
            annotations=sum(by_label.values()),
            speakers=self._one(select(func.count()).select_from(named.union(quoted).subquery())),
            by_label=by_label,
        )

    # -- who is quoted ------------------------------------------------------------------------------------------

    def _with_attribution(self, found: list[Any]) -> list[AnnotationRow]:
        keys = [row[0] for row in found]
        said_by, cues = self._said_by(keys), self._cues(keys)
        names = self._names({row[5] for row in found} | set(said_by.values()))
        made = []
        for row in found:
            speaker = row[5] or said_by.get(row[0])
            made.append(
                AnnotationRow(
                    id=row[0],
                    article=row[1],
                    annotator=row[2],
                    label=row[3],
                    start=row[12],
                    end=row[13],
                    fragments=row[14],
                    attributes=rows.attributes_of(row[4]),
                    certainty=row[6],
                    note=row[7],
                    speaker=speaker,
                    speaker_name=names.get(speaker or "", ""),
                    cue=cues.get(row[0]),
                )
            )
        return made

    def _said_by(self, quotes: list[str]) -> dict[str, str]:
        """By quote: who produced the words, the origin before any relay or record."""
        link, mention = t.links.c, t.annotations.alias()
        query = (
            select(link.source_id, link.target_id, link.target_kind, mention.c.speaker_id, link.attributes)
            .select_from(t.links.outerjoin(mention, mention.c.id == link.target_id))
            .where(link.type == "said_by")
        )
        candidates: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)
        for source, target, kind, meant, attributes in self._in_chunks(query, link.source_id, quotes):
            speaker = target if kind == "speaker" else meant
            if speaker is not None:
                candidates[source].append(('"origin"' not in attributes, attributes, speaker))
        return {source: min(found)[2] for source, found in candidates.items()}

    def _cues(self, quotes: list[str]) -> dict[str, str]:
        link = t.links.c
        query = select(link.source_id, link.target_id).where(link.type == "cued_by").order_by(link.id.desc())
        return {row[0]: row[1] for row in self._in_chunks(query, link.source_id, quotes)}

    def _names(self, speakers: set[str | None]) -> dict[str, str]:
        query = select(t.speakers.c.id, t.speakers.c.name)
        found = self._in_chunks(query, t.speakers.c.id, [key for key in speakers if key])
        return {row[0]: row[1] for row in found}

    def _in_chunks(self, query: Select[Any], column: Any, keys: list[str]) -> Iterable[Any]:
        for at in range(0, len(keys), CHUNK):
            yield from self._connection().execute(query.where(and_(column.in_(keys[at : at + CHUNK]))))

    def decided(self, story: str | None = None) -> tuple[int, int]:
        """How many marks of gold there are, and how many verdicts, in a story or in all."""
        gold, given = select(func.count()).where(_IS_GOLD), select(func.count()).select_from(t.verdicts)
        if story is not None:
            articles = select(t.articles.c.id).where(t.articles.c.story_id == story)
            gold = gold.where(t.annotations.c.article_id.in_(articles))
            given = given.where(t.verdicts.c.article_id.in_(articles))
        return self._one(gold.select_from(t.annotations)), self._one(given)

    def _less(self, counting: Select[Any], gold: Select[Any]) -> dict[str, int]:
        """The counts less those of gold: the one reads an index alone, the other an index of gold alone."""
        less = {row[0]: row[1] for row in self._connection().execute(gold)}
        counted = {row[0]: row[1] - less.get(row[0], 0) for row in self._connection().execute(counting)}
        return {key: count for key, count in counted.items() if count}

    def _counted(self, query: Select[Any]) -> dict[str, tuple[int, ...]]:
        return {row[0]: tuple(row[1:]) for row in self._connection().execute(query) if row[0] is not None}

    def _count(self, table: Any) -> int:
        return self._one(select(func.count()).select_from(table))

    def _one(self, query: Select[Any]) -> int:
        return int(self._connection().execute(query).scalar_one())
