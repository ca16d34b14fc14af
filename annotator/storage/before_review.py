"""A project frozen as it stood before its review: what independent work is measured on.

The copy is made before the first verdict, never changed and never pruned.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from annotator.model.errors import ProjectFileError
from annotator.storage.backup import Backup, backup_folder, make_backup
from annotator.storage.migrate import up_to_date
from annotator.storage.project_file import open_project_file
from annotator.storage.reader import Reader

_MARK = "before review"
_STAMP = "%Y-%m-%d %H%M%S %f"
_READ_ONLY = 0o444
_LAST = "SELECT seq, at FROM change_log ORDER BY seq DESC LIMIT 1"
_SINCE = "SELECT EXISTS(SELECT 1 FROM change_log WHERE seq > ? AND kind != 'note' AND key NOT LIKE 'review.%')"
_VERDICTS = "SELECT EXISTS(SELECT 1 FROM verdicts)"


def frozen(project: Path) -> Backup | None:
    """The newest copy of this project from before its review, None where there is none."""
    found = []
    for path in backup_folder(project).glob(f"*{_MARK} *{project.suffix}"):
        with suppress(sqlite3.Error, OSError):
            made = frozen_at(path)
            if made is not None and _identity(path) == _identity(project):
                found.append(Backup(path, made, path.stat().st_size))
    return max(found, key=lambda copy: copy.made, default=None)


def frozen_at(copy: Path) -> datetime | None:
    """When a copy was made before a review (UTC); None for another file, by its name."""
    try:
        return datetime.strptime(copy.stem.rpartition(f"{_MARK} ")[2], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def decided(read: Reader) -> bool:
    """Whether there is any verdict."""
    return bool(read.connection().exec_driver_sql(_VERDICTS).scalar_one())


def is_due(project: Path) -> bool:
    """Whether nothing has been decided, and no copy stands that holds what the project holds now."""
    with closing(_asking(project)) as connection:
        if connection.execute(_VERDICTS).fetchone()[0]:
            return False
        copy = frozen(project)
        if copy is None:
            return True
        with closing(_asking(copy.path)) as standing:
            last = standing.execute(_LAST).fetchone()
        if last is None:
            return connection.execute(_LAST).fetchone() is not None
        same = connection.execute("SELECT at FROM change_log WHERE seq = ?", last[:1]).fetchone()
        return same != last[1:] or bool(connection.execute(_SINCE, last[:1]).fetchone()[0])


def freeze(project: Path) -> None:
    """Make the copy if :func:`is_due`. Raises ProjectFileError ``backup.cannot_write``."""
    if is_due(project):
        _keep(project, project)


def freeze_changed(project: Path, change: Callable[[Path], object]) -> None:
    """Make a copy, ``change`` it, and keep that: where verdicts come from elsewhere together with the work below them.

    Raises ProjectFileError ``backup.cannot_write``, and as ``change`` does.
    """
    with tempfile.TemporaryDirectory(prefix="annotator ") as folder:
        changed = make_backup(project, Path(folder) / project.name)
        change(changed)
        _keep(project, changed)


def _keep(project: Path, copy: Path) -> None:
    stamp = datetime.now(UTC).strftime(_STAMP)
    target = backup_folder(project) / f"{project.stem} {_MARK} {stamp}{project.suffix}"
    make_backup(copy, target)
    with suppress(OSError):
        target.chmod(_READ_ONLY)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises ProjectFileError ``project.missing``."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ProjectFileError("project.missing", name=str(path)) from error


@contextmanager
def reading_copy(path: Path) -> Iterator[Reader]:
    """Read a copy, which stays as it is: of an older version a copy of it is brought up to date.

    Raises ProjectFileError as opening does.
    """
    with tempfile.TemporaryDirectory(prefix="annotator ") as folder:
        file = open_project_file(up_to_date(path, Path(folder)), read_only=True)
        try:
            yield Reader(file.reading)
        finally:
            file.close()


def _asking(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _identity(path: Path) -> str:
    with closing(_asking(path)) as connection:
        return str((connection.execute("SELECT id FROM projects").fetchone() or [""])[0])
