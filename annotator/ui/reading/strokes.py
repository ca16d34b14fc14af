"""Lines under words, each style as quickly as it can be painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from annotator.model.codebook import MarkStyle

_DASHES = {"dashed": [3.2, 2.0], "dotted": [0.1, 2.2]}
_WAVE = 6.0
"""Pixels from one crest to the next, and the height of the tile."""
_DOTS = 20
"""So many dots make a tile, which is then nearly as long as they are: a tile has whole pixels."""


@lru_cache(maxsize=512)
def pen_of(style: MarkStyle, colour: str, width: float, *, faint: bool = False) -> QPen:
    """The pen of an underline; ``faint`` for what is stepped back. Not to be altered: it is shared."""
    shade = QColor(colour)
    if faint:
        shade.setAlphaF(0.55)
    pen = QPen(shade, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes := _DASHES.get(style):
        pen.setDashPattern(dashes)
        if style == "dotted":
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def draw_line(painter: QPainter, style: MarkStyle, left: float, right: float, y: float) -> None:
    """A line of that style with the pen of ``painter`` (:func:`pen_of`) from ``left`` to ``right``, its middle at y."""
    if style == "wave":
        draw_wave(painter, left, right, y)
    elif style == "dotted":
        pen = painter.pen()
        tile = _dot_tile(pen.color().rgba(), pen.widthF(), painter.device().devicePixelRatio())
        _lay(painter, tile, left, right, y)
    else:
        for shift in (-1.1, 1.1) if style == "double" else (0.0,):
            painter.drawLine(QPointF(left, y + shift), QPointF(right, y + shift))


def draw_wave(painter: QPainter, left: float, right: float, y: float) -> None:
    """A wave with the pen of ``painter`` from ``left`` to ``right`` around ``y``."""
    pen = painter.pen()
    tile = _wave_tile(pen.color().rgba(), pen.widthF(), painter.device().devicePixelRatio())
    _lay(painter, tile, left, right, y)


# A path of a hundred curves or dots a line takes longer than all the words; a tile takes nothing.


def _lay(painter: QPainter, tile: QPixmap, left: float, right: float, y: float) -> None:
    height = tile.deviceIndependentSize().height()
    painter.drawTiledPixmap(QRectF(left, round(y - height / 2), right - left, height), tile)


@lru_cache(maxsize=64)
def _wave_tile(colour: int, width: float, ratio: float) -> QPixmap:
    middle, step = _WAVE / 2, _WAVE / 4
    path = QPainterPath(QPointF(-step, middle))
    for at in range(3):
        x = -step + at * 2 * step
        path.quadTo(x + step, middle + (-3.6 if at % 2 else 3.6), x + 2 * step, middle)
    return _tile(path, QPen(QColor.fromRgba(colour), width), _WAVE, _WAVE, ratio)


@lru_cache(maxsize=64)
def _dot_tile(colour: int, width: float, ratio: float) -> QPixmap:
    pen = pen_of("dotted", "#000000", width)
    period = sum(pen.dashPattern()) * width
    path = QPainterPath()
    for dot in range(_DOTS):
        path.addEllipse(QPointF((dot + 0.5) * period, 2.0), width / 2, width / 2)
    return _tile(path, QColor.fromRgba(colour), _DOTS * period, 4.0, ratio)


def _tile(path: QPainterPath, ink: QPen | QColor, width: float, height: float, ratio: float) -> QPixmap:
    """A path drawn with a pen, or filled with a colour, on a tile of that size."""
    tile = QPixmap(round(width * ratio), round(height * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(ink, QColor):
        painter.fillPath(path, ink)
    else:
        painter.strokePath(path, ink)
    painter.end()
    return tile
