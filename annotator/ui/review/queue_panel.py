"""The queue at the left: in which order, which of them, and the list itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.review.cases import Case
from annotator.review.queue import ORDERS, Order
from annotator.ui.review.filters import Filters
from annotator.ui.review.queue_delegate import QueueDelegate, RowWords
from annotator.ui.review.queue_rows import Heading, QueueRows
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _, later

Index = QModelIndex | QPersistentModelIndex
ORDER_TITLES: dict[Order, str] = {
    "position": later("by article and position"),
    "worst": later("worst first"),
    "kind": later("by kind"),
    "confusion": later("by confusion pair"),
    "annotator": later("by annotator"),
    "speaker": later("by speaker"),
    "audit": later("audit: a sample of what all agree on"),
}


class QueuePanel(QWidget):
    """``chosen`` names the case that was gone to, ``order_chosen`` another order."""

    chosen = Signal(str)
    order_chosen = Signal(str)

    def __init__(
        self,
        theme: Callable[[], Theme],
        words: Callable[[Case], RowWords],
        rows: QueueRows,
        filters: Filters,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reviewQueue")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.order, self.filters = QToolButton(), filters
        self.order.setProperty("kind", "pick")
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.order.setAccessibleName(_("Order of the queue"))
        self.order.setToolTip(_("Order of the queue (R)"))
        menu = QMenu(self.order)
        for name in ORDERS:
            menu.addAction(_(ORDER_TITLES[name]).capitalize()).triggered.connect(
                lambda _on=False, name=name: self.order_chosen.emit(name)
            )
        menu.addSeparator()
        self.check = menu.addAction(_("Check: a sample of others' verdicts"))
        self.order.setMenu(menu)
        self.rows = rows
        self.list = _List()
        self.list.setModel(self.rows)
        self.rows.touched.connect(self._paint_rows)
        self.list.setItemDelegate(QueueDelegate(theme, words, self.list))
        self.list.measure()
        self.list.selectionModel().currentChanged.connect(self._gone_to)
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 8)
        top.setSpacing(6)
        top.addWidget(self.order, 1)
        top.addWidget(filters.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)  # the edge of the panel stands beside it, not under it
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(filters)
        column.addWidget(self.list, 1)

    def show_order(self, order: Order) -> None:
        """Say in which order the queue is."""
        title = _("audit sample") if order == "audit" else _(ORDER_TITLES[order])
        self.order.setText(title.capitalize() + "  ▾")

    def show_current(self, key: str | None) -> None:
        """Mark the case under the hand."""
        place = self.rows.place(key) if key else None
        selection = self.list.selectionModel()
        if place is None:
            selection.clear()
            return
        index = self.rows.index(place)
        if self.list.currentIndex() != index:
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if not self.list.viewport().rect().contains(self.list.visualRect(index)):
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        if isinstance(self.rows.row(place - 1), Heading):
            self.list.scrollTo(self.rows.index(place - 1))  # the first under a heading is seen with it

    def sizeHint(self) -> QSize:
        return QSize(300, 500)

    def _paint_rows(self, rows: Sequence[int]) -> None:
        for row in rows:
            self.list.update(self.rows.index(row))

    def _gone_to(self, index: Index) -> None:
        row = self.rows.row(index.row())
        if isinstance(row, Case):
            self.chosen.emit(row.key)


class _List(QTableView):
    """A table of one column: unlike a list it does not ask for every row before the first is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewList")
        self.setAccessibleName(_("Queue of disagreements"))
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
        # Opaque, so that going on by a row moves the others as they are painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.measure()

    def measure(self) -> None:
        """Make the rows as high as the delegate says; all are alike."""
        delegate = self.itemDelegate()
        if isinstance(delegate, QueueDelegate):
            delegate.forget()
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            high = delegate.sizeHint(option, QModelIndex()).height()
            self.verticalHeader().setMinimumSectionSize(high)
            self.verticalHeader().setDefaultSectionSize(high)

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
        delegate = self.itemDelegate()
        assert isinstance(delegate, QueueDelegate)
        delegate.dirty = event.region()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), delegate.surface)
        painter.end()
        super().paintEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the review; they do not search."""
