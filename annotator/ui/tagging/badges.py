"""Letters over the marks of a pane, by which one of them is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.reading.pane import ReadingPane
from annotator.ui.theme.tokens import Theme

HOME_ROW = "asdfjklghqwertyuiopzxcvbnm"
_PAD = 4.0
_ROUND = 4.0
_WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0}


def codes(count: int) -> list[str]:
    """``count`` codes, none the beginning of another: single letters as far as they go, the handiest first."""
    letters = len(HOME_ROW)
    openers = next(n for n in range(letters + 1) if letters - n + n * letters >= count or n == letters)
    single = list(HOME_ROW[: letters - openers])
    double = [first + second for first in HOME_ROW[letters - openers :] for second in HOME_ROW]
    return [*single, *double][:count]


class Badges(QWidget):
    """Covers the words of one pane. The one in the current pane has the keyboard and tells what is typed."""

    typed = Signal(str)
    walked = Signal(int)
    """An arrow up or down, or Return: -1, 1 or 0."""
    given_up = Signal()
    picked = Signal(str)
    """The annotation whose badge was clicked."""

    def __init__(self, pane: ReadingPane, letters: Mapping[str, str], theme: Theme) -> None:
        """``letters`` are the codes by annotation."""
        super().__init__(pane.view.viewport())
        self._pane, self._letters, self._theme = pane, dict(letters), theme
        self._begun = ""
        self.setAccessibleName(", ".join(self._letters.values()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(pane.view.viewport().rect())
        pane.view.viewport().installEventFilter(self)
        pane.view.verticalScrollBar().valueChanged.connect(self.update)
        self.show()
        self.raise_()

    def show_begun(self, begun: str) -> None:
        """Shows which codes begin with what was typed so far."""
        self._begun = begun
        self.update()

    def places(self) -> Sequence[tuple[str, str, QRectF]]:
        """Annotation, code and rectangle of every badge in sight."""
        font = self._font()
        metrics = QFontMetricsF(font)
        found: list[tuple[str, str, QRectF]] = []
        for annotation, code in self._letters.items():
            mark = self._pane.view.marks_painter.marks.get(annotation)
            if mark is None:
                continue
            rect = self._pane.view.caret_rect(mark.fragments[0].start)
            width = max(metrics.horizontalAdvance(code.upper()) + 2 * _PAD, metrics.height())
            place = QRectF(rect.left() - width / 2, rect.top() - metrics.height() * 0.55, width, metrics.height() + 1)
            place.moveLeft(min(max(place.left(), 0.0), self.width() - width))
            place.moveTop(max(place.top(), 0.0))
            found.append((annotation, code, _aside(place, [other for *_names, other in found])))
        return found

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # While a letter is awaited, none of them is a shortcut.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isprintable():
            self.typed.emit(event.text().casefold())
        elif (key := Qt.Key(event.key())) in _WALKS:
            self.walked.emit(_WALKS[key])
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.given_up.emit()

    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: ARG002 - Qt's signature
        self.given_up.emit()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.given_up.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = next((name for name, _code, rect in self.places() if rect.contains(event.position())), None)
        if hit is None:
            self.given_up.emit()
        else:
            self.picked.emit(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._pane.view.viewport().rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        veil = QColor(self._theme.surface)
        veil.setAlphaF(0.35)
        painter.fillRect(self.rect(), veil)
        for _annotation, code, rect in self.places():
            self._paint_badge(painter, code, rect, fits=code.startswith(self._begun))

    def _paint_badge(self, painter: QPainter, code: str, rect: QRectF, *, fits: bool) -> None:
        painter.setOpacity(1.0 if fits else 0.25)
        painter.setPen(QColor(self._theme.on_accent))
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(rect, _ROUND, _ROUND)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, code.upper())

    def _font(self) -> QFont:
        font = QFont(self._pane.font())
        font.setBold(True)
        return font


def _aside(place: QRectF, others: Sequence[QRectF]) -> QRectF:
    """``place``, moved to the right of badges that stand there already."""
    moved = QRectF(place)
    while taken := next((other for other in others if other.intersects(moved)), None):
        moved.moveTopLeft(QPointF(taken.right() + 2, moved.top()))
    return moved
