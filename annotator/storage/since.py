"""What became of annotations since a moment: as they were then, told by the change log, and who changed them last."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import select

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.storage import rows
from annotator.storage import tables as t
from annotator.storage.reader import Reader
from annotator.storage.row_changes import RowChange, last_first

_LINES = select(t.change_log.c.at, t.change_log.c.annotator_id, t.change_log.c.key, t.change_log.c.changes).where(
    t.change_log.c.key.not_like("review.%")
)
_TABLES = frozenset(("annotations", "fragments", "links"))
_PLAIN = b"["
"""How a line begins that is not compressed."""

Rows = dict[tuple[str, tuple[str | int, ...]], dict[str, Any]]


class Since(Struct, frozen=True):
    """One annotation ``then`` and ``now`` (None: not there), the links drawn from it, and its last change.

    ``at`` is a UTC time, ``who`` the id of who did it (empty where nobody knows), ``key`` that of the command.
    """

    then: Annotation | None
    now: Annotation | None
    links_then: tuple[Link, ...]
    links_now: tuple[Link, ...]
    at: str
    who: str
    key: str


def since(read: Reader, moment: str, annotations: Collection[str]) -> dict[str, Since]:
    """By id, those of ``annotations`` that changed after the UTC time ``moment``, with what is drawn from them.

    Only lines of the log that name one of them are unpacked.
    """
    now = {one.id: one for one in read.annotations_by_id(list(annotations))}
    drawn = [link for link in read.links_of(list(annotations)) if link.source in annotations]
    then: Rows = {}
    values: list[Annotation | Link] = [*now.values(), *drawn]
    for value in values:
        for table, row in rows.rows_of(value):
            then[table.name, tuple(row[column.name] for column in table.primary_key)] = row
    last: dict[str, tuple[str, str, str]] = {}
    for at, who, key, changes in read.connection().execute(
        _LINES.where(t.change_log.c.at > moment).order_by(t.change_log.c.seq.desc())
    ):
        for change in _about(bytes(changes), annotations, then):
            last.setdefault(_taken_back(then, change), (at, who or "", key))
    marks, links = _marks(then), _links(then)
    return {
        key: Since(marks.get(key), now.get(key), links.get(key, ()), _from(drawn, key), *told)
        for key, told in last.items()
        if key in annotations
    }


def _about(packed: bytes, annotations: Collection[str], then: Rows) -> Iterator[RowChange]:
    """The changes of a line that concern the annotations, the last first."""
    if packed[:1] == _PLAIN and not any(name.encode() in packed for name in _named(annotations, then)):
        return
    for changes in last_first(packed):
        for change in reversed(changes):
            if change.table in _TABLES and _owner(change, then) in annotations:
                yield change


def _named(annotations: Collection[str], then: Rows) -> Iterator[str]:
    yield from annotations
    yield from (str(key[0]) for table, key in then if table == "links")


def _owner(change: RowChange, then: Rows) -> Any:
    if change.table != "links":
        return change.key[0]
    return then.get((change.table, change.key), change.before).get("source_id")


def _taken_back(then: Rows, change: RowChange) -> str:
    """Make ``then`` what it was before the change; the annotation concerned."""
    where = change.table, change.key
    owner = str(_owner(change, then))
    if change.verb == "+":
        then.pop(where, None)
    else:
        then[where] = {**then.get(where, {}), **change.before}
    return owner


def _marks(then: Rows) -> dict[str, Annotation]:
    spans: dict[str, list[Span]] = {}
    for (table, key), row in sorted(then.items(), key=lambda one: (one[0][0], str(one[0][1][0]), one[0][1][1:])):
        if table == "fragments":
            spans.setdefault(str(key[0]), []).append(Span(row["start"], row["end"]))
    return {
        str(key[0]): rows.annotation_of([row[column.name] for column in t.annotations.c], tuple(spans[str(key[0])]))
        for (table, key), row in then.items()
        if table == "annotations" and str(key[0]) in spans
    }


def _links(then: Rows) -> dict[str, tuple[Link, ...]]:
    found = [rows.link_of([row[c.name] for c in t.links.c]) for (table, _), row in then.items() if table == "links"]
    return {key: _from(found, key) for key in {link.source for link in found}}


def _from(links: list[Link], key: str) -> tuple[Link, ...]:
    return tuple(sorted((link for link in links if link.source == key), key=lambda link: link.id))
