"""How the inspector's own parts look; everything else comes from the window's style sheet."""

from __future__ import annotations

from string import Template

from annotator.ui.theme.contrast import over
from annotator.ui.theme.tokens import Theme

_SHEET = Template("""
#inspectorBody, #inspectorPage { background: $window; }
QLabel[part="caption"] { color: $muted; font-size: ${small}pt; font-weight: 600; }
QLabel[part="quiet"] { color: $muted; font-size: ${small}pt; }
QLabel[part="warning"] { color: $warning; }
QLabel[part="keys"] { color: $text; font-weight: 600; }
QToolButton[kind="chip"] { background: $raised; border: 1px solid $edge; border-radius: ${chip}px; color: $text;
  padding: 1px 8px; font-size: ${chips}pt; }
QToolButton[kind="chip"]:hover { background: $hover; }
QToolButton[kind="chip"]:checked { background: $accent; border-color: $accent; color: $on_accent; }
QToolButton[kind="chip"]:focus { border: 2px solid $focus; padding: 0 7px; }
QToolButton[kind="chip"]:checked:focus { border: 2px solid $text; }
QToolButton[kind="chip"]:disabled { background: transparent; color: $muted; }
QToolButton[kind="chip"]:checked:disabled { background: $faint; color: $text; border-color: $control; }
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
""")


def sheet(theme: Theme, point_size: float) -> str:
    """The style sheet in the colours of ``theme``, for a window whose font has ``point_size``."""
    return _SHEET.substitute(
        theme._asdict(),
        small=f"{point_size * theme.small:.1f}",
        chips=f"{point_size * 0.93:.1f}",
        chip=2 * theme.radius,
        edge=theme.control if theme.high_contrast else over(theme.border, theme.control, 0.35),
        hover=over(theme.raised, theme.text, 0.07),
        faint=over(theme.window, theme.text, 0.1),
    )
