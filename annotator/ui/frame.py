"""The frame of the window: all that is needed to paint it, and nothing that is slow to load."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QTabBar

from annotator.ui.actions.menu_names import MENUS
from annotator.ui.shell.window_state import WindowState
from annotator.wording.translation import _

ON_FIRST_DAY = 0.92
"""Part of the screen that the window takes, up to :data:`MOST` points."""
MOST = (2300, 1300)
SMALL = 1440
"""Points of a screen's width up to which the window takes all of it: articles side by side need it."""


class Frame(QMainWindow):
    """An empty window of the size it had, with the names of its menus; :mod:`annotator.ui.main_window` furnishes it.

    This file and what it imports must stay light: loading SQLAlchemy alone takes longer than painting this.
    """

    painted = Signal()
    """It can be seen for the first time."""
    activated = Signal()
    """It has the keyboard for the first time."""
    closing = Signal()
    dropped = Signal(list)
    """Files and folders (``Path``) were dropped on it."""

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("annotator")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        room = self.screen().availableGeometry().size()
        width, height = int(room.width() * ON_FIRST_DAY), int(room.height() * ON_FIRST_DAY)
        self.resize(min(width, MOST[0]), min(height, MOST[1]))
        self._fills = not self.restoreGeometry(QByteArray(state.geometry)) and room.width() <= SMALL
        self._seen = self._active = False
        for title in MENUS.values():
            self.menuBar().addMenu(_(title))
        self.statusBar().setSizeGripEnabled(False)

    def appear(self) -> None:
        """Show it as it was left; on the first day all over a small screen."""
        if self._fills:
            self.showMaximized()
        else:
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and not self._active:
            self._active = True
            QTimer.singleShot(0, self, self.activated.emit)

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        # Qt makes these when panels come to share a place, without a name, and keeps them out of sight in the order of
        # Tab while one panel is alone there. Every panel has a key of its own.
        if not event.polished():  # before that a child is not yet what it will be
            return
        tabs = event.child()
        if isinstance(tabs, QTabBar):
            tabs.setAccessibleName(_("Panels"))
            tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := _paths(event):
            event.acceptProposedAction()
            # What follows may ask questions: the program that dropped must not wait for the answers.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
