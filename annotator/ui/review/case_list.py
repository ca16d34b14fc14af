"""A list of cases that stays fast however long it is: rows of one height, of which only those in view are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from annotator.ui.review.ink import sized
from annotator.ui.theme.label_colours import label_colours
from annotator.ui.theme.tokens import Theme

Index = QModelIndex | QPersistentModelIndex
SIDE = 12
_KEPT = 2000


class CaseDelegate(QStyledItemDelegate):
    """Rows of two lines, words and what is told of them; a heir says by :meth:`draw` what stands in each."""

    def __init__(self, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self.theme = theme
        self._size = QSize()
        self._cut: dict[tuple[str, int, bool], str] = {}
        self.dirty = QRegion()
        """What is being painted."""

    @property
    def surface(self) -> QColor:
        """What the rows are painted on."""
        return QColor(self.theme().surface)

    def forget(self) -> None:
        """Measure anew: the font may be another."""
        self._size = QSize()
        self._cut.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - all rows are alike
        if not self._size.isValid():
            metrics = cast("Any", option).fontMetrics
            self._size = QSize(120, 2 * metrics.height() + 13)
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = cast("Any", option)
        if not self.dirty.intersects(style.rect):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, style, index)
        painter.restore()

    def draw(self, painter: QPainter, style: Any, index: Index) -> None:
        """Draw a row as its style option says."""
        raise NotImplementedError

    def draw_ground(self, painter: QPainter, style: Any) -> None:
        """What tells the row under the hand."""
        theme, rect = self.theme(), QRectF(style.rect)
        if style.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
        if style.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.focus), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def draw_label(self, painter: QPainter, rect: QRectF, colour: str) -> None:
        """The line in the colour of a label."""
        line = QRectF(rect.left(), rect.top() + 4, 3, rect.height() - 8)
        painter.fillRect(line, QColor(label_colours(colour, self.theme()).line))

    def draw_lines(
        self, painter: QPainter, room: QRectF, font: QFont, words: str, below: str, *, faint: bool, beside: str = ""
    ) -> None:
        """``words``, and smaller ``below`` them with ``beside`` at the end of that line; what is too long is cut."""
        theme, small, width = self.theme(), small_font(font, self.theme()), int(room.width())
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        # Words run as their script does, wherever they begin; elsewhere they would begin with their ellipsis.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted if faint else theme.text))
        shown = self._fitting(words, QFontMetrics(font), width, small=False)
        painter.drawText(room, top | left, shown)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        metrics = QFontMetrics(small)
        if beside:
            wide = metrics.horizontalAdvance(below)
            beside = self._fitting(beside, metrics, max(width // 3, width - wide - SIDE), small=True)
            painter.drawText(room, bottom | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute, beside)
            width -= metrics.horizontalAdvance(beside) + SIDE
        painter.drawText(room, bottom | left, self._fitting(below, metrics, width, small=True))

    def _fitting(self, words: str, metrics: QFontMetrics, width: int, *, small: bool) -> str:
        key = words, width, small
        if key not in self._cut:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            self._cut[key] = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        return self._cut[key]


class CaseList(QTableView):
    """A table of one column: unlike a list it does not ask for every row before the first is painted."""

    def __init__(self, name: str, delegate: CaseDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        delegate.setParent(self)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(delegate)
        # Opaque, so that going on by a row moves the others as they are painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last case, Left and Right nowhere."""
        actions = QAbstractItemView.CursorAction
        if action in (actions.MoveHome, actions.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if action in (actions.MoveLeft, actions.MoveRight):
            return self.currentIndex()
        return super().moveCursor(action, modifiers)

    def paintEvent(self, event: QPaintEvent) -> None:
        # What lies between two rows that changed is drawn by Qt as well; the delegate passes over it.
        self._delegate.dirty = event.region()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._delegate.surface)
        painter.end()
        super().paintEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the review; they do not search."""

    def _measure(self) -> None:
        """Make the rows as high as the delegate says; all are alike."""
        self._delegate.forget()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        high = self._delegate.sizeHint(option, QModelIndex()).height()
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)


def small_font(font: QFont, theme: Theme) -> QFont:
    """The font of what is told below the words."""
    return sized(font.toString(), theme.small)
