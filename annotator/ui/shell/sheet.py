"""The style of what only the shell has, in the colours of a theme."""

from __future__ import annotations

from string import Template

from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.theme import style
from annotator.ui.theme.contrast import over
from annotator.ui.theme.tokens import Theme

STYLE = "fusion"
"""The style that is dressed: the only one that is the same everywhere."""

SHEET = """
#stories QTreeView { background: transparent; border: none; show-decoration-selected: 0; }
#stories QTreeView::item { border-radius: ${radius}px; padding: 0; }
#stories QTreeView::branch:selected { background: $window; }
#stories QTreeView::item:selected:!active { background: $chosen; }
#stories QTreeView::item:selected { background: $selection; }
#notice { background: $notice; border-bottom: 1px solid $border; }
QPushButton#beginning { text-align: left; border: 1px solid $border; border-radius: 8px; }
QPushButton#beginning:hover { border-color: $control; }
QPushButton#beginning[role="primary"] { border-color: $accent; }
QPushButton#beginning:focus { border: 2px solid $focus; }
QPushButton#beginning[role="primary"]:focus { border: 2px solid $text; }
QLabel[on="accent"] { color: $on_accent; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 4px;
  text-align: left; }
QPushButton#recent { margin-left: -5px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid $focus; padding: 2px 4px; }
QStatusBar QToolButton { padding: 2px 8px; color: $text; }
QStatusBar QLabel { color: $muted; padding: 0 4px; }
#skeleton { background: $window; }
#palette { background: $raised; border: 1px solid $control; border-radius: 8px; }
#palette QLineEdit { border: none; border-bottom: 1px solid $border; border-radius: 0; background: transparent;
  padding: 10px 12px; font-size: 12pt; }
#palette QLineEdit:focus { border: none; border-bottom: 1px solid $focus; padding: 10px 12px; }
#palette QListView { border: none; background: transparent; }
#palette QListView::item { padding: 0; border-radius: ${radius}px; }
#sheetPage { background: $surface; }
QLabel[role="key"] { background: $raised; border: 1px solid $control; border-bottom: 2px solid $control;
  border-radius: 4px; padding: 1px 7px; }
QLabel[role="group"] { color: $accent; font-weight: 600; }
"""


def dress(window: QWidget, theme: Theme) -> None:
    """Give a window, and all that opens over it, the colours of a theme, unless it has them.

    The sheet is the window's: Qt lays one of the application's anew on each widget once for every widget that this one
    stands in, which takes four times as long.
    """
    sheet = style.sheet_of(theme) + sheet_of(theme)
    if window.styleSheet() == sheet:
        return
    QApplication.setPalette(style.palette_of(theme))
    window.setStyleSheet(sheet)


def sheet_of(theme: Theme) -> str:
    """The style sheet of the shell."""
    return Template(SHEET).substitute(
        theme._asdict(),
        notice=over(theme.window, theme.warning, 0.14),
        chosen=over(theme.window, theme.text, 0.22 if theme.high_contrast else 0.08),
    )
