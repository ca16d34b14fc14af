"""Light or dark, as the desktop says or the person wants."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.ui.theme.tokens import DARK, LIGHT, THEMES, Theme

SYSTEM = "system"


def theme_for(choice: str) -> Theme:
    """The theme of that name; for :data:`SYSTEM`, and a name that no theme has, what the desktop shows now."""
    return THEMES.get(choice) or _desktop()


def follow(application: QGuiApplication, choice: Callable[[], str], use: Callable[[Theme], None]) -> None:
    """Calls ``use`` with the new theme whenever the desktop changes, as long as ``choice()`` leaves it to it."""

    def changed() -> None:
        if choice() not in THEMES:
            use(_desktop())

    application.styleHints().colorSchemeChanged.connect(changed)


def _desktop() -> Theme:
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
