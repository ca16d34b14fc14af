"""The Edit menu."""

from __future__ import annotations

from annotator.ui.actions.action import Action
from annotator.ui.reading.desk import Desk
from annotator.ui.shell.steps import Steps
from annotator.wording.translation import _


def edit_actions(steps: Steps, desk: Desk) -> list[Action]:
    """Undo, redo, and finding in the pane."""

    def find() -> None:
        if pane := desk.current():
            pane.find()

    return [
        Action(
            "edit.undo",
            _("Undo"),
            "edit",
            steps.undo,
            "Ctrl+Z",
            "undo",
            enabled=steps.can_undo,
            title_now=steps.undo_title,
        ),
        Action(
            "edit.redo",
            _("Redo"),
            "edit",
            steps.redo,
            "Ctrl+Shift+Z; Ctrl+Y",
            "redo",
            enabled=steps.can_redo,
            title_now=steps.redo_title,
        ),
        Action("edit.find", _("Find in article"), "edit", find, "Ctrl+F", "find", enabled=_any(desk), group=1),
    ]


def _any(desk: Desk):  # type: ignore[no-untyped-def]
    return lambda: bool(desk.panes)
