"""What stands for a pane that is folded: a strip with the outlet's name turned on its side."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.wording.translation import _

WIDTH = 34
_PAD = 14


class FoldedStrip(QAbstractButton):
    """A click, Space or Enter opens the pane again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def name(self, words: str) -> None:
        """Shows ``words``, as plain text."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(_("Open {article} again").format(article=words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        palette = self.palette()
        if self.hasFocus():
            painter.fillRect(0, 0, 3, self.height(), palette.color(QPalette.ColorRole.Accent))
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.rotate(90)
        place = QRect(_PAD, -self.width(), self.height() - 2 * _PAD, self.width())
        words = self.text().replace("&&", "&")
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
