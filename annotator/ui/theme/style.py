"""What Qt is handed so that its widgets have the colours of a theme."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QPalette

from annotator import paths
from annotator.ui.theme.contrast import over
from annotator.ui.theme.sheet import SHEET
from annotator.ui.theme.tokens import Theme

_Role = QPalette.ColorRole


def palette_of(theme: Theme) -> QPalette:
    """The palette for what the style itself draws: check boxes, arrows, disabled words."""
    palette = QPalette()
    for role, colour in {
        _Role.Window: theme.window,
        _Role.WindowText: theme.text,
        _Role.Base: theme.raised,
        _Role.AlternateBase: over(theme.raised, theme.window, 0.5),
        _Role.Text: theme.text,
        _Role.Button: theme.raised,
        _Role.ButtonText: theme.text,
        _Role.BrightText: theme.danger,
        _Role.ToolTipBase: theme.raised,
        _Role.ToolTipText: theme.text,
        _Role.PlaceholderText: theme.muted,
        _Role.Highlight: theme.selection,
        _Role.HighlightedText: theme.text,
        _Role.Link: theme.accent,
        _Role.LinkVisited: theme.accent,
        _Role.Accent: theme.accent,
        _Role.Light: theme.raised,
        _Role.Midlight: theme.border,
        _Role.Mid: theme.border,
        _Role.Dark: theme.control,
        _Role.Shadow: theme.border,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(over(theme.window, theme.text, 0.45)))
    return palette


def sheet_of(theme: Theme) -> str:
    """The style sheet of ``theme``."""
    return Template(SHEET).substitute(
        theme._asdict(),
        drawn="light" if theme.dark else "dark",
        ticked="dark" if theme.dark else "light",
        icons=(paths.resources() / "icons").as_posix(),
        hover=over(theme.raised, theme.text, 0.07),
        down=over(theme.raised, theme.text, 0.14),
        faint=over(theme.window, theme.text, 0.05),
        track=over(theme.window, theme.text, 0.12),
        thumb=over(theme.surface, theme.text, 0.6 if theme.high_contrast else 0.25),
        thumb_hover=over(theme.surface, theme.text, 0.8 if theme.high_contrast else 0.42),
        accent_hover=over(theme.accent, theme.text, 0.15),
        ring="2px" if theme.high_contrast else "1px",  # where every edge is bright, colour alone does not tell enough
        edge=theme.control if theme.high_contrast else theme.border,
        ok_ground=over(theme.surface, theme.ok, 0.14),
        warning_ground=over(theme.surface, theme.warning, 0.14),
    )
