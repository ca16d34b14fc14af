"""What the Help menu does."""

from __future__ import annotations

import platform
from collections.abc import Callable

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QWidget

from annotator import __version__
from annotator.ui.actions.registry import Registry, run
from annotator.ui.context import Context
from annotator.ui.shell.late_dialogs import dialog_of, run_dialog
from annotator.ui.shell.preferences import Preferences
from annotator.wording.translation import _


class HelpVerbs:
    """Palette, sheet of keys, changing keys, about."""

    def __init__(
        self, context: Context, registry: Callable[[], Registry], preferences: Preferences, window: QWidget
    ) -> None:
        self._context, self._registry, self._preferences, self._window = context, registry, preferences, window

    def palette(self) -> None:
        """Open the palette; what is chosen there runs when it is gone, with the focus where it was."""
        palette = dialog_of("palette", self._registry(), self._context.theme, self._window)

        def end() -> None:
            chosen = palette.chosen
            palette.deleteLater()
            if chosen is not None:
                QTimer.singleShot(0, self._window, lambda: run(chosen))

        palette.finished.connect(end)
        palette.open_over(self._window)

    def sheet(self) -> None:
        """Show the sheet of keys, which may stay open beside the work."""
        sheet = dialog_of("sheet", self._registry(), self.change_keys, self._window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.show()

    def change_keys(self) -> None:
        """Show where keys are changed."""
        run_dialog("keys", self._registry(), self._preferences, self._window)

    def about(self) -> None:
        """Say what this is, and in which version."""
        told = _(
            "Tag quotes, speakers and claims in news articles side by side, and compare how outlets report an event."
        )
        versions = f"annotator {__version__} · Qt {qVersion()} · Python {platform.python_version()}"
        self._context.asking.tell(told, versions)
