"""Light or dark, as the desktop says or the person wants."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.ui.theme.tokens import DARK, LIGHT, THEMES, Theme

SYSTEM = "system"


def theme_for(choice: str) -> Theme:
    """The theme of that name; for :data:`SYSTEM`, and a name that no theme has, what the desktop shows now."""
    return THEMES.get(choice) or _desktop()


def _desktop() -> Theme:
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
