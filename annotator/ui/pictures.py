"""Pictures that the program makes, as bitmaps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_SCALE = 2.0
_MOST_PIXELS = 16_000
"""Qt paints no wider and no higher a picture reliably."""


def paint(picture: str, target: Path) -> int:
    """Save the SVG document ``picture`` as a PNG at twice its size, or as large as can be.

    Answers 0, or 1 when the file cannot be written.
    """
    application = QGuiApplication.instance() or QGuiApplication(["annotator"])
    assert application is not None
    renderer = QSvgRenderer(QByteArray(picture.encode("utf-8")))
    size = renderer.defaultSize()
    scale = min(_SCALE, _MOST_PIXELS / max(size.width(), size.height(), 1))
    image = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    return 0 if QImageWriter(str(target), QByteArray(b"png")).write(image) else 1
