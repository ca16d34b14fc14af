"""What the File menu does, with its questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.paths import ENDING
from annotator.ui.actions.action import Action
from annotator.ui.context import Context
from annotator.ui.shell.late_dialogs import dialog_of, run_dialog
from annotator.ui.shell.opening import Opening
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.team_verbs import TeamVerbs
from annotator.wording.situations import shown
from annotator.wording.translation import _


class ProjectVerbs:
    """Asks what is needed, then has it done."""

    def __init__(self, context: Context, opening: Opening, preferences: Preferences, window: QWidget) -> None:
        self._context, self._opening = context, opening
        self.team = TeamVerbs(context, window)
        self._preferences, self._window = preferences, window

    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._context.bridge.workspace is not None

    def is_writable(self) -> bool:
        """Whether a project is open and may be changed now."""
        bridge = self._context.bridge
        return bridge.workspace is not None and not bridge.workspace.read_only and not bridge.busy

    def new(self) -> None:
        """Ask for a name, a place and a codebook, and make a project."""
        dialog = run_dialog("new", self._context, self._window)
        if dialog is not None:
            wanted = dialog.value
            self._opening.create(wanted.path, wanted.name, wanted.codebook, wanted.annotator)

    def open(self) -> None:
        """Ask for a project file and open it."""
        found = self._context.asking.open_files(_("Open project"), _kinds())
        if found:
            self._opening.open(found[0])

    def import_articles(self, found: Sequence[Path] = ()) -> None:
        """Show what is in files and folders, and import what is wanted of it."""
        run_dialog("import", self._context, list(found), self._window)

    def import_datasets(self, found: Sequence[Path] = ()) -> None:
        """Take datasets in, one after another, each seen before."""
        for path in found or self._context.asking.open_files(_("Import dataset"), _("Datasets (*.json)")):
            run_dialog("dataset", self._context, path, self._window)

    def export(self) -> None:
        """Choose what of the project is written, and where."""
        run_dialog("export", self._context, self._window)

    def edit_codebook(self) -> None:
        """Change what may be tagged."""
        run_dialog("codebook", self._context, self._window)

    def show_guidelines(self) -> None:
        """Show what the labels mean."""
        run_dialog("guidelines", self._context, self._window)

    def edit_speakers(self, speaker: str = "") -> None:
        """Open the register of speakers beside the window, at one of them where one is named."""
        dialog = dialog_of("speakers", self._context, self._window)
        if speaker:
            dialog.show_speaker(speaker)
        dialog.show()

    def mark_versions(self) -> None:
        """Find articles that are much alike, and record which are versions of one text."""
        run_dialog("versions", self._context, self._window)

    def find_and_tag(self, words: str = "") -> None:
        """Find words everywhere and tag them, beside the window."""
        dialog_of("find_and_tag", self._context, words, "", self._window).show()

    def restore(self) -> None:
        """Go back to a backup."""
        dialog = run_dialog("restore", self._context, self._window)
        if dialog is not None:
            self._opening.restore(dialog.chosen.path)

    def edit_settings(self) -> None:
        """Change the person's settings."""
        if (dialog := run_dialog("settings", self._preferences.now(), self._window)) is not None:
            self._preferences.use(dialog.chosen())

    def drop(self, found: Sequence[Path]) -> None:
        """Files or folders were dropped on the window: projects are opened or merged, all else is imported.

        Where no project is open, one is made for it.
        """
        if self._context.bridge.busy:
            self._context.say(_("Something is under way that changes the project: drop it again when that is done."))
            return
        projects = [path for path in found if path.suffix == ENDING]
        if projects:
            self._drop_projects(projects)
            return
        if not self.is_open():
            self.new()
        elif not self.is_writable():
            told = _("The project is open for reading only: nothing can be put into it.")
            self._context.asking.tell(told, _("Copy its file elsewhere and open that, then drop the files again."))
        if not self.is_writable():
            return
        datasets = [path for path in found if path.is_file() and is_dataset(path)]
        others = [path for path in found if path not in datasets]
        self._drop_datasets(datasets) if datasets else self.import_articles(others)

    def _drop_projects(self, projects: Sequence[Path]) -> None:
        """A project that comes to one that is open may be work that comes back."""
        if self._has_articles():
            ways = [_("Merge into the open project"), _("Open instead")]
            names = shown([path.name for path in projects])
            chosen = self._context.asking.choice(_("Merge or open?"), names, ways)
            if chosen is None:
                return
            if chosen == 0:
                self.team.merge(projects)
                return
        self._opening.open(projects[0])

    def _drop_datasets(self, datasets: Sequence[Path]) -> None:
        """A dataset that comes to articles may be work that comes back; an empty project takes all of it over."""
        if self._has_articles():
            ways = [_("Merge: changes on both sides are compared"), _("Import: only what is new is added")]
            names = shown([path.name for path in datasets])
            chosen = self._context.asking.choice(_("Merge or import?"), names, ways)
            if chosen is None:
                return
            if chosen == 0:
                self.team.merge(datasets)
                return
        self.import_datasets(datasets)

    def _has_articles(self) -> bool:
        return self.is_writable() and bool(self._context.workspace.list.story_sizes())

    def recent(self) -> Sequence[Action]:
        """The projects opened last."""
        names = [name for name in self._preferences.now().recent if Path(name).is_file()]
        return [
            Action(f"recent.{name}", Path(name).stem, "", lambda p=name: self._opening.open(Path(p)))  # type: ignore[misc]
            for name in names
        ]


def is_dataset(path: Path) -> bool:
    """Whether a file begins as a dataset does; a table of articles may be JSON too."""
    try:
        with path.open("rb") as file:
            return path.suffix.lower() == ".json" and b"annotator-dataset" in file.read(400)
    except OSError:
        return False


def _kinds() -> str:
    return _("Projects (*{ending})").format(ending=ENDING)
