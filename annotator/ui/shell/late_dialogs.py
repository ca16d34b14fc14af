"""Dialogs that are loaded when they are first opened.

With them come readers of web pages, PDF and Word, which would delay the first sight of the window by far more than
its opening takes. Every entry of :data:`DIALOGS` is tried by a test.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog

DIALOGS = {
    "import": ("annotator.ui.dialogs.import_articles", "ImportDialog"),
    "new": ("annotator.ui.dialogs.new_project", "NewProjectDialog"),
    "restore": ("annotator.ui.dialogs.restore_backup", "RestoreDialog"),
    "details": ("annotator.ui.dialogs.article_details", "ArticleDetailsDialog"),
    "guidelines": ("annotator.ui.dialogs.codebook_guidelines", "GuidelinesDialog"),
    "export": ("annotator.ui.dialogs.export", "ExportDialog"),
    "codebook": ("annotator.ui.dialogs.codebook", "CodebookDialog"),
    "speakers": ("annotator.ui.dialogs.speakers", "SpeakersDialog"),
    "find_and_tag": ("annotator.ui.dialogs.find_and_tag", "FindAndTagDialog"),
}
"""By name: the module and the class."""


def run_dialog(name: str, *handed: object) -> Any:
    """Show a dialog until it is closed; the dialog itself where it was accepted, else None."""
    module, kind = DIALOGS[name]
    make: Callable[..., QDialog] = getattr(importlib.import_module(module), kind)
    dialog = make(*handed)
    accepted = dialog.exec()
    dialog.deleteLater()
    return dialog if accepted else None
