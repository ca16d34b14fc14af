"""How the parts of the review look; everything else comes from the window's style sheet."""

from __future__ import annotations

from string import Template

from annotator.ui.theme.parts import PARTS, values
from annotator.ui.theme.tokens import Theme

_SHEET = Template(
    PARTS
    + """
#reviewHead, #reviewQueue, #reviewVerdict { background: $window; }
#reviewHead { border-bottom: 1px solid $edge; }
#reviewQueue { border-right: 1px solid $edge; }
#reviewVerdict { border-left: 1px solid $edge; }
#reviewCardArea, #reviewCardArea > QWidget, #reviewMiddle { background: $surface; border: none; }
#reviewCardArea { border: 2px solid $surface; }
#reviewCardArea[focused="true"] { border-color: $focus; }
QLabel[part="count"] { font-weight: 600; }
QToolButton[kind="pick"] { border: 1px solid $edge; background: $raised; padding: 3px 9px; }
QToolButton[kind="pick"]:hover { border-color: $control; }
QToolButton[kind="pick"][active="true"] { border-color: $accent; color: $accent; }
QToolButton[kind="pick"]:checked { background: $accent; border-color: $accent; color: $on_accent; }
QToolButton[kind="pick"]:focus { border: 2px solid $focus; padding: 2px 8px; }
QFrame[part="rule"] { background: $edge; max-height: 1px; border: none; }
#reviewTwins { border-top: 1px solid $edge; background: $window; }
#reviewTwins QListView { background: transparent; border: none; }
"""
)


def sheet(theme: Theme, point_size: float) -> str:
    """The style sheet in the colours of ``theme``, for a window whose font has ``point_size``."""
    return _SHEET.substitute(values(theme, point_size))
