"""Choosing how a label looks: its hue from a small palette or any other, and its underline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QColorDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from annotator.model.codebook import Label, MarkStyle
from annotator.ui.dialogs.codebook.mark import swatch
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.strokes import draw_line, pen_of
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _, later

HUES: Mapping[str, str] = {
    "#285bc2": later("blue"),
    "#2b9fd4": later("sky"),
    "#0eac70": later("green"),
    "#af7218": later("amber"),
    "#cf4f1f": later("vermilion"),
    "#c3368a": later("magenta"),
    "#7a4fc4": later("violet"),
    "#4f5d75": later("slate"),
}
"""Hues that stay apart for every kind of colour vision, the first four with each other above all."""

STYLES: Mapping[MarkStyle, str] = {
    "solid": later("solid"),
    "dashed": later("dashed"),
    "dotted": later("dotted"),
    "double": later("double"),
    "wave": later("wave"),
}
assert set(STYLES) == set(get_args(MarkStyle))

_DOT = 22
_UNDERLINE = QSize(40, 14)
_SHARP = 3


class HueRow(QWidget):
    """The palette, and a button for any other colour; ``chosen`` carries ``#rrggbb``."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = ""
        self._buttons = {colour: _picker(_("Colour: {name}").format(name=_(name))) for colour, name in HUES.items()}
        self._group = _group(self, list(self._buttons.values()))
        for colour, button in self._buttons.items():
            button.setIcon(_dot(colour, theme))
            button.setIconSize(QSize(_DOT, _DOT))
            button.clicked.connect(lambda _checked=False, colour=colour: self.chosen.emit(colour))
        self.other = QPushButton(_("Other…"))
        enter_only_on(self.other)
        self.other.setAccessibleName(_("Another colour"))
        self.other.setIconSize(QSize(_DOT, _DOT))
        self.other.clicked.connect(self._ask)
        layout = _row(self, list(self._buttons.values()))
        layout.insertWidget(layout.count() - 1, self.other)

    def show_colour(self, colour: str) -> None:
        """The colour that is chosen now; one that is not in the palette shows on the last button."""
        self._colour = colour
        _check(self._group, self._buttons.get(colour.lower()))
        self.other.setIcon(QIcon() if colour.lower() in self._buttons else _dot(colour, self._theme))

    def _ask(self) -> None:
        colour = QColorDialog.getColor(QColor(self._colour), self, _("Another colour"))
        if colour.isValid():
            self.chosen.emit(colour.name())


class StyleRow(QWidget):
    """The underlines, drawn; ``chosen`` carries the style."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons = {style: _picker(_("Underline: {name}").format(name=_(name))) for style, name in STYLES.items()}
        self._group = _group(self, list(self._buttons.values()))
        for style, button in self._buttons.items():
            button.setIconSize(_UNDERLINE)
            button.clicked.connect(lambda _checked=False, style=style: self.chosen.emit(style))
        _row(self, list(self._buttons.values()))

    def show_style(self, label: Label) -> None:
        """The style that is chosen now; all are drawn in the label's colour."""
        for style, button in self._buttons.items():
            button.setIcon(_underline(label.colour, style, self._theme))
        _check(self._group, self._buttons.get(label.style))


def label_icon(label: Label, theme: Theme) -> QIcon:
    """The label in a list."""
    return swatch(label, theme, QSize(18, 18))


def _picker(name: str) -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def _group(parent: QWidget, buttons: list[QToolButton]) -> QButtonGroup:
    group = QButtonGroup(parent)
    for button in buttons:
        group.addButton(button)
    return group


def _check(group: QButtonGroup, button: QAbstractButton | None) -> None:
    """Check that one button or, which an exclusive group would refuse, none."""
    if button is not None:
        button.setChecked(True)
    elif (checked := group.checkedButton()) is not None:
        group.setExclusive(False)
        checked.setChecked(False)
        group.setExclusive(True)


def _row(widget: QWidget, buttons: list[QToolButton]) -> QHBoxLayout:
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for button in buttons:
        layout.addWidget(button)
    layout.addStretch()
    return layout


def _dot(colour: str, theme: Theme) -> QIcon:
    """A dot, within a ring where it is the chosen one."""
    size = QSize(_DOT, _DOT)
    icon = QIcon(_drawn(size, lambda painter: _fill_dot(painter, colour, 3.0)))
    icon.addPixmap(_drawn(size, lambda painter: _ring(painter, colour, theme)), state=QIcon.State.On)
    return icon


def _fill_dot(painter: QPainter, colour: str, inset: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(0, 0, _DOT, _DOT).adjusted(inset, inset, -inset, -inset))


def _ring(painter: QPainter, colour: str, theme: Theme) -> None:
    _fill_dot(painter, colour, 4.0)
    painter.setPen(QPen(QColor(theme.text), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(0, 0, _DOT, _DOT).adjusted(1, 1, -1, -1))


def _underline(colour: str, style: MarkStyle, theme: Theme) -> QIcon:
    look = Looks([Label(id="", colour=colour, style=style)], theme)[""]
    end, middle = _UNDERLINE.width() - 2.0, _UNDERLINE.height() / 2

    def draw(painter: QPainter) -> None:
        painter.setPen(pen_of(style, look.colours.line, 1.6))
        draw_line(painter, style, 2.0, end, middle)

    return QIcon(_drawn(_UNDERLINE, draw))


def _drawn(size: QSize, draw: Callable[[QPainter], None]) -> QPixmap:
    pixmap = QPixmap(size * _SHARP)
    pixmap.setDevicePixelRatio(_SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return pixmap
