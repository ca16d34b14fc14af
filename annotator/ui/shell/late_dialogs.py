"""Dialogs that are loaded when they are first opened.

With them come readers of web pages, PDF and Word, which would delay the first sight of the window by far more than
their opening takes. Every entry of :data:`DIALOGS` is tried by a test.
"""

from __future__ import annotations

import importlib
from typing import Any

DIALOGS = {
    "accept_proposals": ("annotator.ui.dialogs.accept_proposals", "AcceptProposalsDialog"),
    "assign": ("annotator.ui.dialogs.team.assignment", "AssignmentDialog"),
    "codebook": ("annotator.ui.dialogs.codebook.dialog", "CodebookDialog"),
    "dataset": ("annotator.ui.dialogs.import_dataset", "ImportDatasetDialog"),
    "details": ("annotator.ui.dialogs.article_details", "ArticleDetailsDialog"),
    "export": ("annotator.ui.dialogs.export", "ExportDialog"),
    "find_and_tag": ("annotator.ui.dialogs.find_and_tag.dialog", "FindAndTagDialog"),
    "guidelines": ("annotator.ui.dialogs.codebook.guidelines", "GuidelinesDialog"),
    "hand_out": ("annotator.ui.dialogs.team.hand_out", "HandOutDialog"),
    "import": ("annotator.ui.dialogs.import_articles.dialog", "ImportDialog"),
    "keys": ("annotator.ui.shell.shortcut_editor", "ShortcutEditor"),
    "merge": ("annotator.ui.dialogs.team.merge", "MergeDialog"),
    "new": ("annotator.ui.dialogs.new_project", "NewProjectDialog"),
    "palette": ("annotator.ui.shell.palette", "Palette"),
    "restore": ("annotator.ui.dialogs.restore_backup", "RestoreDialog"),
    "set_aside": ("annotator.ui.dialogs.team.set_aside", "SetAsideDialog"),
    "settings": ("annotator.ui.shell.settings_dialog", "SettingsDialog"),
    "sheet": ("annotator.ui.shell.shortcut_sheet", "ShortcutSheet"),
    "speakers": ("annotator.ui.dialogs.speakers.dialog", "SpeakersDialog"),
    "team": ("annotator.ui.dialogs.team.people", "TeamDialog"),
    "versions": ("annotator.ui.dialogs.versions", "VersionsDialog"),
    "twins": ("annotator.ui.dialogs.team.twins", "TwinsDialog"),
}
"""By name: the module and the class."""


def dialog_of(name: str, *handed: object) -> Any:
    """The dialog of that name, not shown yet."""
    module, kind = DIALOGS[name]
    return getattr(importlib.import_module(module), kind)(*handed)


def run_dialog(name: str, *handed: object) -> Any:
    """Show a dialog until it is closed; the dialog itself where it was accepted, else None."""
    dialog = dialog_of(name, *handed)
    accepted = dialog.exec()
    dialog.deleteLater()
    return dialog if accepted else None
