"""Pictures in the colours of a theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPixmap

from annotator import paths
from annotator.ui.theme.tokens import Theme

_SHARP = 3
"""Pictures are drawn so many times their size, so that they are sharp on dense screens."""


class Icons:
    """Reads ``resources/icons``, where every line is drawn in ``currentColor``."""

    def __init__(self, theme: Theme, folder: Path | None = None) -> None:
        self._theme = theme
        self._folder = folder or paths.resources() / "icons"
        self._made: dict[str, QIcon] = {}

    def get(self, name: str, colour: str = "") -> QIcon:
        """The picture of that name, in the colour of text or in another; an empty one where there is none."""
        key = f"{name} {colour}"
        if key not in self._made:
            self._made[key] = self._draw(name, colour or self._theme.text)
        return self._made[key]

    def pixmap(self, name: str, size: int, colour: str = "") -> QPixmap:
        """The picture of that name, ``size`` points wide."""
        return self.get(name, colour).pixmap(size, size)

    def on_accent(self, name: str, size: int) -> QPixmap:
        """The picture as it is seen on a button in the accent colour."""
        return self.pixmap(name, size, self._theme.on_accent)

    def _draw(self, name: str, colour: str) -> QIcon:
        path = self._folder / f"{name}.svg"
        if not path.is_file():
            return QIcon()
        icon = QIcon(self._in(path, colour))
        icon.addPixmap(self._in(path, self._theme.muted), QIcon.Mode.Disabled)
        return icon

    def _in(self, path: Path, colour: str) -> QPixmap:
        drawing = path.read_text("utf-8").replace("currentColor", colour)
        drawing = drawing.replace('width="20" height="20"', f'width="{20 * _SHARP}" height="{20 * _SHARP}"')
        pixmap = QPixmap()
        pixmap.loadFromData(QByteArray(drawing.encode()), "SVG")
        pixmap.setDevicePixelRatio(_SHARP)
        return pixmap
