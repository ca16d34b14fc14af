"""How small parts look that stand in several panels: captions, quiet words, and chips to choose by."""

from __future__ import annotations

from annotator.ui.theme.contrast import over
from annotator.ui.theme.tokens import Theme

PARTS = """
QLabel[part="caption"] { color: $muted; font-size: ${small}pt; font-weight: 600; }
QLabel[part="quiet"] { color: $muted; font-size: ${small}pt; }
QToolButton[kind="chip"] { background: $raised; border: 1px solid $edge; border-radius: ${chip}px; color: $text;
  padding: 1px 8px; font-size: ${chips}pt; }
QToolButton[kind="chip"]:hover { background: $hover; }
QToolButton[kind="chip"]:checked { background: $accent; border-color: $accent; color: $on_accent; }
QToolButton[kind="chip"]:focus { border: 2px solid $focus; padding: 0 7px; }
QToolButton[kind="chip"]:checked:focus { border: 2px solid $text; }
QToolButton[kind="chip"]:disabled { background: transparent; color: $muted; }
QToolButton[kind="chip"]:checked:disabled { background: $faint; color: $text; border-color: $control; }
"""
"""The beginning of a panel's style sheet, a template for :func:`values`."""


def values(theme: Theme, point_size: float) -> dict[str, object]:
    """What the names in such a template stand for, in a window whose font has ``point_size``."""
    return {
        **theme._asdict(),
        "small": f"{point_size * theme.small:.1f}",
        "chips": f"{point_size * 0.93:.1f}",
        "chip": 2 * theme.radius,
        "edge": theme.control if theme.high_contrast else over(theme.border, theme.control, 0.35),
        "hover": over(theme.raised, theme.text, 0.07),
        "faint": over(theme.window, theme.text, 0.1),
    }
