"""The File menu."""

from __future__ import annotations

from collections.abc import Callable

from annotator.ui.actions.action import Action
from annotator.ui.shell.opening import Opening
from annotator.ui.shell.project_verbs import ProjectVerbs
from annotator.wording.translation import _


def file_actions(verbs: ProjectVerbs, opening: Opening, quit_window: Callable[[], object]) -> list[Action]:
    """Projects: made, opened, closed."""
    return [
        Action("file.new", _("New project…"), "file", verbs.new, "Ctrl+N", "new"),
        Action("file.open", _("Open project…"), "file", verbs.open, "Ctrl+O", "open"),
        Action("file.recent", _("Open recent"), "file", verbs.open, choices=verbs.recent),
        Action("file.sample", _("Open the sample story"), "file", opening.sample, icon="sample"),
        Action("file.close", _("Close project"), "file", opening.close, "Ctrl+Shift+W", enabled=verbs.is_open, group=8),
        Action("file.quit", _("Quit"), "file", quit_window, "Ctrl+Q", group=9),
    ]
