"""Bringing the project file of an older version up to date: on a copy, checked, then swapped."""

from __future__ import annotations

import importlib
import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from annotator.model.errors import ProjectFileError
from annotator.storage import sqlite
from annotator.storage.backup import copy_database, make_backup
from annotator.storage.engine import engine_for
from annotator.storage.soundness import stored_version

SCRIPTS = Path(__file__).parent / "migrations"


def migrated(path: Path) -> bool:
    """Whether the file was of an older version and has been brought up to date; the old one is kept as a backup.

    Raises ProjectFileError ``project.missing``, ``project.not_ours`` or ``project.cannot_migrate``; then the file is
    as it was.
    """
    if not path.is_file():
        raise ProjectFileError("project.missing", name=str(path))
    if stored_version(path) >= sqlite.SCHEMA_VERSION:
        return False
    make_backup(path)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        copy_database(path, part)
        upgrade(part)
        os.replace(part, path)  # noqa: PTH105 - Path.replace would do the same
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise ProjectFileError("project.cannot_migrate", name=path.name, reason=str(error)) from error
    return True


def up_to_date(path: Path, folder: Path) -> Path:
    """A file that is only read: itself, or where it is of an older version a copy in ``folder`` brought up to date.

    Raises ProjectFileError as :func:`migrated`.
    """
    if stored_version(path) >= sqlite.SCHEMA_VERSION:
        return path
    part = folder / path.name
    try:
        copy_database(path, part)
        upgrade(part)
    except (OSError, sqlite3.Error) as error:
        raise ProjectFileError("project.cannot_migrate", name=path.name, reason=str(error)) from error
    return part


def may_migrate(path: Path) -> bool:
    """Whether the file is of an older version, and it and its folder may be written.

    Who only reads needs it up to date too. Raises ProjectFileError ``project.older`` where it may not be written, and
    as :func:`migrated`.
    """
    if not path.is_file() or stored_version(path) >= sqlite.SCHEMA_VERSION:
        return False
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise ProjectFileError("project.older", name=path.name)
    return True


def upgrade(path: Path, revision: str = "head") -> None:
    """Run the migration steps on a file of which nobody else knows, and check what came out.

    Keys are off while tables are rebuilt, since rebuilding a table that others point at would empty them.
    """
    engine = engine_for(path)
    try:
        with engine.connect() as connection:
            _outside_transactions(connection, "PRAGMA foreign_keys=OFF")
            with connection.begin():
                _run_steps(connection, revision)
                _check(connection)
            _outside_transactions(connection, "PRAGMA journal_mode=DELETE")
    finally:
        engine.dispose()


def _run_steps(connection: Connection, revision: str) -> None:
    # Alembic takes longer to import than a project takes to open, and is needed once in a file's life.
    command = importlib.import_module("alembic.command")
    config = importlib.import_module("alembic.config").Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    sqlite.mark_as_ours(connection)


def _check(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if broken or found != "ok":
        raise sqlite3.IntegrityError(str(broken or found))


def _outside_transactions(connection: Connection, pragma: str) -> None:
    # Through the driver: SQLAlchemy would begin a transaction, inside which these pragmas do nothing.
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(pragma)
