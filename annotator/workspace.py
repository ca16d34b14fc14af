"""An open project: the one gate through which everything reads and changes it."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from annotator.commands.command import Command
from annotator.commands.history import Did, History, Outcome
from annotator.commands.team import CountTime
from annotator.model.blindness import visible
from annotator.model.changes import ChangeSet
from annotator.model.codebook import Codebook
from annotator.model.dataset import Dataset
from annotator.model.errors import ProjectFileError
from annotator.model.identity import new_id, now
from annotator.model.project import Project
from annotator.storage.backup import Backup, Report, backups, make_backup, put_in_place, untold
from annotator.storage.before_review import decided, freeze, freeze_changed, frozen, is_due
from annotator.storage.listing import Listing
from annotator.storage.migrate import may_migrate, migrated, up_to_date
from annotator.storage.occupancy import Occupant
from annotator.storage.project_file import ProjectFile, create_project_file, open_project_file
from annotator.storage.reader import Reader
from annotator.storage.search import Search
from annotator.storage.seen import Seen, Whose

# What hands out and merges is large and seldom wanted: it is loaded by whoever does so, not with each window.
if TYPE_CHECKING:
    from annotator.commands.hand_out import Handed, Receive
    from annotator.commands.merge import Merge
    from annotator.commands.merge_report import MergeReport

R = TypeVar("R")
Listener = Callable[[ChangeSet], None]


class Workspace:
    """Do, undo, redo, read, subscribe; and who is tagging.

    ``annotator`` is the id of whoever is at work, None until one is chosen. ``read``, ``list`` and ``search`` answer
    on whatever thread they are asked; a job that read calls :meth:`done_reading` when it ends. Listeners are called
    once after each commit, on the thread that made the change.
    """

    def __init__(self, file: ProjectFile, annotator: str | None = None) -> None:
        self.annotator = annotator
        self.read = Reader(file.reading)
        self.list = Listing(file.reading)
        self.search = Search(file.reading)
        self.seen: Reader = Seen(file.reading, self.whose)
        """Answers as :attr:`read`, but nothing that whoever is at work may not see before the review."""
        self._taken_back: str | None = None
        self._sight: tuple[str | None, Whose] | None = None
        self._file = file
        self._history = History(file)
        self._listeners: list[Listener] = []

    # -- opening and closing ------------------------------------------------------------------------------------

    @staticmethod
    def create(path: Path, name: str, codebook: Codebook) -> Workspace:
        """Make a new project file and open it. Raises ProjectFileError."""
        create_project_file(path, Project(new_id(), name, now()), codebook)
        return Workspace(open_project_file(path))

    @staticmethod
    def open(path: Path, *, read_only: bool = False) -> Workspace:
        """Open a project file, brought up to date first when it is of an older version. Raises ProjectFileError."""
        if not read_only or may_migrate(path):
            migrated(path)
        return Workspace(open_project_file(path, read_only=read_only))

    @staticmethod
    def hand_out(path: Path, handed: Handed) -> None:
        """Make the file for one annotator at ``path``; it appears whole or not at all. Raises ProjectFileError."""
        if path.exists():
            raise ProjectFileError("project.exists", name=path.name)
        part = path.with_name(f".{path.name}.part")
        part.unlink(missing_ok=True)
        try:
            create_project_file(part, handed.project, handed.codebook)
            workspace = Workspace(open_project_file(part))
            try:
                receive: type[Receive] = importlib.import_module("annotator.commands.hand_out").Receive
                workspace.do(receive(handed.values, handed.record))
            finally:
                workspace.close()
            part.replace(path)
        except OSError as error:
            raise ProjectFileError("project.cannot_write", name=path.name, reason=str(error)) from error
        finally:
            part.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file; afterwards only the one file is left."""
        self._listeners.clear()
        self._file.close()

    @property
    def path(self) -> Path:
        """The project file."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; :attr:`occupant` may say why."""
        return self._file.read_only

    @property
    def occupant(self) -> Occupant | None:
        """Who else has the project open for writing."""
        return self._file.occupant

    # -- changing -----------------------------------------------------------------------------------------------

    def do(self, command: Command[R], before: Callable[[], object] = lambda: None) -> R:
        """Run a command; what it answers. Raises Situations, and then nothing has changed.

        Before the first verdict the project is frozen; see :meth:`freeze`. Where first verdicts come from elsewhere it
        is frozen with the work that comes with them. ``before`` is called if anything changes, before it does.
        """
        if command.decides:
            self.freeze()
        elif not self.read_only and (work := command.before_review) is not None and not decided(self.read):
            freeze_changed(self.path, lambda copy: self._done_to(copy, work))
        return self._told(self._history.run(command, self.annotator, before))

    def foretell(self, command: Command[R]) -> R:
        """What :meth:`do` would answer; nothing changes. Raises as :meth:`do`."""
        return self._history.foretell(command, self.annotator)

    def merge(self, *datasets: Dataset) -> tuple[MergeReport, Path | None]:
        """Bring files back in one step; what became of each entry, and the copy that was made before (None: nothing
        had to change).

        Raises ProjectFileError, and then nothing has changed.
        """
        merge: type[Merge] = importlib.import_module("annotator.commands.merge").Merge
        copies: list[Path] = []
        report = self.do(merge(datasets), lambda: copies.append(self.back_up()))
        return report, copies[0] if copies else None

    def undo(self) -> Did:
        """Take the last step back, and answer which it was. Raises HistoryError."""
        return self._told(self._history.undo(self.annotator))

    def redo(self) -> Did:
        """Do the step again that was taken back last, and answer which it was. Raises HistoryError."""
        return self._told(self._history.redo(self.annotator))

    @property
    def next_undo(self) -> Did | None:
        """The step that undo would take back."""
        return self._history.next_undo

    @property
    def next_redo(self) -> Did | None:
        """The step that redo would do again."""
        return self._history.next_redo

    def is_written(self) -> bool:
        """Whether a job changes the project just now: what can wait should not ask it to be changed meanwhile."""
        return self._file.is_written()

    def count_time(self, article: str, seconds: int) -> None:
        """Add active seconds to the present annotator's set on an article; no step of its own."""
        if self.annotator is not None and not self.read_only and seconds > 0:
            self.do(CountTime(article, self.annotator, seconds))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` called after each change; answers how to end that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def done_reading(self) -> None:
        """Close the connection by which the current thread read."""
        self._file.done_reading()

    def visible_annotators(self, annotator: str | None) -> frozenset[str]:
        """The ids of those whose marks that annotator may see before the review."""
        return visible(self.read.annotators(), annotator, blind=self.read.project().blind)

    def whose(self) -> Whose:
        """The ids of those whose marks whoever is at work may see before the review; None: everyone's."""
        sight, annotator = self._sight, self.annotator
        if sight is None or sight[0] != annotator:
            visible_to = self.visible_annotators(annotator)
            hidden = any(a.id not in visible_to for a in self.read.annotators())
            self._sight = sight = (annotator, visible_to if hidden else None)
        return sight[1]

    # -- backups ------------------------------------------------------------------------------------------------

    def back_up(self, target: Path | None = None, *, report: Report = untold) -> Path:
        """Copy the open project to a dated file beside it, or to ``target``. Raises ProjectFileError."""
        return make_backup(self.path, target, report=report)

    def freeze(self) -> None:
        """Keep a copy as things stand before the first verdict, unless one does or something has been decided.

        Of a large project that takes a second. Raises ProjectFileError ``backup.cannot_write``.
        """
        if self.freeze_due():
            freeze(self.path)

    def _done_to(self, copy: Path, command: Command[object]) -> None:
        other = Workspace.open(copy)
        other.annotator = self.annotator
        try:
            other.do(command)
        finally:
            other.close()

    def freeze_due(self) -> bool:
        """Whether :meth:`freeze` would make a copy."""
        return not self.read_only and not decided(self.read) and is_due(self.path)

    def frozen(self) -> Backup | None:
        """The copy from before the review, None where there is none."""
        return frozen(self.path)

    def backups(self) -> list[Backup]:
        """The dated copies, newest first."""
        return backups(self.path)

    def restored(self, backup: Path, report: Report = untold) -> Workspace:
        """Have the project hold what the copy holds, all or nothing, and answer it anew; this one is of no more use.

        The present state is kept as a copy first. The file stays open, and its own, throughout. Who listened to this
        one listens to the new one anew. Raises ProjectFileError: ``project.read_only`` while somebody else has the
        project open, ``backup.cannot_write``, and whatever is wrong with the copy; or what ``report`` raises. Then
        everything is as it was.
        """
        if self.read_only:
            raise ProjectFileError("project.read_only", name=self.path.name)
        with self._file.nobody_writing(), tempfile.TemporaryDirectory(prefix="annotator ") as folder:
            copy = up_to_date(backup, Path(folder))
            open_project_file(copy, read_only=True).close()
            make_backup(self.path, report=lambda done, pages: report(done, 2 * pages), spared=backup)
            put_in_place(copy, self.path, lambda done, pages: report(pages + done, 2 * pages))
        self._listeners.clear()
        again = Workspace(self._file)
        if any(one.id == self.annotator for one in again.read.annotators()):
            again.annotator = self.annotator
        return again

    def _told(self, outcome: Outcome[R]) -> R:
        if outcome.changes.kinds & {"project", "annotator"}:
            self._sight = None
        if self.annotator in outcome.changes.dropped:  # entering whoever is at work was taken back
            self._taken_back, self.annotator = self.annotator, None
        elif self.annotator is None and self._taken_back in outcome.changes.ids:  # and is done again
            self.annotator = self._taken_back
        if outcome.changes.kinds:
            for listener in list(self._listeners):
                listener(outcome.changes)
        return outcome.result
