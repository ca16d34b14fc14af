"""The change log: what was done, by whom and when; added to, never altered."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import Connection, select

from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader
from annotator.storage.tables import change_log

Kind = Literal["do", "undo", "redo", "note"]


class Entry(Struct, frozen=True):
    """What one line of the log says besides its changes; ``of`` is the step that an undo or redo concerns."""

    key: str
    detail: str
    kind: Kind
    of: int | None = None


_INSERT = change_log.insert().returning(change_log.c.seq)
_CHANGES = select(change_log.c.changes)
_TIMES = select(change_log.c.seq, change_log.c.at).order_by(change_log.c.seq.desc())
_HEADS = select(*(column for column in change_log.c if column.name != "changes"))


def append(connection: Connection, ledger: Ledger, entry: Entry) -> int:
    """Add a line for what the ledger wrote, in the same transaction, and answer its place."""
    row = {
        "at": ledger.now,
        "annotator_id": ledger.who,
        "key": entry.key,
        "detail": entry.detail,
        "kind": entry.kind,
        "of": entry.of,
        "changes": ledger.recorded.packed(),
    }
    return int(connection.execute(_INSERT, row).scalar_one())


def changes_of(connection: Connection, seq: int) -> bytes:
    """The packed changes of one line."""
    return bytes(connection.execute(_CHANGES.where(change_log.c.seq == seq)).scalar_one())


def times(read: Reader) -> dict[str, str]:
    """When each line was written, by its place."""
    return {str(row.seq): row.at for row in read.connection().execute(_TIMES)}


def newest(connection: Connection, count: int) -> list[Any]:
    """The last ``count`` lines that are steps, oldest first, without their changes."""
    query = _HEADS.where(change_log.c.kind != "note").order_by(change_log.c.seq.desc()).limit(count)
    return list(reversed(list(connection.execute(query))))
