"""A chart in the window, drawn off its thread in the colours of the theme; each of its values is a way to its units."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontInfo, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.exchange.charts import Chart, Heat, Looks, Spot
from annotator.ui.context import Context
from annotator.ui.dialogs.underway import Latest
from annotator.ui.theme.tokens import Theme
from annotator.ui.turns import load_late
from annotator.wording.agreement_cells import Cell, Charted
from annotator.wording.translation import _

_WIDTH = 640
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
Drawn = tuple[bytes, int, int, Sequence[Spot | None]]


def looks_of(theme: Theme, face: str, size: float) -> Looks:
    """A theme as a chart takes it."""
    # In strong contrast what warns is of the same yellow as what stands out.
    others = (theme.accent, theme.focus if theme.high_contrast else theme.warning, theme.ok)
    return Looks(
        theme.surface, theme.text, theme.muted, theme.control if theme.high_contrast else theme.border, theme.accent,
        others, face, size,
    )  # fmt: skip


class ChartView(QWidget):
    """``asked``: the units of a value, perhaps only where annotators differ; ``at``: what is under hand or pointer."""

    asked = Signal(object, object, bool)
    at = Signal(object, object)

    def __init__(self, charted: Charted, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charted, self._context = charted, context
        self.spots: Sequence[Spot | None] = ()
        self.current, self.hovered = -1, -1
        self._image: QImage | None = None
        self._latest = Latest(context.jobs, self)
        self.setAccessibleName(self.chart.caption)
        self.setAccessibleDescription(self.chart.told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(_WIDTH, 120)

    @property
    def chart(self) -> Chart:
        """What is drawn."""
        return self.charted.chart

    def draw(self) -> None:
        """Draw it anew, in the theme as it is."""
        font, scale = self.font(), self.devicePixelRatioF()
        # The face that is shown: what a font asks for ("Sans Serif") may be no face that a chart could find.
        looks = looks_of(self._context.theme(), QFontInfo(font).family(), font.pointSizeF() * 0.92)
        chart = self.chart

        def work(_report: object) -> Drawn:
            # Loaded now: matplotlib takes half a second, and only who looks at a chart waits for it.
            make: Callable[[Chart, Looks, float, float], Drawn]
            make = load_late("annotator.exchange.drawing").pixels_of
            return make(chart, looks, float(_WIDTH), scale)

        self._latest.start(_("Draw a chart"), work, lambda drawn: self._show(drawn, scale), self._context.tell_fault)

    def stop(self) -> None:
        """It will not be shown any more."""
        self._latest.stop()

    def _show(self, drawn: Drawn, scale: float) -> None:
        told, width, height, self.spots = drawn
        image = QImage(told, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(scale)
        self._image = image
        self.setFixedSize(QSize(round(width / scale), round(height / scale)))
        if self.hasFocus():
            self._come()
        self.update()

    # -- its values ---------------------------------------------------------------------------------------------

    def cell(self, number: int) -> Cell:
        """The figure of a value."""
        row, column = self.charted.places[number]
        return self.charted.sheet.rows[row][column]

    def box(self, number: int) -> QRectF:
        """Where a value is drawn."""
        spot = self.spots[number] if 0 <= number < len(self.spots) else None
        if spot is None:
            return QRectF()
        wide, high = self.width(), self.height()
        return QRectF(
            spot.left * wide, spot.top * high, (spot.right - spot.left) * wide, (spot.bottom - spot.top) * high
        )

    def _under(self, event: QMouseEvent) -> int:
        """The value nearest to the pointer among those it is on, -1 for none."""
        at = event.position()
        found = [number for number in range(len(self.spots)) if self.box(number).contains(at)]
        return min(found, key=lambda n: (self.box(n).center() - at).manhattanLength(), default=-1)

    def _go(self, number: int) -> None:
        self.current = number
        self._tell(number)
        self.update()

    def _tell(self, number: int) -> None:
        if number < 0:
            return
        row, column = self.charted.places[number]
        sheet, cell = self.charted.sheet, self.cell(number)
        self.at.emit(sheet, (row, sheet.columns[column], cell))
        heading = " ".join(part for part in (sheet.columns[column].group, sheet.columns[column].title) if part)
        self.setAccessibleDescription(f"{sheet.rows[row][0].text}, {heading}: {cell.text}")

    def _ask(self, number: int, *, differing: bool) -> None:
        if number >= 0 and self.cell(number).behind is not None:
            self.asked.emit(self.charted.sheet, self.charted.places[number], differing)

    def _come(self) -> None:
        if self.box(self.current).isEmpty():
            self.current = next((n for n, spot in enumerate(self.spots) if spot is not None), -1)
        self._go(self.current)

    def _step(self, right: int, down: int) -> int:
        """The value next to the current one that way, itself where there is none."""
        here = self.box(self.current)
        best, nearest = self.current, float("inf")
        for number, spot in enumerate(self.spots):
            if spot is None or number == self.current:
                continue
            way = self.box(number).center() - here.center()
            along, aside = way.x() * right + way.y() * down, abs(way.x() * down) + abs(way.y() * right)
            if along > 0 and (far := along + 4 * aside) < nearest:
                best, nearest = number, far
        return best

    # -- hand and pointer ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._ask(self.current, differing=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in _STEPS and self.current >= 0:
            self._go(self._step(*_STEPS[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._come()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._under(event)
        if under != self.hovered:
            self.hovered = under
            opens = under >= 0 and self.cell(under).behind is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            self._tell(under if under >= 0 else self.current)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        under = self._under(event)
        if event.button() == Qt.MouseButton.LeftButton and under >= 0:
            self._go(under)
            self._ask(under, differing=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = -1
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        if self._image is None:
            painter.drawText(QRect(0, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignCenter, "…")
        else:
            painter.drawImage(0, 0, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ring(painter, self.hovered, 1)
            if self.hasFocus():
                self._ring(painter, self.current, 2)
        painter.end()

    def _ring(self, painter: QPainter, number: int, width: int) -> None:
        """Around a value; on a tile, which may have any shade, in the colours of words, with paper about the line."""
        box, theme = self.box(number), self._context.theme()
        if box.isEmpty():
            return
        tile = isinstance(self.chart, Heat)
        if tile:
            box = box.adjusted(4, 4, -4, -4)
            painter.setPen(QPen(QColor(theme.surface), width + 3))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(QColor(theme.text if tile or width == 1 else theme.focus), width))
        painter.drawRoundedRect(box, 4, 4)
