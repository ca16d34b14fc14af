"""How the window looks now, and that it follows the settings and the desktop."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from annotator.ui.loading import let_window_live
from annotator.ui.shell.icons import Icons
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.sheet import dress
from annotator.ui.theme import system
from annotator.ui.theme.tokens import Theme


class Appearance(QObject):
    """``changed`` tells that colours are others now."""

    changed = Signal()

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._theme = system.theme_for(preferences.now().appearance)
        self._icons = Icons(self._theme)
        dress(window, self._theme)
        preferences.changed.connect(self._follow)
        QApplication.styleHints().colorSchemeChanged.connect(self._again)

    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def icons(self) -> Icons:
        """Pictures in its colours."""
        return self._icons

    def _follow(self, names: frozenset[str]) -> None:
        if "appearance" in names:
            self._again()

    def _again(self) -> None:
        theme = system.theme_for(self._preferences.now().appearance)
        if theme == self._theme:
            return
        self._theme, self._icons = theme, Icons(theme)
        # Qt lays the styles of all widgets anew in one go; what is painted here follows in a turn of its own, unseen.
        seen = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        _set_painted(seen, painted=False)
        dress(self._window, theme)
        let_window_live()
        self.changed.emit()
        _set_painted(seen, painted=True)


def _set_painted(windows: Iterable[QWidget], *, painted: bool) -> None:
    for window in windows:
        if isValid(window):
            window.setUpdatesEnabled(painted)
