"""A table set as in a journal: rules above and below, none between, figures under each other by their decimals."""

from __future__ import annotations

from itertools import groupby
from typing import cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.ui.agreement.sheet_model import Index, SheetModel
from annotator.ui.theme.tokens import Theme
from annotator.wording.agreement_cells import Cell, Sheet

MOST_ROWS = 40
"""A longer table scrolls within itself."""
_PAD, _WIDEST = 8, 400
_WIDEST_TITLE = 110
"""Of a column of figures: long names are cut, and told whole by the tip and below."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def figures_font(font: QFont, *, small: float = 1.0, strong: bool = False) -> QFont:
    """The same face with figures of one width."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setPointSizeF(font.pointSizeF() * small)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


class SheetView(QTableView):
    """``asked``: the units of a cell, perhaps only where they differ; ``at``: what is under hand or pointer."""

    asked = Signal(object, object, bool)
    at = Signal(object, object)

    def __init__(self, sheet: Sheet, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreementSheet")
        self.sheet, self._theme = sheet, theme
        self.setModel(SheetModel(sheet, self))
        self.setAccessibleName(sheet.caption)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalHeader(_Heading(sheet, theme, self))
        self.verticalHeader().hide()
        self.setItemDelegate(_Cells(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hovered = QModelIndex()
        self._lacking: dict[int, int] = {}
        self._settle()

    @property
    def theme(self) -> Theme:
        """The colours it is shown in."""
        return self._theme

    def cell(self, index: Index) -> Cell:
        """The cell at a place."""
        return cast("SheetModel", self.model()).cell(index)

    def _settle(self) -> None:
        """Make every column as wide as the widest words of the first rows, and the whole as high as its rows."""
        self.ensurePolished()
        font = figures_font(self.font())
        self.setFont(font)
        metrics, small = QFontMetrics(font), QFontMetrics(figures_font(font, small=self._theme.small, strong=True))
        heading = self.horizontalHeader()
        heading.setMinimumSectionSize(24)
        height = round(metrics.height() * 1.55)
        rows = self.sheet.rows[:MOST_ROWS]
        widths = []
        for place, column in enumerate(self.sheet.columns):
            words = max((metrics.horizontalAdvance(row[place].text) for row in rows), default=0)
            title = small.horizontalAdvance(column.title)
            wide = max(words, title if column.left else min(title, _WIDEST_TITLE)) + 2 * _PAD
            widths.append(
                min(wide, _WIDEST) if column.left else max(wide, metrics.horizontalAdvance("0.000") + 2 * _PAD)
            )
        _widen_groups(self.sheet, widths, small)
        for place, wide in enumerate(widths):
            heading.resizeSection(place, wide)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        shown = min(len(self.sheet.rows), MOST_ROWS)
        bar = self.verticalScrollBar().sizeHint().width() if len(self.sheet.rows) > MOST_ROWS else 0
        self.setFixedSize(sum(widths) + bar + 2, heading.sizeHint().height() + shown * height + 3)

    def widen(self, column: int, words: int) -> None:
        """A row that has come into view has wider words than those before: no figure is cut off."""
        wide = words + 2 * _PAD
        if self.sheet.columns[column].left:
            wide = min(wide, _WIDEST)
        if wide > self.columnWidth(column):
            if not self._lacking:
                QTimer.singleShot(0, self, self._widen)
            self._lacking[column] = max(wide, self._lacking.get(column, 0))

    def _widen(self) -> None:
        more = sum(wide - self.columnWidth(column) for column, wide in self._lacking.items())
        for column, wide in self._lacking.items():
            self.setColumnWidth(column, wide)
        self._lacking.clear()
        self.setFixedWidth(self.width() + more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _ENTER and index.isValid():
            self._ask(index, differing=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        if event.key() == Qt.Key.Key_Tab or event.key() == Qt.Key.Key_Backtab:
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._ask(index, differing=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index != self.hovered:
            self._hover(index)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        super().enterEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if len(self.sheet.rows) <= MOST_ROWS:
            event.ignore()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.sheet.rows:
            where = self.model().index(0, min(1, len(self.sheet.columns) - 1))
            self.selectionModel().setCurrentIndex(where, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._tell(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self.hasFocus():
            self._tell(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._theme.text), 1.4))
        bottom = self.viewport().height() - 1
        painter.drawLine(0, bottom, self.horizontalHeader().length(), bottom)
        painter.end()

    def _hover(self, index: QModelIndex) -> None:
        self.hovered = index
        known = index.isValid() and self.cell(index).behind is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if known else Qt.CursorShape.ArrowCursor)
        self.viewport().update()
        self._tell(index if index.isValid() else self.currentIndex())

    def _tell(self, index: Index) -> None:
        if index.isValid():
            model = cast("SheetModel", self.model())
            self.at.emit(self.sheet, (index.row(), model.column(index), model.cell(index)))

    def _ask(self, index: QModelIndex, *, differing: bool) -> None:
        cell = self.cell(index)
        if cell.behind is not None:
            self.asked.emit(self.sheet, (index.row(), index.column()), differing)


def _widen_groups(sheet: Sheet, widths: list[int], metrics: QFontMetrics) -> None:
    """Columns under one heading are together as wide as its words."""
    for name, places in _groups(sheet):
        lacking = metrics.horizontalAdvance(name) + 2 * _PAD - sum(widths[place] for place in places)
        if name and lacking > 0:
            for place in places:
                widths[place] += lacking // len(places) + 1


def _groups(sheet: Sheet) -> list[tuple[str, list[int]]]:
    runs = groupby(range(len(sheet.columns)), key=lambda place: sheet.columns[place].group)
    return [(name, list(places)) for name, places in runs]


class _Heading(QHeaderView):
    """Titles of columns, and over them those of groups with a rule as long as their columns."""

    def __init__(self, sheet: Sheet, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sheet, self.theme = sheet, theme
        self._grouped = any(column.group for column in sheet.columns)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _font(self) -> QFont:
        return figures_font(self.font(), small=self.theme.small, strong=True)

    def sizeHint(self) -> QSize:
        # Asked for whenever a column is resized, and only for its height.
        line = round(QFontMetrics(self._font()).height() * 1.45)
        return QSize(0, line * (2 if self._grouped else 1) + 5)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self.theme.surface))
        painter.setFont(self._font())
        height, wide = self.viewport().height(), self.length()
        line = round(QFontMetrics(self._font()).height() * 1.45)
        painter.setPen(QPen(QColor(self.theme.text), 1.4))
        painter.drawLine(0, 1, wide, 1)
        painter.setPen(QPen(QColor(self.theme.control), 1))
        painter.drawLine(0, height - 1, wide, height - 1)
        for place, column in enumerate(self.sheet.columns):
            box = QRect(self.sectionViewportPosition(place), height - line - 1, self.sectionSize(place), line)
            self._words(painter, box, column.title, left=column.left)
        for name, places in _groups(self.sheet) if self._grouped else []:
            self._group(painter, name, places, line)
        painter.end()

    def _group(self, painter: QPainter, name: str, places: list[int], line: int) -> None:
        if not name:
            return
        left = self.sectionViewportPosition(places[0])
        right = self.sectionViewportPosition(places[-1]) + self.sectionSize(places[-1])
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QRect(left, 3, right - left, line), Qt.AlignmentFlag.AlignCenter, name)
        painter.setPen(QPen(QColor(self.theme.border), 1))
        painter.drawLine(left + _PAD - 2, line + 3, right - _PAD + 4, line + 3)

    def _words(self, painter: QPainter, box: QRect, words: str, *, left: bool) -> None:
        painter.setPen(QColor(self.theme.muted))
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        inner = box.adjusted(0 if left else _PAD, 0, -_PAD, 0)
        told = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width() + 2)
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, told)


class _Cells(QStyledItemDelegate):
    """Paints a cell: words at the left, figures at the right; what opens something is underlined under the pointer."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, theme = self._view, self._view.theme
        model = cast("SheetModel", index.model())
        cell, column = model.cell(index), model.column(index)
        box: QRect = option.rect
        painter.save()
        hovered = cell.behind is not None and view.hovered == index
        font = figures_font(view.font(), small=theme.small if cell.undefined else 1.0)
        font.setItalic(cell.undefined)
        font.setUnderline(hovered)
        painter.setFont(font)
        if index.row() and index.row() % 5 == 0:
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(box.topLeft(), QPoint(box.right() + 1, box.top()))
        quiet = cell.undefined or (not column.left and cell.text in ("0", "–"))
        painter.setPen(QColor(theme.accent if hovered else theme.muted if quiet else theme.text))
        inner = box.adjusted(0 if column.left else 2, 0, -_PAD, 0)
        side = Qt.AlignmentFlag.AlignLeft if column.left else Qt.AlignmentFlag.AlignRight
        metrics = painter.fontMetrics()
        if (words := metrics.horizontalAdvance(cell.text)) > inner.width():
            view.widen(index.column(), words)
        told = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, told)
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)
        painter.restore()
