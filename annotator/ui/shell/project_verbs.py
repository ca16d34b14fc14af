"""What the File menu does, with its questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator import paths
from annotator.model.codebook import Codebook
from annotator.storage.project_file import ENDING
from annotator.ui.actions.action import Action
from annotator.ui.context import Context
from annotator.ui.shell.opening import Opening
from annotator.ui.shell.preferences import Preferences
from annotator.wording.translation import _

CODEBOOKS = ("quotes-claims.yaml", "minimal.yaml")


class ProjectVerbs:
    """Asks what is needed, then has it done."""

    def __init__(self, context: Context, opening: Opening, preferences: Preferences, window: QWidget) -> None:
        self._context, self._opening, self._preferences, self._window = context, opening, preferences, window

    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._context.bridge.workspace is not None

    def is_writable(self) -> bool:
        """Whether a project is open and may be changed."""
        workspace = self._context.bridge.workspace
        return workspace is not None and not workspace.read_only

    def new(self) -> None:
        """Ask for a place and a codebook, and make a project."""
        proposed = Path.home() / (_("New project") + ENDING)
        path = self._context.asking.save_file(_("New project"), proposed, _kinds())
        if path is None:
            return
        codebook = self._ask_codebook()
        if codebook is None:
            return
        # The file dialog has asked already whether another file of that name may go.
        name = path.stem
        if path.exists() and not self._put_aside(path):
            return
        self._opening.create(path, name, codebook)

    def open(self) -> None:
        """Ask for a project file and open it."""
        found = self._context.asking.open_files(_("Open project"), _kinds())
        if found:
            self._opening.open(found[0])

    def recent(self) -> Sequence[Action]:
        """The projects opened last."""
        names = [name for name in self._preferences.now().recent if Path(name).is_file()]
        return [
            Action(f"recent.{name}", Path(name).stem, "", lambda p=name: self._opening.open(Path(p)))  # type: ignore[misc]
            for name in names
        ]

    def _ask_codebook(self) -> Codebook | None:
        titles = [_("Quotes and claims"), _("Minimal: one label to begin with"), _("From a file…")]
        question = _("What may be tagged? You can change this later.")
        at = self._context.asking.choice(_("Codebook"), question, titles)
        if at is None:
            return None
        if at < len(CODEBOOKS):
            return self._opening.codebook(paths.resources() / "codebooks" / CODEBOOKS[at])
        found = self._context.asking.open_files(_("Codebook"), _("Codebooks (*.yaml *.yml)"))
        return self._opening.codebook(found[0]) if found else None

    def _put_aside(self, path: Path) -> bool:
        detail = _("The file of that name is kept beside it, with “before” in its name.")
        if not self._context.asking.confirm(_("Make a new project in its place?"), detail, _("Make new project")):
            return False
        kept = path.with_name(f"{path.stem} before{path.suffix}")
        number = 2
        while kept.exists():
            kept = path.with_name(f"{path.stem} before {number}{path.suffix}")
            number += 1
        path.rename(kept)
        return True


def _kinds() -> str:
    return _("Projects (*{ending})").format(ending=ENDING)
