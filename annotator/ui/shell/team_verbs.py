"""What the Team menu does, with its questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.commands.project import ChooseBlind
from annotator.ui.context import Context
from annotator.ui.shell.late_dialogs import dialog_of, run_dialog
from annotator.wording.translation import _


class TeamVerbs:
    """Shows the dialogs of the team over the window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._context, self._window = context, window

    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._context.bridge.workspace is not None

    def is_writable(self) -> bool:
        """Whether a project is open and may be changed now."""
        bridge = self._context.bridge
        return bridge.workspace is not None and not bridge.workspace.read_only and not bridge.busy

    def edit_team(self) -> None:
        """Names, roles, and who sees whose marks."""
        run_dialog("team", self._context, self._window)

    def assign(self) -> None:
        """Who is to tag which articles."""
        run_dialog("assign", self._context, self._window)

    def hand_out(self) -> None:
        """Write a file for each annotator who is to work elsewhere."""
        run_dialog("hand_out", self._context, self._window)

    def merge(self, found: Sequence[Path] = ()) -> None:
        """Bring back what others tagged elsewhere; then, if wanted, settle what was set aside."""
        kinds = _("What came back ({kinds})").format(kinds="*.annotator *.json")
        files = list(found) or self._context.asking.open_files(_("Merge"), kinds)
        if not files:
            return
        dialog = dialog_of("merge", self._context, files, self._window)
        dialog.exec()
        settling = dialog.settling
        dialog.deleteLater()
        if settling:
            self.settle()

    def settle(self) -> None:
        """Decide about what merges set aside."""
        run_dialog("set_aside", self._context, self._window)

    def unite_speakers(self) -> None:
        """Speakers who may be one, decided together."""
        run_dialog("twins", self._context, self._window)

    def is_blind(self) -> bool:
        """Whether annotators see only their own marks."""
        workspace = self._context.bridge.workspace
        return workspace is not None and workspace.read.project().blind

    def turn_blind(self) -> None:
        """Let annotators see each other's marks, or no longer."""
        blind = not self.is_blind()
        self._context.attempt(lambda: self._context.workspace.do(ChooseBlind(blind)))
        told = _("Annotators see only their own marks now.") if blind else _("Everyone sees everyone's marks now.")
        self._context.say(told)
