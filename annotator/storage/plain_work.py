"""Everybody's marks and links as columns, each read in one go: for measures over hundreds of thousands of them.

SQLite gathers a column into one JSON text; taking that apart is ten times as fast as being handed row after row, and
while SQLite works other threads go on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, bindparam, func, select

from annotator.storage import tables as t
from annotator.storage.reader import CHUNK, Reader

_strings = msgspec.json.Decoder(list[str]).decode
_numbers = msgspec.json.Decoder(list[int]).decode


class PlainMarks(msgspec.Struct, frozen=True):
    """Annotations by id, a list a column. ``attributes`` are as they are stored; who is meant is empty for nobody."""

    ids: list[str]
    article: list[str]
    annotator: list[str]
    label: list[str]
    attributes: list[str]
    speaker: list[str]
    created: list[str]


class PlainFragments(msgspec.Struct, frozen=True):
    """Fragments by annotation, in text order."""

    annotation: list[str]
    start: list[int]
    end: list[int]


class PlainLinks(msgspec.Struct, frozen=True):
    """Links, in no order."""

    type: list[str]
    source: list[str]
    target: list[str]
    target_kind: list[str]
    annotator: list[str]


class PlainArticles(msgspec.Struct, frozen=True):
    """Articles in reading order."""

    ids: list[str]
    story: list[str]
    length: list[int]


def plain_marks(read: Reader, annotators: Collection[str], zones: Collection[str]) -> PlainMarks:
    """The annotations of ``annotators`` but those under ``zones``; what was decided, gold, is nobody's own."""
    a = t.annotations.c
    chosen = (a.annotator_id.in_(annotators), a.label.not_in(zones), a.origin != "verdict")
    columns = (a.id, a.article_id, a.annotator_id, a.label, a.attributes, a.speaker_id, a.created)
    rows = select(*columns).where(*chosen).order_by(a.id).subquery()
    taken = [func.coalesce(c, "") for c in rows.c]
    return PlainMarks(*map(_strings, _gathered(read, taken)))


def changed_after_verdicts(read: Reader, annotators: Collection[str]) -> tuple[int, str]:
    """How many marks of ``annotators`` were made or changed after the first verdict, and when that was given."""
    first = read.connection().execute(select(func.min(t.verdicts.c.decided))).scalar() or ""
    if not first:
        return 0, ""
    a = t.annotations.c
    later = (a.annotator_id.in_(annotators), a.origin != "verdict", a.modified > first)
    return int(read.connection().execute(select(func.count()).where(*later)).scalar_one()), str(first)


def existing(read: Reader, annotations: Collection[str]) -> frozenset[str]:
    """Those of the annotations that stand."""
    query = select(t.annotations.c.id).where(t.annotations.c.id.in_(bindparam("wanted", expanding=True)))
    listed = sorted(annotations)
    parts = (listed[at : at + CHUNK] for at in range(0, len(listed), CHUNK))
    return frozenset(row[0] for part in parts for row in read.connection().execute(query, {"wanted": part}))


def plain_fragments(read: Reader) -> PlainFragments:
    """All fragments, of whatever annotation."""
    f = t.fragments.c
    rows = select(f.annotation_id, f.start, f.end).order_by(f.annotation_id, f.ordinal).subquery().c
    annotation, start, end = _gathered(read, list(rows))
    return PlainFragments(_strings(annotation), _numbers(start), _numbers(end))


def plain_links(read: Reader) -> PlainLinks:
    """All links."""
    k = t.links.c
    taken = [k.type, k.source_id, k.target_id, k.target_kind, k.annotator_id]
    return PlainLinks(*map(_strings, _gathered(read, taken)))


def plain_articles(read: Reader) -> PlainArticles:
    """Id, story and length of all articles."""
    a, s = t.articles.c, t.stories.c
    query = select(a.id, a.story_id, a.length).join(t.stories, s.id == a.story_id)
    rows = query.order_by(s.ordinal, s.id, a.ordinal, a.id).subquery().c
    ids, story, length = _gathered(read, list(rows))
    return PlainArticles(_strings(ids), _strings(story), _numbers(length))


def done_by_article(read: Reader, annotators: Collection[str]) -> dict[str, list[str]]:
    """By article: which of ``annotators`` are done with it."""
    s = t.annotation_sets.c
    chosen = select(s.article_id, s.annotator_id).where(s.state == "done", s.annotator_id.in_(annotators)).subquery().c
    done: dict[str, list[str]] = {}
    for article, annotator in zip(*map(_strings, _gathered(read, list(chosen))), strict=True):
        done.setdefault(article, []).append(annotator)
    return done


def _gathered(read: Reader, columns: Sequence[ColumnElement[Any]]) -> tuple[str, ...]:
    query: Select[Any] = select(*(func.json_group_array(column) for column in columns))
    return tuple(read.connection().execute(query).one())
