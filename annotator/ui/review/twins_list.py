"""The same passage in other articles of the story, to be decided together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from annotator.wording.translation import _, ngettext

_MOST_ROWS = 4
_KEY = Qt.ItemDataRole.UserRole


class TwinsList(QWidget):
    """Hidden where there are none. ``shown_asked`` names a case to go to."""

    shown_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewTwins")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.together, self.list = QCheckBox(), _Passages()
        self.done = QLabel(_("The same passage in other articles, where nothing is left to decide"))
        self.done.setProperty("part", "quiet")
        self.together.clicked.connect(self._turn_all)
        self.list.setAccessibleName(_("The same passage in other articles"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemChanged.connect(self._show_together)
        self.list.itemDoubleClicked.connect(lambda item: self.shown_asked.emit(item.data(_KEY)))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(4)
        column.addWidget(self.together)
        column.addWidget(self.done)
        column.addWidget(self.list)
        self.hide()

    def show_twins(self, twins: Sequence[tuple[str, str, bool]]) -> None:
        """Show twins: key, words, and whether it is still to be decided; those that are not cannot be chosen."""
        count = sum(left for _key, _words, left in twins)
        self.list.blockSignals(True)
        self.list.clear()
        for key, words, left in twins:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if left else flags)
            if left:
                item.setCheckState(Qt.CheckState.Unchecked)
            elif count:
                item.setIcon(self._no_box())
            self.list.addItem(item)
        self.list.blockSignals(False)
        told = ngettext(
            "Decide the same passage in {count} other article with it (W)",
            "Decide the same passage in {count} other articles with it (W)",
            count,
        )
        self.together.setText(told.format(count=count))
        self.together.setVisible(bool(count))
        self.done.setVisible(not count)
        self.together.setChecked(False)
        height = self.list.sizeHintForRow(0) if twins else 0
        self.list.setFixedHeight(height * min(len(twins), _MOST_ROWS) + 4)
        self.setVisible(bool(twins))

    def _no_box(self) -> QIcon:
        """As wide as a box to tick, so that the words of all rows stand below each other."""
        size = QSize(self.list.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self.list), 1)
        self.list.setIconSize(size)
        nothing = QPixmap(size)
        nothing.fill(Qt.GlobalColor.transparent)
        return QIcon(nothing)

    def chosen(self) -> list[str]:
        """The keys of the twins to decide together with the case."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    def turn(self) -> None:
        """Choose all, or none."""
        if self.together.isVisible():
            self.together.click()

    def _turn_all(self, on: bool) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _show_together(self) -> None:
        free = [self.list.item(row) for row in range(self.list.count())]
        free = [item for item in free if item.flags() & Qt.ItemFlag.ItemIsUserCheckable]
        on = [item.checkState() == Qt.CheckState.Checked for item in free]
        self.together.setChecked(bool(on) and all(on))


class _Passages(QListWidget):
    """Shows which passage is under the hand only while it has the keyboard."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setCurrentRow(max(self.currentRow(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()
