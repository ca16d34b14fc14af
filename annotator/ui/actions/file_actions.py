"""The File menu."""

from __future__ import annotations

from collections.abc import Callable

from annotator.ui.actions.action import Action
from annotator.ui.shell.opening import Opening
from annotator.ui.shell.project_verbs import ProjectVerbs
from annotator.wording.translation import _


def file_actions(verbs: ProjectVerbs, opening: Opening, quit_window: Callable[[], object]) -> list[Action]:
    """Projects: made, opened, closed."""
    can, some = verbs.is_writable, verbs.is_open
    return [
        Action("file.new", _("New project…"), "file", verbs.new, "Ctrl+N", "new"),
        Action("file.open", _("Open project…"), "file", verbs.open, "Ctrl+O", "open"),
        Action("file.recent", _("Open recent"), "file", verbs.open, choices=verbs.recent),
        Action("file.sample", _("Open the sample story"), "file", opening.sample, icon="sample"),
        Action(
            "file.import",
            _("Import articles…"),
            "file",
            verbs.import_articles,
            "Ctrl+I",
            "import",
            enabled=can,
            group=1,
        ),
        Action(
            "file.import_dataset",
            _("Import dataset…"),
            "file",
            verbs.import_datasets,
            icon="import_dataset",
            enabled=can,
            group=1,
        ),
        Action("file.export", _("Export…"), "file", verbs.export, "Ctrl+E", "export", enabled=some, group=1),
        Action(
            "file.codebook", _("Codebook…"), "file", verbs.edit_codebook, "Ctrl+B", "codebook", enabled=some, group=2
        ),
        Action(
            "file.speakers", _("Speakers…"), "file", verbs.edit_speakers, "Ctrl+G", "speakers", enabled=some, group=2
        ),
        Action("file.guidelines", _("Guidelines"), "help", verbs.show_guidelines, "Shift+F1", enabled=some),
        Action("file.restore", _("Restore a backup…"), "file", verbs.restore, "", "backup", enabled=can, group=3),
        Action("file.settings", _("Settings…"), "file", verbs.edit_settings, "Ctrl+,", "settings", group=4),
        Action("file.close", _("Close project"), "file", opening.close, "Ctrl+Shift+W", enabled=verbs.is_open, group=8),
        Action("file.quit", _("Quit"), "file", quit_window, "Ctrl+Q", group=9),
    ]
