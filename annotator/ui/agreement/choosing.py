"""What is measured: lists of stories, annotators or labels to tick, of each any number; thousands can be searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from annotator.text.folding import folded
from annotator.wording.translation import _

_MOST_SHOWN, _WIDTH, _SEARCHED = 12, 300, 8
_Role = Qt.ItemDataRole


class Choosing(QPushButton):
    """A button with a list of things to tick, which stays open while one ticks; none ticked means all."""

    changed = Signal()

    def __init__(self, all_: str, some: str, parent: QWidget | None = None) -> None:
        super().__init__(all_, parent)
        self._all, self._some = all_, some
        self.setAccessibleName(all_)
        self.list = _Ticked(self)
        self.list.closed.connect(self._told)
        self._before: frozenset[str] | None = None
        self.clicked.connect(self.open)

    def offer(self, names: Mapping[str, str], order: Sequence[str] | None = None) -> None:
        """Offer things by id; what was ticked stays so."""
        self.list.offer(names, order or tuple(names), self.chosen() or frozenset())
        self._say()

    def chosen(self) -> frozenset[str] | None:
        """The ids that are ticked; None for all."""
        return self.list.ticked() or None

    def open(self) -> None:
        """Show the list under the button."""
        self._before = self.chosen()
        self.list.show_at(self.mapToGlobal(QPoint(0, self.height() + 3)))

    def _told(self) -> None:
        self._say()
        if self.chosen() != self._before:
            self.changed.emit()

    def _say(self) -> None:
        ticked = self.chosen()
        self.setText((self._some.format(count=len(ticked)) if ticked else self._all) + "  ▾")


class _Ticked(QFrame):
    """The list, with a field to search it and a way back to all."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._offered: list[tuple[str, str]] = []
        self._ticked: frozenset[str] = frozenset()
        self._laid_out = False
        self.search, self.names, self.every = QLineEdit(), QListWidget(), QPushButton(_("All of them"))
        self.search.setPlaceholderText(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.names.setUniformItemSizes(True)
        self.names.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.search, self.names, self.every):
            column.addWidget(part)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.close)
        self.every.clicked.connect(self._clear)
        self.names.itemClicked.connect(self._turn)

    def offer(self, names: Mapping[str, str], order: Sequence[str], ticked: frozenset[str]) -> None:
        """Have these to show, some of them ticked; thousands are laid out only once somebody opens the list."""
        self._offered = [(key, names[key]) for key in order]
        self._ticked = ticked & frozenset(order)
        self._laid_out = False
        if self.isVisible():
            self._lay_out()

    def _lay_out(self) -> None:
        self._laid_out = True
        self.names.clear()
        for key, name in self._offered:
            item = QListWidgetItem(name)
            item.setData(_Role.UserRole, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if key in self._ticked else Qt.CheckState.Unchecked)
            self.names.addItem(item)
        self.search.setVisible(len(self._offered) > _SEARCHED)

    def ticked(self) -> frozenset[str]:
        """The ids that are ticked."""
        if not self._laid_out:
            return self._ticked
        items = (self.names.item(row) for row in range(self.names.count()))
        return frozenset(str(item.data(_Role.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def show_at(self, place: QPoint) -> None:
        """Open it there."""
        if not self._laid_out:
            self._lay_out()
        row = max(self.names.sizeHintForRow(0), 20) if self.names.count() else 20
        self.names.setFixedHeight(row * min(max(self.names.count(), 1), _MOST_SHOWN) + 4)
        self.setFixedWidth(_WIDTH)
        self.search.clear()
        self.resize(QSize(_WIDTH, self.sizeHint().height()))
        self.move(place)
        self.show()
        if self.names.count():
            self.names.setCurrentRow(0)
        (self.search if self.search.isVisible() else self.names).setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space turns what is under the hand, Enter is done."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space and self.names.currentItem() is not None:
                self._turn(self.names.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close()
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _turn(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _filter(self, words: str) -> None:
        sought = folded(words)
        for row in range(self.names.count()):
            item = self.names.item(row)
            item.setHidden(sought not in folded(item.text()))

    def _clear(self) -> None:
        for row in range(self.names.count()):
            self.names.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.close()
