"""Which verdicts name an annotation: kept in step with the verdicts, and not recorded, since it follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam

from annotator.storage import rows
from annotator.storage import tables as t
from annotator.storage.plain_rows import delete_each, insert_each
from annotator.storage.statements import insertion

_OF_VERDICT = t.verdict_index.delete().where(t.verdict_index.c.verdict_id == bindparam("verdict"))


def verdicts_added(connection: Connection, stored: Iterable[Any]) -> None:
    """Index verdicts, given as rows, that were just stored."""
    named = [
        {"annotation_id": key, "verdict_id": row["id"], "about": int(about)}
        for row in stored
        for key, about in rows.named_in(row).items()
    ]
    if named:
        insert_each(connection, insertion(t.verdict_index), named)


def verdicts_leaving(connection: Connection, keys: Sequence[str]) -> None:
    """Forget verdicts that are about to be dropped."""
    delete_each(connection, _OF_VERDICT, [(key,) for key in keys])
