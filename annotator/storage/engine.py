"""How SQLAlchemy speaks to a project file: pragmas and transactions."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from annotator.storage.sqlite import uri_of


def engine_for(path: Path, *, read_only: bool = False, immutable: bool = False) -> Engine:
    """An engine on the project file whose connections mean what they say.

    The driver's own transaction handling is off: it commits behind one's back and leaves debris after a failed
    step. Connections may cross threads; whoever shares one locks.
    """
    uri = uri_of(path, immutable=immutable)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "connect", _prepare_read_only if read_only or immutable else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA cache_size=-16000")


def _prepare_read_only(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA query_only=ON")


def _begin(connection: Connection) -> None:
    # A connection that only reads stays outside transactions, so that each statement sees the last commit.
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN")
