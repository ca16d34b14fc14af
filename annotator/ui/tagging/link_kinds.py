"""A small plain list of the kinds of link allowed between two annotations, one digit each; one of them is current."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from annotator.model.codebook import LinkType
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _


class Kind(Struct, frozen=True):
    """A type of link, and whether it leads from the selected annotation to the chosen one or the other way."""

    type: LinkType
    onward: bool

    @property
    def title(self) -> str:
        """What a row says."""
        title = self.type.title or self.type.id
        return f"→ {title}" if self.onward else f"← {title}"


class LinkKinds(QFrame):
    """Shown beside the badge; whoever has the keyboard says which digit was pressed, and where the arrows lead."""

    picked = Signal(int)
    """The number, from 0, of the row that was clicked."""

    def __init__(self, kinds: Sequence[Kind], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("linkKinds")
        self.setAccessibleName(_("Which link?"))
        self.setStyleSheet(
            f"#linkKinds {{ background: {theme.raised}; border: 1px solid {theme.control};"
            f" border-radius: {theme.radius}px; }} QLabel[part=key] {{ color: {theme.accent}; font-weight: 600; }}"
        )
        self._colour, self._radius = theme.selection, theme.radius
        self._kinds, self.current = kinds, 0
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(12, 9, 16, 9)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        for row, kind in enumerate(kinds):
            key, title = QLabel(str(row + 1)), QLabel(kind.title)
            key.setProperty("part", "key")
            title.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(key, row, 0)
            grid.addWidget(title, row, 1)
        self.step(0)

    def step(self, by: int) -> None:
        """So many rows down (less than 0: up), round the ends."""
        self.current = (self.current + by) % len(self._kinds)
        self.setAccessibleDescription(self._kinds[self.current].title)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        hit = next((row for row in range(len(self._kinds)) if self._row(row).contains(at)), None)
        if hit is not None:
            self.picked.emit(hit)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(self._row(self.current), self._radius, self._radius)

    def show_at(self, place: QPoint) -> None:
        """Appears at ``place`` of its parent, moved as far as needed to be seen whole."""
        self.adjustSize()
        room = self.window().rect()
        x = min(max(place.x(), 4), max(room.width() - self.width() - 4, 4))
        y = min(max(place.y(), 4), max(room.height() - self.height() - 4, 4))
        self.move(x, y)
        self.show()
        self.raise_()

    def _row(self, number: int) -> QRect:
        return self._grid.cellRect(number, 0).united(self._grid.cellRect(number, 1)).adjusted(-6, -2, 8, 2)
