"""What is measured: menus of stories, annotators and labels, of each any number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from annotator.wording.translation import _


class Choosing(QPushButton):
    """A button with a menu of things to tick, which stays open while one ticks; none ticked means all."""

    changed = Signal()

    def __init__(self, all_: str, some: str, parent: QWidget | None = None) -> None:
        super().__init__(all_, parent)
        self._all, self._some = all_, some
        self._menu = QMenu(self)
        self._menu.installEventFilter(self)
        self._menu.aboutToHide.connect(self._told)
        self._before: frozenset[str] | None = None
        self._menu.aboutToShow.connect(self._remember)
        self.setMenu(self._menu)
        self.setAccessibleName(all_)

    def offer(self, names: Mapping[str, str], order: Sequence[str] | None = None) -> None:
        """Offer things by id; what was ticked stays so."""
        ticked = self.chosen() or frozenset()
        self._menu.clear()
        for key in order or names:
            action = self._menu.addAction(names[key].replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in ticked)
            action.setData(key)
        self._menu.addSeparator()
        every = self._menu.addAction(_("All of them"))
        every.triggered.connect(self._clear)
        self._say()

    def chosen(self) -> frozenset[str] | None:
        """The ids that are ticked; None for all."""
        ticked = [action for action in self._menu.actions() if action.isCheckable() and action.isChecked()]
        return frozenset(str(action.data()) for action in ticked) or None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A tick by mouse or space does not close the menu."""
        spaced = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        pressed = spaced and event.type() == QEvent.Type.KeyPress
        ticks = pressed or event.type() == QEvent.Type.MouseButtonRelease
        action = self._menu.activeAction() if ticks else None
        if action is not None and action.isCheckable():
            action.setChecked(not action.isChecked())
            return True
        return super().eventFilter(watched, event)

    def _remember(self) -> None:
        self._before = self.chosen()

    def _clear(self) -> None:
        for action in self._menu.actions():
            action.setChecked(False)

    def _told(self) -> None:
        self._say()
        if self.chosen() != self._before:
            self.changed.emit()

    def _say(self) -> None:
        ticked = self.chosen()
        self.setText(self._some.format(count=len(ticked)) if ticked else self._all)
