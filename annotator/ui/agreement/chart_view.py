"""A chart in the window, drawn off its thread in the colours of the theme; its text says the same in words."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.exchange.charts import Chart, Looks
from annotator.ui.context import Context
from annotator.ui.dialogs.underway import Latest
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.tooltips import plain_tooltip
from annotator.wording.translation import _

_WIDTH = 640
Pixels = tuple[bytes, int, int]


def looks_of(theme: Theme, face: str, size: float) -> Looks:
    """A theme as a chart takes it."""
    others = (theme.accent, theme.warning, theme.ok)
    return Looks(
        theme.surface, theme.text, theme.muted, theme.control if theme.high_contrast else theme.border, theme.accent,
        others, face, size,
    )  # fmt: skip


class ChartView(QWidget):
    """Shows one chart."""

    def __init__(self, chart: Chart, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart, self._context = chart, context
        self._image: QImage | None = None
        self._latest = Latest(context.jobs, self)
        self.setAccessibleName(chart.caption)
        self.setAccessibleDescription(chart.told)
        self.setToolTip(plain_tooltip(chart.told))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(_WIDTH, 120)

    def draw(self) -> None:
        """Draw it anew, in the theme as it is."""
        font, scale = self.font(), self.devicePixelRatioF()
        looks = looks_of(self._context.theme(), font.family(), font.pointSizeF() * 0.92)
        chart = self.chart

        def work(_report: object) -> Pixels:
            # Loaded now: matplotlib takes half a second, and only who looks at a chart waits for it.
            make: Callable[[Chart, Looks, float, float], Pixels]
            make = importlib.import_module("annotator.exchange.drawing").pixels_of
            return make(chart, looks, float(_WIDTH), scale)

        self._latest.start(_("Draw a chart"), work, lambda pixels: self._show(pixels, scale), lambda _fault: None)

    def stop(self) -> None:
        """It will not be shown any more."""
        self._latest.stop()

    def _show(self, pixels: Pixels, scale: float) -> None:
        told, width, height = pixels
        image = QImage(told, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(scale)
        self._image = image
        self.setFixedSize(QSize(round(width / scale), round(height / scale)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        if self._image is not None:
            painter.drawImage(0, 0, self._image)
        else:
            painter.drawText(QRect(0, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignCenter, "…")
        painter.end()
