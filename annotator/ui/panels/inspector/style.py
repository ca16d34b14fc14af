"""How the inspector's own parts look; everything else comes from the window's style sheet."""

from __future__ import annotations

from string import Template

from annotator.ui.theme.parts import PARTS, values
from annotator.ui.theme.tokens import Theme

_SHEET = Template(
    PARTS
    + """
#inspectorBody, #inspectorPage { background: $window; }
QLabel[part="warning"] { color: $warning; }
QLabel[part="keys"] { color: $text; font-weight: 600; }
QPushButton[kind="plain"] { color: $accent; background: transparent; border: 1px solid transparent; padding: 1px 4px;
  text-align: left; }
QPushButton[kind="plain"]:hover { background: $hover; }
QPushButton[kind="plain"]:focus { border: 1px solid $focus; padding: 1px 4px; }
QPushButton[kind="plain"]:disabled { color: $muted; background: transparent; }
QToolButton[kind="small"] { color: $muted; padding: 0 4px; }
QToolButton[kind="small"]:hover { color: $text; }
#inspectorBody QLineEdit, #inspectorBody QPlainTextEdit, #inspectorBody QComboBox { border-color: $edge; }
#inspectorBody QLineEdit:hover, #inspectorBody QPlainTextEdit:hover, #inspectorBody QComboBox:hover {
  border-color: $control; }
#inspectorBody QLineEdit:focus, #inspectorBody QPlainTextEdit:focus, #inspectorBody QComboBox:focus {
  border-color: $focus; }
#inspectorBody QComboBox { font-weight: 600; padding: 4px 8px; }
"""
)


def sheet(theme: Theme, point_size: float) -> str:
    """The style sheet in the colours of ``theme``, for a window whose font has ``point_size``."""
    return _SHEET.substitute(values(theme, point_size))
