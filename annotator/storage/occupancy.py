"""Who has a project file open for writing: at most one program at a time, and the others can say who."""

from __future__ import annotations

import getpass
import os
import socket
from pathlib import Path

import filelock
import msgspec
from msgspec import Struct

from annotator.model.identity import now


class Occupant(Struct, frozen=True):
    """Who opened the file: account, machine, process and the UTC time."""

    user: str
    machine: str
    process: int
    since: str


class Occupancy:
    """A lock beside the project file, held by this program until :meth:`release` or its death.

    The lock belongs to the system, so that a killed program leaves none; the second file only tells who.
    """

    def __init__(self, project: Path) -> None:
        self._told = project.with_name(f".{project.name}.opened")
        # Taken on whatever thread opens the file, and released by another.
        self._lock = filelock.FileLock(project.with_name(f".{project.name}.lock"), timeout=0, thread_local=False)

    def take(self) -> Occupant | None:
        """Take the file for writing; None on success, else who has it."""
        try:
            self._lock.acquire()
        except filelock.Timeout:
            return self._read()
        me = Occupant(_user(), socket.gethostname(), os.getpid(), now())
        self._told.write_bytes(msgspec.json.encode(me))
        return None

    def release(self) -> None:
        """Let others write; harmless when not held."""
        if not self._lock.is_locked:
            return
        self._told.unlink(missing_ok=True)
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)

    def _read(self) -> Occupant:
        try:
            return msgspec.json.decode(self._told.read_bytes(), type=Occupant)
        except (OSError, msgspec.DecodeError):
            return Occupant("?", "?", 0, "")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
