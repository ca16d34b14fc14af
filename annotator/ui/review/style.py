"""How the parts of the review look; everything else comes from the window's style sheet."""

from __future__ import annotations

from string import Template

from annotator.ui.theme.contrast import over
from annotator.ui.theme.tokens import Theme

_SHEET = Template("""
#reviewHead, #reviewQueue, #reviewVerdict { background: $window; }
#reviewHead { border-bottom: 1px solid $edge; }
#reviewQueue { border-right: 1px solid $edge; }
#reviewVerdict { border-left: 1px solid $edge; }
#reviewCardArea, #reviewCardArea > QWidget, #reviewMiddle { background: $surface; border: none; }
#reviewQueue QListView { background: $surface; border: none; border-top: 1px solid $edge; }
QLabel[part="caption"] { color: $muted; font-size: ${small}pt; font-weight: 600; }
QLabel[part="quiet"] { color: $muted; font-size: ${small}pt; }
QLabel[part="count"] { font-weight: 600; }
QToolButton[kind="chip"] { background: $raised; border: 1px solid $edge; border-radius: ${chip}px; color: $text;
  padding: 1px 9px; font-size: ${chips}pt; }
QToolButton[kind="chip"]:hover { background: $hover; }
QToolButton[kind="chip"]:checked { background: $accent; border-color: $accent; color: $on_accent; }
QToolButton[kind="chip"]:focus { border: 2px solid $focus; padding: 0 8px; }
QToolButton[kind="chip"]:checked:focus { border: 2px solid $text; }
QToolButton[kind="chip"]:disabled { background: transparent; color: $muted; }
QToolButton[kind="pick"] { border: 1px solid $edge; background: $raised; padding: 3px 9px; }
QToolButton[kind="pick"]:hover { border-color: $control; }
QToolButton[kind="pick"][active="true"] { border-color: $accent; color: $accent; }
QToolButton[kind="pick"]:checked { background: $accent; border-color: $accent; color: $on_accent; }
QToolButton[kind="pick"]:focus { border: 2px solid $focus; padding: 2px 8px; }
QFrame[part="rule"] { background: $edge; max-height: 1px; border: none; }
#reviewTwins { border-top: 1px solid $edge; background: $window; }
#reviewTwins QListView { background: transparent; border: none; }
""")


def sheet(theme: Theme, point_size: float) -> str:
    """The style sheet in the colours of ``theme``, for a window whose font has ``point_size``."""
    return _SHEET.substitute(
        theme._asdict(),
        small=f"{point_size * theme.small:.1f}",
        chips=f"{point_size * 0.93:.1f}",
        chip=2 * theme.radius,
        edge=theme.control if theme.high_contrast else theme.border,
        hover=over(theme.raised, theme.text, 0.07),
    )
