"""Whether a file may be trusted: looked at before anything else is read from it, by the driver alone."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from annotator.model.errors import ProjectFileError
from annotator.storage import sqlite

QUICK_CHECK_BYTES = 32 * 2**20
"""Files up to this size are checked whole on opening; larger ones by their schema and pages' shape as they are read,
and whole by ``annotator check``."""


def stored_version(path: Path) -> int:
    """The schema version in the header of a file of ours.

    Raises ProjectFileError ``project.missing`` or ``project.not_ours``.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ProjectFileError("project.missing", name=str(path)) from error
    if not header.startswith(b"SQLite format 3\x00") or len(header) < 100:
        raise ProjectFileError("project.not_ours", name=path.name)
    if int.from_bytes(header[68:72], "big") != sqlite.APPLICATION_ID:
        raise ProjectFileError("project.not_ours", name=path.name)
    return int.from_bytes(header[60:64], "big")


def distrust(path: Path) -> None:
    """Refuse a file as :func:`looked_through` does."""
    looked_through(path).close()


def looked_through(path: Path) -> sqlite3.Connection:
    """A connection that only reads, to a file that is ours, not newer than this program, sound, and free of code.

    Raises ProjectFileError ``project.missing``, ``project.not_ours``, ``project.newer``, ``project.damaged`` or
    ``project.foreign_schema``.
    """
    found = stored_version(path)
    if found > sqlite.SCHEMA_VERSION:
        raise ProjectFileError("project.newer", name=path.name, found=found, known=sqlite.SCHEMA_VERSION)
    uri = sqlite.uri_of(path, immutable=not os.access(path.parent, os.W_OK))
    try:
        connection = sqlite3.connect(uri, uri=True)
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA query_only=ON")
            _quick_check(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection
    except sqlite3.DatabaseError as error:
        raise ProjectFileError("project.damaged", name=path.name, reason=str(error)) from error


def _quick_check(connection: sqlite3.Connection, path: Path) -> None:
    if path.stat().st_size <= QUICK_CHECK_BYTES:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise ProjectFileError("project.damaged", name=path.name, reason=found)
    if foreign := sqlite.foreign_schema(connection):
        raise ProjectFileError("project.foreign_schema", name=path.name, found=", ".join(foreign)[:200])
    connection.execute("SELECT id, name, created FROM projects").fetchone()
