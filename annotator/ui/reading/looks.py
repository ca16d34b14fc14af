"""How each label is painted in a theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from annotator.model.codebook import Label, MarkStyle
from annotator.ui.theme.contrast import contrast, over
from annotator.ui.theme.label_colours import LabelColours, label_colours
from annotator.ui.theme.tokens import Theme

BOILERPLATE = frozenset({"furniture", "damage"})
"""Zones whose words are not the article's own: greyed."""

UNKNOWN = Label(id="", colour="#7a7a7a", style="dotted")
"""Stands for a label that the codebook does not have."""

_DASHES: Mapping[MarkStyle, list[float]] = {"dashed": [3.2, 2.0], "dotted": [0.1, 2.2]}
_WAVE = 6.0
"""Pixels from one crest to the next, and the height of the tile."""


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


@lru_cache(maxsize=512)
def pen_of(style: MarkStyle, colour: str, width: float, *, faint: bool = False) -> QPen:
    """The pen of an underline; ``faint`` for what is stepped back. Not to be altered: it is shared."""
    pen = QPen(_with_alpha(QColor(colour), 0.55) if faint else QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes := _DASHES.get(style):
        pen.setDashPattern(dashes)
        if style == "dotted":
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


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


def draw_underline(painter: QPainter, look: LabelLook, left: float, right: float, y: float, pen: QPen) -> None:
    """An underline of the label's style from ``left`` to ``right``, its middle at ``y``."""
    painter.setPen(pen)
    if look.label.style == "wave":
        draw_wave(painter, left, right, y)
    elif look.label.style == "double":
        painter.drawLine(QPointF(left, y - 1.1), QPointF(right, y - 1.1))
        painter.drawLine(QPointF(left, y + 1.1), QPointF(right, y + 1.1))
    else:
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def draw_wave(painter: QPainter, left: float, right: float, y: float) -> None:
    """A wave with the pen of ``painter`` from ``left`` to ``right`` around ``y``."""
    pen = painter.pen()
    tile = _wave_tile(pen.color().rgba(), pen.widthF(), painter.device().devicePixelRatio())
    painter.drawTiledPixmap(QRectF(left, round(y - _WAVE / 2), right - left, _WAVE), tile)


@lru_cache(maxsize=64)
def _wave_tile(colour: int, width: float, ratio: float) -> QPixmap:
    # A path of a hundred curves a line takes longer than all the words; a tile takes nothing.
    tile = QPixmap(round(_WAVE * ratio), round(_WAVE * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    middle, step = _WAVE / 2, _WAVE / 4
    path = QPainterPath(QPointF(-step, middle))
    for at in range(3):
        x = -step + at * 2 * step
        path.quadTo(x + step, middle + (-3.6 if at % 2 else 3.6), x + 2 * step, middle)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(colour), width))
    painter.drawPath(path)
    painter.end()
    return tile


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
