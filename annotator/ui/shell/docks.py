"""The panels beside the desk."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

Side = Qt.DockWidgetArea
ROOMY = 1150
"""Points of the window's width from which on a panel at each side leaves room to read."""
TALL = 880
"""Points of its height from which on tables below do."""


class Docks:
    """Panels by name, placed as they were left or as fits the window."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.by_name: dict[str, QDockWidget] = {}

    def add(self, name: str, title: str, panel: QWidget, side: Side, *, shown: bool = True) -> None:
        """Put a panel beside the desk, or an empty widget to keep its place."""
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock_{name}")
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        dock.setWidget(panel)
        self._window.addDockWidget(side, dock)
        dock.setVisible(shown)
        self.by_name[name] = dock

    def fill(self, name: str, panel: QWidget) -> None:
        """Put a panel into its place, which was kept free for it."""
        dock = self.by_name[name]
        kept = dock.widget()
        dock.setWidget(panel)
        kept.deleteLater()

    def arrange(self, stored: bytes) -> None:
        """Place everything as it was left, or as fits."""
        window, docks = self._window, self.by_name
        window.tabifyDockWidget(docks["tables"], docks["search"])
        if stored and window.restoreState(QByteArray(stored)):
            return
        docks["inspector"].setVisible(window.width() >= ROOMY)
        docks["tables"].setVisible(window.height() >= TALL)
        # Qt forgets sizes that are given before docks were laid out once; until then nothing is painted.
        window.setUpdatesEnabled(False)
        QTimer.singleShot(0, window, self._size)

    def _size(self) -> None:
        window, docks = self._window, self.by_name
        window.resizeDocks([docks["stories"], docks["inspector"]], [240, 310], Qt.Orientation.Horizontal)
        window.resizeDocks([docks["tables"]], [220], Qt.Orientation.Vertical)
        window.setUpdatesEnabled(True)

    def bring(self, name: str) -> None:
        """Show a panel, in front of those that share its place."""
        self.by_name[name].show()
        self.by_name[name].raise_()

    def turn(self, name: str) -> None:
        """Show a panel that is hidden or behind another, hide one that is seen."""
        dock = self.by_name[name]
        if dock.isVisible() and not dock.visibleRegion().isEmpty():
            dock.hide()
        else:
            self.bring(name)
