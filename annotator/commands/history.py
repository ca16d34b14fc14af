"""Runs commands, one transaction each, and takes them back: across closing, opening and crashes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

from annotator.commands.command import Command
from annotator.model.changes import ChangeSet
from annotator.model.errors import HistoryError
from annotator.model.identity import now
from annotator.storage import log
from annotator.storage.ledger import Ledger
from annotator.storage.project_file import ProjectFile
from annotator.storage.reader import Reader
from annotator.storage.row_changes import last_first

R = TypeVar("R")

DEPTH = 2000
"""How many steps are remembered for undo when a project is opened."""


class Did(Struct, frozen=True):
    """A step that can be undone or redone: its place in the log, and what it was."""

    seq: int
    key: str
    detail: str
    origin: int
    """The step that it goes back to: its own place, or for one taken back that of what was done."""


class Outcome(Struct, Generic[R], frozen=True):
    """What a command answered, and what it changed."""

    result: R
    changes: ChangeSet


class _TakenBack(Exception):
    """Ends a transaction that was only to show what would come of it."""


class History:
    """The only place that runs commands.

    What was done is in the project's change log, so the history of a project opened again, or after a crash, is the
    one that was left.
    """

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._done: list[Did] = []
        self._undone: list[Did] = []
        self._rebuild()

    @property
    def next_undo(self) -> Did | None:
        """The step that :meth:`undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Did | None:
        """The step that :meth:`redo` would do again."""
        return self._undone[-1] if self._undone else None

    def run(self, command: Command[R], who: str | None, before: Callable[[], object] = lambda: None) -> Outcome[R]:
        """Do it: all of it, stored and recorded, or nothing.

        A command that changes nothing is no step. ``before`` is called when something is about to be stored, while the
        file is still as it was. Raises what it and the command raise, and ProjectFileError when the file cannot be
        written.
        """
        with self._file.transaction() as connection:
            ledger = Ledger(connection, who, now())
            result = command.apply(ledger, Reader(lambda: connection))
            if not ledger.recorded:
                return Outcome(result, ledger.change_set)
            before()
            kind: log.Kind = "do" if command.undoable else "note"
            seq = log.append(connection, ledger, log.Entry(command.key, command.detail, kind))
        if command.undoable:
            self._done.append(Did(seq, command.key, command.detail, seq))
            self._undone.clear()
        return Outcome(result, ledger.change_set)

    def foretell(self, command: Command[R], who: str | None) -> R:
        """What :meth:`run` would answer; it is done and taken back before anybody sees. Raises as :meth:`run`."""
        foretold: list[R] = []
        try:
            with self._file.transaction() as connection:
                foretold.append(command.apply(Ledger(connection, who, now()), Reader(lambda: connection)))
                raise _TakenBack
        except _TakenBack:
            return foretold[0]

    def undo(self, who: str | None) -> Outcome[Did]:
        """Take the last step back. Raises HistoryError ``history.nothing_to_undo`` or ``history.moved_on``."""
        step = self.next_undo
        if step is None:
            raise HistoryError("history.nothing_to_undo")
        seq, changes = self._revert(step, "undo", who)
        self._done.pop()
        self._undone.append(Did(seq, step.key, step.detail, step.origin))
        return Outcome(step, changes)

    def redo(self, who: str | None) -> Outcome[Did]:
        """Do again what was taken back last. Raises as :meth:`undo`, with ``history.nothing_to_redo``."""
        step = self.next_redo
        if step is None:
            raise HistoryError("history.nothing_to_redo")
        seq, changes = self._revert(step, "redo", who)
        self._undone.pop()
        self._done.append(Did(seq, step.key, step.detail, step.origin))
        return Outcome(step, changes)

    def _revert(self, step: Did, kind: Literal["undo", "redo"], who: str | None) -> tuple[int, ChangeSet]:
        with self._file.transaction() as connection:
            ledger = Ledger(connection, who, now())
            for changes in last_first(log.changes_of(connection, step.seq)):
                ledger.revert(changes)
            seq = log.append(connection, ledger, log.Entry(step.key, step.detail, kind, step.origin))
        return seq, ledger.change_set

    def _rebuild(self) -> None:
        for row in log.newest(self._file.reading(), DEPTH):
            self._follow(row)

    def _follow(self, row: Any) -> None:
        if row.kind == "do":
            self._done.append(Did(row.seq, row.key, row.detail, row.seq))
            self._undone.clear()
            return
        source, target = (self._done, self._undone) if row.kind == "undo" else (self._undone, self._done)
        if source and source[-1].origin == row.of:
            source.pop()
        target.append(Did(row.seq, row.key, row.detail, row.of))
