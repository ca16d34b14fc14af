"""How a piece of a word diff is written: told by more than a colour."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat

from annotator.ui.panels.coverage.pieces import Role
from annotator.ui.theme.contrast import over
from annotator.ui.theme.tokens import Theme

_TINT = 0.16


def piece_format(role: Role, theme: Theme) -> QTextCharFormat:
    """What was added is underlined, what is missing struck out, what moved is in italics, what changed dashed."""
    form = QTextCharFormat()
    form.setForeground(QColor(theme.muted if role in ("dropped", "gap") else theme.text))
    if role == "dropped":
        form.setFontStrikeOut(True)
    elif role == "added":
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setBackground(QColor(over(theme.surface, theme.ok, _TINT)))
    elif role == "moved":
        form.setFontItalic(True)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setBackground(QColor(over(theme.surface, theme.accent, _TINT)))
    elif role == "altered":
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setBackground(QColor(over(theme.surface, theme.warning, _TINT)))
    return form


def on_a_line(text: str) -> str:
    """Line ends as spaces, spaces at the edges kept; as many characters as before."""
    return "".join(" " if c in "\r\n\t\u2028\u2029" else c for c in text)
