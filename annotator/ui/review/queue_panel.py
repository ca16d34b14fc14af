"""The queue at the left: in which order, which of them, and the list itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.review.cases import Case
from annotator.review.queue import ORDERS, Order
from annotator.ui.review.case_list import CaseList, Index
from annotator.ui.review.filters import Filters
from annotator.ui.review.queue_delegate import QueueDelegate, RowWords
from annotator.ui.review.queue_rows import Heading, QueueRows
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _, later

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
        self.list = CaseList(_("Queue of disagreements"), QueueDelegate(theme, words))
        self.list.setModel(self.rows)
        self.rows.touched.connect(self._paint_rows)
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
