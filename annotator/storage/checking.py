"""Whether everything in a project file holds: the file itself, references, offsets, texts, words in the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from sqlalchemy import Column, Connection, ForeignKey, Select, Table, and_, exists, func, or_, select

from annotator.model.article import digest
from annotator.model.finding import Finding
from annotator.model.team import SetState
from annotator.storage import sqlite, text_index
from annotator.storage import tables as t
from annotator.storage.reader import Reader
from annotator.storage.statements import key_columns

STEPS = 8
"""How many times a check reports."""

_KINDS = {"annotation": t.annotations, "speaker": t.speakers, "article": t.articles}


def check(read: Reader, report: Callable[[int, int], None] = lambda _done, _total: None) -> list[Finding]:
    """Everything in the project that does not hold; empty when all is well. Takes seconds for a large project.

    A file whose pages are damaged is told as such and not looked into any further.
    """
    connection = read.connection()
    damaged = [Finding("check.damaged", {"reason": reason}) for reason in sqlite.damage(connection)]
    if damaged:
        return damaged
    parts = (_references, _offsets, _fragments, _texts, _links, _labels, _states, _index)
    found: list[Finding] = []
    for done, part in enumerate(parts, 1):
        found += part(connection)
        report(done, STEPS)
    return found


def _references(connection: Connection) -> Iterator[Finding]:
    """Keys that lead nowhere: cleared where a row may do without, else the row goes."""
    for table in t.metadata.sorted_tables:
        keys = [table.c[name] for name in key_columns(table)]
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            column = key.parent
            for row in connection.execute(select(column, *keys).where(column.is_not(None), ~_led_to(key))):
                facts = {"table": table.name, "column": column.name, "id": row[0]}
                yield Finding("check.reference", facts, repairable=True, table=table.name, row=tuple(row[1:]))


def _led_to(key: ForeignKey) -> Any:
    target = key.column.table.alias()
    return exists(select(1).select_from(target).where(target.c[key.column.name] == key.parent))


def _offsets(connection: Connection) -> Iterator[Finding]:
    """Fragments that reach beyond their article, are empty, or say another article than their annotation."""
    f, a, m = t.fragments.c, t.articles.c, t.annotations.c
    query = (
        select(f.annotation_id, f.start, f.end, a.length, f.article_id, m.article_id)
        .join(t.annotations, m.id == f.annotation_id)
        .join(t.articles, a.id == m.article_id)
    )
    wrong = or_(f.start < 0, f.end > a.length, f.start >= f.end)
    for key, start, end, length, _, _ in connection.execute(query.where(wrong)):
        yield Finding("check.offsets", {"id": key, "start": start, "end": end, "length": length})
    for key, _, _, _, found, article in connection.execute(query.where(f.article_id != m.article_id)):
        facts = {"id": key, "found": found, "expected": article}
        yield Finding("check.fragment_article", facts, repairable=True, table="annotations", row=(key,))


def _fragments(connection: Connection) -> Iterator[Finding]:
    """Annotations without a fragment, and fragments out of order, touching or misnumbered."""
    f = t.fragments.c
    none = select(t.annotations.c.id).where(~exists().where(f.annotation_id == t.annotations.c.id))
    for (key,) in connection.execute(none):
        yield Finding("check.no_fragments", {"id": key}, repairable=True, table="annotations", row=(key,))
    before = f.annotation_id, f.ordinal
    over = func.lag(f.end).over(partition_by=f.annotation_id, order_by=before[1])
    place = func.row_number().over(partition_by=f.annotation_id, order_by=before[1])
    numbered = select(f.annotation_id, f.start, f.ordinal, over.label("last"), place.label("place")).subquery()
    c = numbered.c
    wrong = select(c.annotation_id).where(or_(c.start <= c.last, c.ordinal != c.place - 1)).distinct()
    for (key,) in connection.execute(wrong.order_by(c.annotation_id)):
        yield Finding("check.fragment_order", {"id": key}, repairable=True, table="annotations", row=(key,))


def _texts(connection: Connection) -> Iterator[Finding]:
    """Texts that are missing, or not those that were imported."""
    a, x = t.articles.c, t.article_texts.c
    query = select(a.id, a.sha256, a.length, x.text).outerjoin(t.article_texts, x.article_id == a.id)
    for key, sha256, length, text in connection.execute(query.execution_options(yield_per=100)):
        if text is None:
            yield Finding("check.no_text", {"id": key}, table="articles", row=(key,))
        elif digest(text) != sha256:
            yield Finding("check.digest", {"id": key}, table="articles", row=(key,))
        elif len(text) != length:
            facts = {"id": key, "found": length, "expected": len(text)}
            yield Finding("check.length", facts, repairable=True, table="articles", row=(key,))


def _links(connection: Connection) -> Iterator[Finding]:
    """Links with an end that is not there, or that is of another kind than the link says."""
    c = t.links.c
    for kind, key in ((c.source_kind, c.source_id), (c.target_kind, c.target_id)):
        stands = or_(*(and_(kind == name, _is_in(table, key)) for name, table in _KINDS.items()))
        anywhere = or_(*(_is_in(table, key) for table in _KINDS.values()))
        for row in connection.execute(_wrong_links(key, ~stands, ~anywhere)):
            yield Finding("check.link_end", _facts(row), repairable=True, table="links", row=(row.id,))
        for row in connection.execute(_wrong_links(key, ~stands, anywhere)):
            yield Finding("check.link_kind", _facts(row), repairable=True, table="links", row=(row.id,))


def _wrong_links(key: Column[str], *conditions: Any) -> Select[Any]:
    return select(t.links.c.id, t.links.c.type, key.label("end")).where(*conditions).order_by(t.links.c.id)


def _facts(row: Any) -> dict[str, object]:
    return {"id": row.id, "type": row.type, "end": row.end}


def _is_in(table: Table, key: Any) -> Any:
    other = table.alias()
    return exists(select(1).select_from(other).where(other.c.id == key))


def _labels(connection: Connection) -> Iterator[Finding]:
    """Labels that annotations bear and the codebook lacks."""
    known = {label.id for label in Reader(lambda: connection).codebook().labels}
    c = t.annotations.c
    for label, count in connection.execute(select(c.label, func.count()).group_by(c.label).order_by(c.label)):
        if label not in known:
            yield Finding(
                "check.label", {"label": label, "count": count}, repairable=True, table="codebooks", row=(label,)
            )


def _states(connection: Connection) -> Iterator[Finding]:
    """Annotation sets in a state that there is not."""
    c = t.annotation_sets.c
    for row in connection.execute(select(t.annotation_sets).where(c.state.not_in(get_args(SetState)))):
        facts = {"state": row.state, "article": row.article_id}
        key = (row.article_id, row.annotator_id)
        yield Finding("check.state", facts, repairable=True, table="annotation_sets", row=key)


def _index(connection: Connection) -> Iterator[Finding]:
    """A full-text index that does not hold the words of the texts."""
    if not text_index.agrees(connection):
        yield Finding("check.text_index", repairable=True, table="article_search")
