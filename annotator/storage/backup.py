"""Dated copies of a project file, made while it is open, kept few."""

from __future__ import annotations

import glob
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from annotator.model.errors import ProjectFileError

KEPT = 10
_AT_ONCE = 1000
"""Pages copied between one report and the next."""
_LEFT = 3600
"""Seconds after which nobody writes to half a copy any more: whoever began it was killed."""

Report = Callable[[int, int], object]
"""Is told how many pages of how many are copied; what it raises ends the copying."""

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


def untold(_done: int, _all: int) -> None:
    """Nobody waits to hear how far it is."""


def make_backup(
    project: Path, target: Path | None = None, *, report: Report = untold, spared: Path | None = None
) -> Path:
    """Copy an open project through SQLite's backup, never through the file system; the oldest copies go.

    ``target`` names another place than the dated one, ``spared`` a copy that stays. Raises ProjectFileError
    ``backup.cannot_write``, and what ``report`` raises; then nothing is left.
    """
    path = target or _dated(project)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        copy_database(project, part, report)
        os.replace(part, path)  # noqa: PTH105 - Path.replace would do the same
        if target is None:
            _prune(project, spared)
    except (OSError, sqlite3.Error) as error:
        raise ProjectFileError("backup.cannot_write", name=str(path), reason=str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return path


def put_in_place(copy: Path, project: Path, report: Report = untold) -> None:
    """Have a project that is open hold what a copy holds, in one transaction: whoever dies in it changed nothing.

    Whoever reads the project goes on doing so, and from then on reads what the copy held. Raises ProjectFileError
    ``backup.cannot_write``, and what ``report`` raises; then the project is as it was.
    """
    try:
        with closing(sqlite3.connect(project)) as writing:
            _copy(copy, writing, report)
    except sqlite3.Error as error:
        raise ProjectFileError("backup.cannot_write", name=str(project), reason=str(error)) from error


def copy_database(source: Path, target: Path, report: Report = untold) -> None:
    """Copy a database that may be open, as it stood at one moment, into one file without a side file."""
    with closing(sqlite3.connect(target)) as writing:
        _copy(source, writing, report)
        writing.execute("PRAGMA journal_mode=DELETE")


def _copy(source: Path, writing: sqlite3.Connection, report: Report) -> None:
    def tell(status: int, remaining: int, pages: int) -> None:
        if status == sqlite3.SQLITE_BUSY:  # else it would be tried for ever, while another program writes
            raise sqlite3.OperationalError("database is locked")
        if remaining:  # with the last page it is done, and can be ended no more
            report(pages - remaining, pages)

    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as reading:
        # Held to what stands now: else each change made meanwhile would have the copying begin anew.
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        reading.backup(writing, pages=_AT_ONCE, progress=tell)


def _prune(project: Path, spared: Path | None) -> None:
    for old in backups(project)[KEPT:]:
        if old.path != spared:
            old.path.unlink(missing_ok=True)
    for half in backup_folder(project).glob(f".{glob.escape(project.stem)} *.part"):
        with suppress(OSError):  # whoever is making it may just have put it in its place
            if time.time() - half.stat().st_mtime > _LEFT:
                half.unlink()


def _dated(project: Path) -> Path:
    stamp = datetime.now(UTC).strftime(_STAMP)
    return backup_folder(project) / f"{project.stem} {stamp}{project.suffix}"
