"""Light or dark, as the desktop says or the person wants."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QPalette

from annotator.ui.theme.tokens import DARK, LIGHT, THEMES, Theme

SYSTEM = "system"


def theme_for(choice: str) -> Theme:
    """The theme of that name; for :data:`SYSTEM`, and a name that no theme has, what the desktop shows now."""
    return THEMES.get(choice) or _desktop()


def first_theme(choice: str) -> Theme:
    """The same while the program starts and no palette of its own is set: then the desktop's palette tells as well.

    The first use of any of Qt's common names makes them all, which takes as long as a tenth of an empty window.
    """
    dark = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return THEMES.get(choice) or (DARK if dark else LIGHT)


def _desktop() -> Theme:
    return DARK if QGuiApplication.styleHints().colorScheme().name == "Dark" else LIGHT
