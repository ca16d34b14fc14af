"""The project file: made, opened with distrust, closed."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from annotator.model.codebook import Codebook
from annotator.model.errors import ProjectFileError
from annotator.model.project import Project
from annotator.storage import sqlite
from annotator.storage.engine import engine_for
from annotator.storage.occupancy import Occupancy, Occupant
from annotator.storage.rows import rows_of
from annotator.storage.soundness import distrust
from annotator.storage.tables import metadata

REVISION = "0005"
"""The newest migration step; a new file is made as if it had gone through all."""


class ProjectFile:
    """An open project file: one connection that writes, one that reads for each thread.

    ``occupant`` is who else writes to it (then this one is read-only); ``read_only`` also holds for a file or
    folder that may not be written.
    """

    def __init__(self, path: Path, engine: Engine, occupancy: Occupancy | None, occupant: Occupant | None) -> None:
        self.path = path
        self.occupant = occupant
        self.read_only = occupancy is None
        self._occupancy = occupancy
        self._engine = engine
        self._writing = threading.RLock()
        self._writer: Connection | None = None
        self._readers: dict[int, Connection] = {}

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One write transaction: committed when the block ends, taken back whole when it raises.

        Raises ProjectFileError ``project.read_only``, ``project.disk_full`` or ``project.cannot_write``.
        """
        if self.read_only:
            raise ProjectFileError("project.read_only", name=self.path.name)
        with self._writing:
            if self._writer is None:
                self._writer = self._engine.connect()
            try:
                with self._writer.begin():
                    yield self._writer
            except (OperationalError, sqlite3.OperationalError) as error:  # the latter of plain rows
                raise self._unwritable(error) from error

    @contextmanager
    def nobody_writing(self) -> Iterator[None]:
        """While the block runs, whoever wants to write here waits."""
        with self._writing:
            yield

    def is_written(self) -> bool:
        """Whether another thread is writing just now: whoever would write too waits for it."""
        free = self._writing.acquire(blocking=False)
        if free:
            self._writing.release()
        return not free

    def reading(self) -> Connection:
        """The connection by which the current thread reads; each statement sees the last commit."""
        me = threading.get_ident()
        if me not in self._readers:
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._readers[me] = connection
        return self._readers[me]

    def done_reading(self) -> None:
        """Close the current thread's connection; a job calls it when it ends."""
        connection = self._readers.pop(threading.get_ident(), None)
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """Close everything; the write-ahead log is folded in and the one file is left."""
        with self._writing:
            for connection in [*self._readers.values(), *([self._writer] if self._writer else [])]:
                connection.close()
            self._readers.clear()
            self._writer = None
            self._engine.dispose()
            if self._occupancy is not None:
                self._occupancy.release()

    def _unwritable(self, error: OperationalError | sqlite3.OperationalError) -> ProjectFileError:
        told = str(error.orig if isinstance(error, OperationalError) else error)
        for phrase, key in (("full", "project.disk_full"), ("readonly", "project.read_only")):
            if phrase in told:
                return ProjectFileError(key, name=self.path.name)
        return ProjectFileError("project.cannot_write", name=self.path.name, reason=told)


def create_project_file(path: Path, project: Project, codebook: Codebook) -> None:
    """Make a new project file.

    It is made under another name and moved into place, so that a failure leaves nothing. Raises ProjectFileError
    ``project.exists`` or ``project.cannot_write``.
    """
    if path.exists():
        raise ProjectFileError("project.exists", name=path.name)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        sqlite3.connect(part).close()
        part.touch()
        _fill(part, project, codebook)
        os.replace(part, path)  # noqa: PTH105 - Path.replace would do the same
    except (OSError, OperationalError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise ProjectFileError("project.cannot_write", name=path.name, reason=str(error)) from error


def _fill(path: Path, project: Project, codebook: Codebook) -> None:
    engine = engine_for(path)
    with engine.connect() as connection, connection.begin():
        metadata.create_all(connection)
        sqlite.create_search(connection)
        sqlite.mark_as_ours(connection)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
        for value in (project, codebook):
            for table, row in rows_of(value):
                connection.execute(table.insert(), row)
    engine.dispose()


def open_project_file(path: Path, *, read_only: bool = False) -> ProjectFile:
    """Open a project file that must be ours, sound and not newer than this program.

    When somebody else has it open for writing it is opened read-only and ``occupant`` says who. Raises
    ProjectFileError ``project.missing``, ``project.not_ours``, ``project.newer`` or ``project.damaged``.
    """
    if not path.is_file():
        raise ProjectFileError("project.missing", name=str(path))
    writable = not read_only and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    occupancy = Occupancy(path) if writable else None
    occupant = occupancy.take() if occupancy is not None else None
    if occupant is not None:
        occupancy = None
    try:
        immutable = not os.access(path.parent, os.W_OK)
        distrust(path)
        engine = engine_for(path, read_only=occupancy is None, immutable=immutable)
    except BaseException:
        if occupancy is not None:
            occupancy.release()
        raise
    return ProjectFile(path, engine, occupancy, occupant)
