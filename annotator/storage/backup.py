"""Dated copies of a project file, made while it is open, kept few."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from annotator.model.errors import ProjectFileError
from annotator.storage.soundness import stored_version

KEPT = 10
_STAMP = "%Y-%m-%d %H%M%S %f"
"""To the microsecond, so that copies made in one second stay apart and in order."""


class Backup(Struct, frozen=True):
    """One copy: its file, the UTC time at which it was made and its size in bytes."""

    path: Path
    made: datetime
    size: int


def backup_folder(project: Path) -> Path:
    """Where the copies of a project are; it need not exist."""
    return project.with_name(f"{project.stem} backups")


def backups(project: Path) -> list[Backup]:
    """The copies that there are, newest first."""
    found = []
    for path in backup_folder(project).glob(f"*{project.suffix}"):
        try:
            made = datetime.strptime(path.stem.removeprefix(f"{project.stem} "), _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, made, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def make_backup(project: Path, target: Path | None = None) -> Path:
    """Copy an open project through SQLite's backup, never through the file system; the oldest copies go.

    ``target`` names another place than the dated one. Raises ProjectFileError ``backup.cannot_write``.
    """
    path = target or _dated(project)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        copy_database(project, part)
        os.replace(part, path)  # noqa: PTH105 - Path.replace would do the same
        if target is None:
            for old in backups(project)[KEPT:]:
                old.path.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise ProjectFileError("backup.cannot_write", name=str(path), reason=str(error)) from error
    return path


def restore_backup(project: Path, backup: Path) -> Path:
    """Put a copy in the place of a closed project, and answer where the present state was kept.

    Raises ProjectFileError as opening does when the copy is no sound project.
    """
    stored_version(backup)
    kept = make_backup(project) if project.exists() else project
    part = project.with_name(f".{project.name}.part")
    try:
        part.unlink(missing_ok=True)
        copy_database(backup, part)
        for side in ("-wal", "-shm"):
            project.with_name(project.name + side).unlink(missing_ok=True)
        os.replace(part, project)  # noqa: PTH105 - Path.replace would do the same
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise ProjectFileError("backup.cannot_write", name=str(project), reason=str(error)) from error
    return kept


def copy_database(source: Path, target: Path) -> None:
    """Copy a database that may be open, as it stood at one moment, into one file without a side file."""
    reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    writing = sqlite3.connect(target)
    try:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")
    finally:
        writing.close()
        reading.close()


def _dated(project: Path) -> Path:
    stamp = datetime.now(UTC).strftime(_STAMP)
    return backup_folder(project) / f"{project.stem} {stamp}{project.suffix}"
