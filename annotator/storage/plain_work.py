"""Everybody's marks and links as columns, each read in one go: for measures over hundreds of thousands of them.

SQLite gathers a column into a JSON text; taking that apart is ten times as fast as being handed row after row, and
while SQLite works other threads go on. While such a text is taken apart they do not: of what there are many, some ten
thousand rows come at a time. Columns are tuples, which the collector looks through once and never again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter, le
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, Table, func, literal_column, select

from annotator.storage import tables as t
from annotator.storage.plain_rows import NAMED, plain_rows_named
from annotator.storage.reader import Reader

Strings = tuple[str, ...]
AT_ONCE = 20_000
"""Rows whose columns are taken apart, or ids that are sorted, while no other thread can do anything."""
_EXISTING = select(t.annotations.c.id).where(t.annotations.c.id.in_(NAMED))
_strings = msgspec.json.Decoder(Strings).decode
_numbers = msgspec.json.Decoder(tuple[int, ...]).decode


class PlainMarks(msgspec.Struct, frozen=True):
    """Annotations by id, a tuple a column. ``attributes`` are as they are stored; who is meant is empty for nobody."""

    ids: Strings
    article: Strings
    annotator: Strings
    label: Strings
    attributes: Strings
    speaker: Strings
    created: Strings


class PlainFragments(msgspec.Struct, frozen=True):
    """Fragments by annotation, in text order."""

    annotation: Strings
    start: tuple[int, ...]
    end: tuple[int, ...]


class PlainLinks(msgspec.Struct, frozen=True):
    """Links, in no order."""

    type: Strings
    source: Strings
    target: Strings
    target_kind: Strings
    annotator: Strings


class PlainArticles(msgspec.Struct, frozen=True):
    """Articles in reading order."""

    ids: Strings
    story: Strings
    length: tuple[int, ...]


def plain_marks(read: Reader, annotators: Collection[str], zones: Collection[str]) -> PlainMarks:
    """The annotations of ``annotators`` but those under ``zones``; what was decided, gold, is nobody's own."""
    a = t.annotations.c
    # Neither an index is used nor an order asked for: going through the rows as they lie is four times as fast.
    whose = func.coalesce(a.annotator_id, "")
    chosen = (whose.in_(annotators), a.label.not_in(zones), a.origin != "verdict")
    columns = (a.id, a.article_id, a.annotator_id, a.label, a.attributes, a.speaker_id, a.created)
    taken = select(*(func.coalesce(column, "").label(column.name) for column in columns)).where(*chosen)
    parts = (_gathered(read, list(rows.subquery().c)) for rows in _in_parts(read, t.annotations, taken))
    ids, *others = _joined(parts, [_strings] * len(columns))
    if not all(map(le, ids, ids[1:])):
        in_order = itemgetter(*_order(ids))
        ids, *others = (in_order(column) for column in (ids, *others))
    return PlainMarks(ids, *others)


def _order(ids: Strings) -> list[int]:
    """The places of the sorted ``ids``, sorted in parts first: no other thread can do anything while one is sorted."""
    order: list[int] = []
    for begin in range(0, len(ids), AT_ONCE):
        order += sorted(range(begin, min(begin + AT_ONCE, len(ids))), key=ids.__getitem__)
    return sorted(order, key=ids.__getitem__)


def changed_after_verdicts(read: Reader, annotators: Collection[str], review: Reader) -> tuple[int, str]:
    """How many marks of ``annotators`` were made or changed after the first verdict of ``review``, and when it was."""
    first = review.connection().execute(select(func.min(t.verdicts.c.decided))).scalar() or ""
    if not first:
        return 0, ""
    a = t.annotations.c
    later = (a.annotator_id.in_(annotators), a.origin != "verdict", a.modified > first)
    return int(read.connection().execute(select(func.count()).where(*later)).scalar_one()), str(first)


def existing(read: Reader, annotations: Collection[str]) -> frozenset[str]:
    """Those of the annotations that stand."""
    return frozenset(row[0] for row in plain_rows_named(read.connection(), _EXISTING, sorted(annotations)))


def plain_fragments(read: Reader, ids: Sequence[str]) -> PlainFragments:
    """All fragments, of whatever annotation; the sorted ``ids`` of annotations only tell where to part them."""
    f = t.fragments.c
    rows = select(f.annotation_id, f.start, f.end).order_by(f.annotation_id, f.ordinal)
    edges = [None, *ids[AT_ONCE::AT_ONCE], None]
    between = (
        rows.where(*([f.annotation_id >= low] if low else []), *([f.annotation_id < high] if high else []))
        for low, high in pairwise(edges)
    )
    parts = (_gathered(read, list(part.subquery().c)) for part in between)
    return PlainFragments(*_joined(parts, (_strings, _numbers, _numbers)))


def plain_links(read: Reader) -> PlainLinks:
    """All links."""
    k = t.links.c
    rows = select(k.type, k.source_id, k.target_id, k.target_kind, k.annotator_id)
    parts = (_gathered(read, list(part.subquery().c)) for part in _in_parts(read, t.links, rows))
    return PlainLinks(*_joined(parts, [_strings] * 5))


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


def _in_parts(read: Reader, table: Table, rows: Select[Any]) -> Iterator[Select[Any]]:
    """``rows`` of ``table`` as they lie, some at a time."""
    place: ColumnElement[int] = literal_column(f"{table.name}.rowid")
    last = read.connection().execute(select(func.max(place)).select_from(table)).scalar() or 0
    for begin in range(0, last, AT_ONCE):
        yield rows.where(place > begin, place <= begin + AT_ONCE)


def _joined(
    parts: Iterator[tuple[str, ...]], kinds: Sequence[Callable[[str], tuple[Any, ...]]]
) -> list[tuple[Any, ...]]:
    """The columns that ``parts`` hold as texts, each taken apart as its kind wants."""
    found: list[list[tuple[Any, ...]]] = [[] for _kind in kinds]
    for part in parts:
        for column, told, kind in zip(found, part, kinds, strict=True):
            column.append(kind(told))
    return [tuple(chain.from_iterable(column)) for column in found]


def _gathered(read: Reader, columns: Sequence[ColumnElement[Any]]) -> tuple[str, ...]:
    query: Select[Any] = select(*(func.json_group_array(column) for column in columns))
    return tuple(read.connection().execute(query).one())
