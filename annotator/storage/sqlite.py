"""What only SQLite knows: the marks of our files, how they are named and looked through, full text.

The first look at a project is taken through here, before SQLAlchemy is loaded.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID = 0x414E4E54
"""``ANNT`` in the file's header tells our files from other SQLite databases."""

SCHEMA_VERSION = 5
"""The version of the tables that this program writes; grows with each migration step."""

SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE article_search USING fts5("
    "text, content='article_texts', content_rowid='seq', tokenize=\"unicode61 remove_diacritics 2\")"
)
IMMUTABLE = (
    "CREATE TRIGGER article_texts_fixed BEFORE UPDATE ON article_texts BEGIN"
    " SELECT RAISE(ABORT, 'the text of an article is immutable'); END"
)


def uri_of(path: Path, *, immutable: bool = False) -> str:
    """How the driver is told of a file.

    Also who only reads opens it for writing where that is allowed: else the last to close could not fold the
    write-ahead log in, and would leave it behind. ``immutable`` is for folders in which no log can be kept.
    """
    mode = "ro&immutable=1" if immutable else "rw" if os.access(path, os.W_OK) else "ro"
    return f"{path.resolve().as_uri()}?mode={mode}"


def mark_as_ours(connection: Connection) -> None:
    """Write the marks by which :func:`marks` knows the file, inside the current transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def create_search(connection: Connection) -> None:
    """Make the full-text index, and the trigger that keeps texts as they are.

    The index is filled by :mod:`annotator.storage.text_index`, not by triggers: a distrusted schema may not write
    to virtual tables.
    """
    connection.exec_driver_sql(SEARCH_TABLE)
    connection.exec_driver_sql(IMMUTABLE)


def foreign_schema(connection: sqlite3.Connection) -> list[str]:
    """The names of triggers and views in the file that are not ours: somebody else's code, never run."""
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchall()
    return sorted(str(name) for name, sql in found if sql != IMMUTABLE)


def marks(connection: sqlite3.Connection) -> tuple[int, int]:
    """The application id and the schema version that stand in the file's header."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return int(application), int(version)


def damage(connection: Connection) -> list[str]:
    """What is wrong with the pages of the file, in SQLite's words; empty when it is sound."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    # A full-text index that is out of step is mended by itself, and told apart.
    return [told for told in found if told != "ok" and "inverted index for FTS5" not in told]
