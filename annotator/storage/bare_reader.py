"""Annotations by the thousand, bare of all that is not seen in their article.

SQLite gathers the rows into a JSON text: it is handed over at once, and while SQLite works the window goes on. Handed
row after row, each of them may wait for its turn among the threads.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, bindparam, func, select

from annotator.model.annotation import BareAnnotation
from annotator.model.span import Span
from annotator.storage import tables as t
from annotator.storage.plain_rows import plain_rows
from annotator.storage.reader import Reader

_of, _at = t.annotations.c, t.fragments.c


def _gathered(*columns: ColumnElement[Any]) -> Select[Any]:
    return select(func.json_group_array(func.json_array(*columns)))


_BARE = _gathered(_of.id, _of.annotator_id, _of.label, _of.certainty).where(
    _of.article_id == bindparam("article"), _of.origin != "verdict"
)
_PLACED = (
    select(_at.start, (-_at.end).label("before_end"), _at.annotation_id)
    .where(_at.article_id == bindparam("article"))
    .order_by(_at.start, _at.end.desc(), _at.annotation_id)
    .subquery()
)
_SPANS = _gathered(*_PLACED.c)
"""In text order, the longer first; sorted as they are once more, since nothing says that gathering keeps an order."""
_annotations = msgspec.json.Decoder(list[tuple[str, str, str, Any]]).decode
_spans = msgspec.json.Decoder(list[tuple[int, int, str]]).decode
_FRAGMENTS = select(t.fragments.c.start).where(t.fragments.c.article_id == bindparam("article"))
_COUNTED = select(func.count()).select_from(_FRAGMENTS.limit(bindparam("most")).subquery())


def has_more(read: Reader, article: str, fragments: int) -> bool:
    """Whether all annotations on an article together have more fragments than that."""
    ((count,),) = plain_rows(read.connection(), _COUNTED, {"article": article, "most": fragments + 1})
    return bool(count > fragments)


def bare_annotations(read: Reader, article: str, annotators: Collection[str]) -> list[BareAnnotation]:
    """Those of ``annotators`` on an article, as :meth:`Reader.annotations` answers them; no gold."""
    connection, asked = read.connection(), {"article": article}
    ((written,),) = plain_rows(connection, _BARE, asked)
    found = {row[0]: row for row in _annotations(written) if row[1] in annotators}
    ((written,),) = plain_rows(connection, _SPANS, asked)
    spans: dict[str, tuple[Span, ...]] = {}
    for start, before_end, name in sorted(_spans(written)):
        if name in found:
            span = Span(start, -before_end)
            spans[name] = (*spans[name], span) if name in spans else (span,)
    return [
        BareAnnotation(name, who, label, certainty, spans[name])
        for name, who, label, certainty in (found[name] for name in spans)
    ]
