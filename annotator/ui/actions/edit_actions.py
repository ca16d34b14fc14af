"""The Edit menu."""

from __future__ import annotations

from collections.abc import Callable

from annotator.ui.actions.action import Action
from annotator.ui.reading.desk import Desk
from annotator.ui.shell.project_verbs import ProjectVerbs
from annotator.ui.shell.steps import Steps
from annotator.wording.translation import _


def edit_actions(steps: Steps, desk: Desk, verbs: ProjectVerbs, search: Callable[[str], object]) -> list[Action]:
    """Undo, redo, and finding in the pane."""

    def find() -> None:
        if pane := desk.current():
            pane.search.open()

    def chosen() -> str:
        pane = desk.current()
        span = pane.selection() if pane else None
        return pane.view.text[span.start : span.end] if pane and span else ""

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
        Action(
            "edit.find", _("Find in article"), "edit", find, "Ctrl+F", "find", enabled=lambda: bool(desk.panes), group=1
        ),
        Action(
            "edit.search",
            _("Search everywhere"),
            "edit",
            lambda: search(chosen()),
            "Ctrl+Shift+F",
            enabled=verbs.is_open,
            group=1,
        ),
        Action(
            "edit.find_and_tag",
            _("Find and tag all…"),
            "edit",
            lambda: verbs.find_and_tag(chosen()),
            "Ctrl+Shift+T",
            enabled=verbs.is_writable,
            group=1,
        ),
    ]
