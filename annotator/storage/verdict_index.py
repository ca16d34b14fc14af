"""Which verdicts name an annotation: kept in step with the verdicts, and not recorded, since it follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from annotator.storage import rows
from annotator.storage import tables as t
from annotator.storage.statements import insertion


def verdicts_added(connection: Connection, stored: Iterable[Any]) -> None:
    """Index verdicts, given as rows, that were just stored."""
    named = [
        {"annotation_id": key, "verdict_id": row["id"], "about": int(about)}
        for row in stored
        for key, about in rows.named_in(row).items()
    ]
    if named:
        connection.execute(insertion(t.verdict_index), named)


def verdicts_leaving(connection: Connection, keys: Sequence[str]) -> None:
    """Forget verdicts that are about to be dropped."""
    column = t.verdict_index.c.verdict_id
    for key in keys:
        connection.execute(t.verdict_index.delete().where(column == key))
