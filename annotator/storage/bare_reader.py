"""Annotations by the thousand, bare of all that is not seen in their article."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import bindparam, func, select

from annotator.model.annotation import BareAnnotation
from annotator.model.span import Span
from annotator.storage import tables as t
from annotator.storage.plain_rows import plain_rows
from annotator.storage.reader import SPANS_OF_ARTICLE, Reader

_of = t.annotations.c
_BARE = select(_of.id, _of.annotator_id, _of.label, _of.certainty).where(
    _of.article_id == bindparam("article"), _of.origin != "verdict"
)
_FRAGMENTS = select(t.fragments.c.start).where(t.fragments.c.article_id == bindparam("article"))
_COUNTED = select(func.count()).select_from(_FRAGMENTS.limit(bindparam("most")).subquery())


def has_more(read: Reader, article: str, fragments: int) -> bool:
    """Whether all annotations on an article together have more fragments than that."""
    ((count,),) = plain_rows(read.connection(), _COUNTED, {"article": article, "most": fragments + 1})
    return bool(count > fragments)


def bare_annotations(read: Reader, article: str, annotators: Collection[str]) -> list[BareAnnotation]:
    """Those of ``annotators`` on an article, as :meth:`Reader.annotations` answers them; no gold."""
    connection, asked = read.connection(), {"article": article}
    found: dict[str, Any] = {row[0]: row for row in plain_rows(connection, _BARE, asked) if row[1] in annotators}
    spans: dict[str, tuple[Span, ...]] = {}
    for name, start, end in plain_rows(connection, SPANS_OF_ARTICLE, asked):
        if name in found:
            spans[name] = (*spans[name], Span(start, end)) if name in spans else (Span(start, end),)
    return [
        BareAnnotation(name, who, label, certainty, spans[name])
        for name, who, label, certainty in (found[name] for name in spans)
    ]
