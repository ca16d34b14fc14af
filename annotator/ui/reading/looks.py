"""How each label is painted in a theme."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtGui import QColor

from annotator.model.codebook import Label
from annotator.ui.theme.contrast import contrast, over
from annotator.ui.theme.label_colours import LabelColours, label_colours
from annotator.ui.theme.tokens import Theme

BOILERPLATE = frozenset({"furniture", "damage"})
"""Zones whose words are not the article's own: greyed."""

UNKNOWN = Label(id="", colour="#7a7a7a", style="dotted")
"""Stands for a label that the codebook does not have."""


class LabelLook(Struct, frozen=True):
    """``tint`` and ``strong`` lie under the words, ``line`` beneath; a zone has only a rule, or a veil over it."""

    label: Label
    colours: LabelColours
    tint: QColor
    strong: QColor
    line: QColor

    @property
    def zone(self) -> bool:
        """Whether it marks structure of the page, which takes no tint and no underline."""
        return self.label.zone

    @property
    def veiled(self) -> bool:
        """Whether its words are greyed."""
        return self.label.zone and self.label.id in BOILERPLATE


class Looks:
    """The looks of all labels of a codebook in one theme; a label it does not know gets a plain grey one."""

    def __init__(self, labels: Iterable[Label], theme: Theme) -> None:
        self.theme = theme
        self._looks = {label.id: _look(label, theme) for label in labels}
        self._unknown = _look(UNKNOWN, theme)
        self.zones = frozenset(name for name, look in self._looks.items() if look.zone)
        lined = (name for name in self._looks if name not in self.zones)
        self._order = {name: place for place, name in enumerate(lined)}
        self.veil = _with_alpha(QColor(theme.surface), veil_strength(theme))

    def order(self, label: str) -> int:
        """The place of the label among those that are no zones, in the codebook's order."""
        return self._order.get(label, 0)

    def __getitem__(self, label: str) -> LabelLook:
        return self._looks.get(label, self._unknown)


def veil_strength(theme: Theme) -> float:
    """How much of the paper may lie over words so that they step back and still read with 4.5:1."""
    tint = label_colours("#5b7fb5", theme)
    ground = over(theme.surface, tint.tint, tint.alpha)
    strength = 0.5
    while contrast(over(theme.text, theme.surface, strength), over(ground, theme.surface, strength)) < 4.6:
        strength -= 0.01
    return strength


def _look(label: Label, theme: Theme) -> LabelLook:
    colours = label_colours(label.colour, theme)
    tint = QColor(colours.tint)
    return LabelLook(
        label, colours, _with_alpha(tint, colours.alpha), _with_alpha(tint, colours.strong), QColor(colours.line)
    )


def _with_alpha(colour: QColor, alpha: float) -> QColor:
    seen = QColor(colour)
    seen.setAlphaF(alpha)
    return seen
