"""The named colours, distances and sizes that every widget takes its looks from."""

from __future__ import annotations

from typing import NamedTuple


class Theme(NamedTuple):
    """Colours as ``#rrggbb``; distances and radii in device-independent pixels; type sizes as factors of the font.

    ``window`` lies behind everything, ``surface`` is the paper that is read, ``raised`` lies on top (fields, menus).
    ``text`` reads on all three with at least 7:1, ``muted`` with at least 4.5:1. ``selection`` lies behind what is
    chosen in lists, where both read with at least 4.5:1, ``picked`` behind words chosen in a text, where it has to be
    seen on a selected mark of any label.
    """

    name: str
    window: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    control: str
    accent: str
    on_accent: str
    focus: str
    selection: str
    picked: str
    danger: str
    ok: str
    warning: str
    dark: bool = False
    high_contrast: bool = False
    space: int = 4
    radius: int = 5
    small: float = 0.88
    large: float = 1.15
    title: float = 1.4


LIGHT = Theme(
    name="light",
    window="#f1eee8",
    surface="#fdfbf7",
    raised="#ffffff",
    text="#24221e",
    muted="#655f55",
    border="#ddd7cb",
    control="#8d8577",
    accent="#2c5f8f",
    on_accent="#ffffff",
    focus="#2c6fb3",
    selection="#c9def4",
    picked="#7db0e8",
    danger="#b3261e",
    ok="#2c6a3d",
    warning="#80530a",
)
"""Calm, like paper."""

DARK = Theme(
    name="dark",
    window="#17181b",
    surface="#1d1f23",
    raised="#26292e",
    text="#dedbd3",
    muted="#acaaa3",
    border="#363a40",
    control="#777b83",
    accent="#8ab6e8",
    on_accent="#0f2136",
    focus="#7db1ee",
    selection="#214064",
    picked="#355f93",
    danger="#f0958c",
    ok="#8aca98",
    warning="#e3b762",
    dark=True,
)
"""Dark, not black."""

HIGH_CONTRAST = Theme(
    name="contrast",
    window="#000000",
    surface="#000000",
    raised="#0c0c0c",
    text="#ffffff",
    muted="#d8d8d8",
    border="#8c8c8c",
    control="#ffffff",
    accent="#ffe14d",
    on_accent="#000000",
    focus="#4de1ff",
    selection="#0a4ea3",
    picked="#0a5ac0",
    danger="#ff9a9a",
    ok="#86ff9f",
    warning="#ffd166",
    dark=True,
    high_contrast=True,
)
"""White on black, every edge drawn."""

THEMES = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}
"""By name, which is the appearance that the settings call it by."""
