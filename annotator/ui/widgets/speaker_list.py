"""The list under a speaker field: plain text, whatever a name contains."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.speaker_choices import Choice
from annotator.wording.translation import _

_ROWS = 8
_WIDEST = 420
_LEAST = 340
_PAD = 9
Index = QModelIndex | QPersistentModelIndex


class Choices(QAbstractListModel):
    """Choices as rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Shows these and no others."""
        self.beginResetModel()
        self.choices = tuple(choices)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return titled(choice)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{titled(choice)}, {choice.hint}" if choice.hint else titled(choice)
        return None


class SpeakerList(QListView):
    """Lies over the window beside its field and never takes the keyboard from it."""

    picked = Signal(int)

    def __init__(self, window: QWidget, theme: Callable[[], Theme]) -> None:
        super().__init__(window)
        self.rows = Choices(self)
        self.setObjectName("speakerList")
        self.setAccessibleName(_("Speakers that fit"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self.rows)
        self.setItemDelegate(_Row(theme, self))
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.picked.emit(index.row()))
        self.hide()

    def show_under(self, field: QWidget, choices: Sequence[Choice], current: int | None) -> None:
        """Shows ``choices`` below ``field``, or above it where there is more room, with one marked; hides if empty."""
        self.rows.show_choices(choices)
        if not choices:
            self.hide()
            return
        window = self.window()
        row = self.sizeHintForRow(0)
        height = min(len(choices), _ROWS) * row + 2 * self.frameWidth() + 8
        width = min(max(field.width(), _LEAST), _WIDEST, window.width())
        corner = field.mapTo(window, QPoint(field.width() - width, field.height() + 2))
        if corner.y() + height > window.height():
            above = field.mapTo(window, QPoint(0, 0)).y() - height - 2
            corner.setY(max(above, 0))
        corner.setX(max(corner.x(), 0))
        self.setGeometry(QRect(corner, QSize(width, height)))
        if current is not None:
            self.go(current)
        self.show()
        self.raise_()

    def go(self, row: int) -> None:
        """Makes that row current, round the ends."""
        count = len(self.rows.choices)
        self.setCurrentIndex(self.rows.index(row % count if count else 0))

    def current(self) -> Choice | None:
        """The choice that Enter takes."""
        row = self.currentIndex().row()
        return self.rows.choices[row] if self.isVisible() and 0 <= row < len(self.rows.choices) else None


def titled(choice: Choice) -> str:
    """What a row says: a name, or that this would be a new one."""
    return choice.name if choice.speaker else _("New speaker “{name}”").format(name=choice.name)


class _Row(QStyledItemDelegate):
    """The name, and muted behind it by what it was found."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        metrics: QFontMetrics = option.fontMetrics
        return QSize(_LEAST, metrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme()
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        metrics: QFontMetrics = option.fontMetrics
        choices = index.model()
        assert isinstance(choices, Choices)
        choice = choices.choices[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(rect.adjusted(3, 1, -3, -1), theme.radius - 1, theme.radius - 1)
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        name = metrics.elidedText(titled(choice), Qt.TextElideMode.ElideRight, inner.width())
        painter.setPen(QColor(theme.text if choice.speaker else theme.accent))
        painter.drawText(inner, side, name)
        left = inner.width() - metrics.horizontalAdvance(name) - _PAD
        if choice.hint and left > 3 * metrics.averageCharWidth():
            hint = metrics.elidedText(" ".join(choice.hint.split()), Qt.TextElideMode.ElideRight, left)
            painter.setPen(QColor(theme.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, hint)
        painter.restore()
