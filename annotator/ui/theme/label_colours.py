"""A label's hue in a theme: a tint under the words, a line beneath them, an ink for writing its name."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from annotator.ui.theme.contrast import contrast, from_oklch, over, to_oklch
from annotator.ui.theme.tokens import Theme

STACKED = 3
"""So many tints may lie on one another; the painter draws no more."""

_STEP = 0.01


class LabelColours(Struct, frozen=True):
    """``tint`` is laid under the words with opacity ``alpha``, with ``strong`` for the selected mark.

    Words stay legible (4.5:1, 7:1 in high contrast) on :data:`STACKED` tints and a strong one together. ``line``
    stands out from the paper and from its own tint (3:1); ``ink`` can be read on every background (4.5:1).
    """

    tint: str
    alpha: float
    strong: float
    line: str
    ink: str


@lru_cache(maxsize=512)
def label_colours(colour: str, theme: Theme) -> LabelColours:
    """The colours in ``theme`` of a label whose hue is ``colour`` (``#rrggbb``)."""
    _, chroma, hue = to_oklch(colour)
    tint = from_oklch(0.55 if theme.dark else 0.78, min(chroma, 0.11), hue)
    alpha = _legible(tint, theme)
    strong = min(2 * alpha, 0.6)
    line = _towards_text(0.62, min(chroma, 0.14), hue, theme, [theme.surface, over(theme.surface, tint, strong)], 3.0)
    grounds = [theme.window, theme.surface, theme.raised, over(theme.surface, tint, alpha)]
    ink = _towards_text(0.55, min(chroma, 0.13), hue, theme, grounds, 7.0 if theme.high_contrast else 4.5)
    return LabelColours(tint, alpha, strong, line, ink)


def stacked(tints: list[tuple[str, float]], theme: Theme) -> str:
    """What the paper looks like under ``tints``, each a colour and its opacity, the lowest first."""
    ground = theme.surface
    for colour, alpha in tints:
        ground = over(ground, colour, alpha)
    return ground


def _legible(tint: str, theme: Theme) -> float:
    wanted = 7.0 if theme.high_contrast else 4.6
    alpha = 0.34 if theme.dark else 0.36
    while alpha > _STEP:
        worst = stacked([(tint, alpha)] * STACKED + [(tint, min(2 * alpha, 0.6))], theme)
        if contrast(worst, theme.text) >= wanted:
            break
        alpha -= _STEP
    return round(alpha, 2)


def _towards_text(start: float, chroma: float, hue: float, theme: Theme, grounds: list[str], wanted: float) -> str:
    step = _STEP if theme.dark else -_STEP
    lightness = start
    while 0 < lightness < 1:
        colour = from_oklch(lightness, chroma, hue)
        if all(contrast(colour, ground) >= wanted for ground in grounds):
            return colour
        lightness += step
    return theme.text
