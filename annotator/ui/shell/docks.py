"""The panels beside the desk."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from annotator.wording.translation import _

Side = Qt.DockWidgetArea
ROOMY = 1150
"""Points of the window's width from which on a panel at each side leaves room to read."""
WIDE = 1400
"""From here on the panels at the sides take what they like; in less, what leaves room for three articles."""
_BARE = 4
TALL = 880
"""Points of its height from which on tables below do."""


class Docks:
    """Panels by name, placed as they were left or as fits the window."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.by_name: dict[str, QDockWidget] = {}
        self._aside: list[QDockWidget] = []
        self._stored = b""
        """How the panels stood when they were seen last."""
        self._sizes: list[tuple[QDockWidget, QSize]] = []
        """Those of what is set aside, as they were."""
        self._sizing: Callable[[], object] | None = None
        """What gives the docks their sizes, once they are laid out."""

    def add(self, name: str, title: str, panel: QWidget, side: Side, *, shown: bool = True) -> None:
        """Put a panel beside the desk."""
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock_{name}")
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        dock.setWidget(panel)
        self._window.addDockWidget(side, dock)
        dock.setVisible(shown)
        self.by_name[name] = dock

    def keep_places(self, stored: bytes) -> None:
        """Make the places of all panels, empty, as they were left (see :meth:`arranged`) or as fits."""
        self.add("stories", _("Stories"), QWidget(), Side.LeftDockWidgetArea)
        self.add("inspector", _("Inspector"), QWidget(), Side.RightDockWidgetArea)
        self.add("tables", _("Tables"), QWidget(), Side.BottomDockWidgetArea)
        self.add("search", _("Search"), QWidget(), Side.BottomDockWidgetArea, shown=False)
        for name in ("tables", "search"):
            # What they hold says what they are; a title would only take height from the articles. It can still be held.
            bare = QWidget()
            bare.setFixedHeight(_BARE)
            self.by_name[name].setTitleBarWidget(bare)
        self.arrange(stored)

    def fill(self, name: str, panel: QWidget) -> None:
        """Put a panel into its place, which was kept free for it."""
        dock = self.by_name[name]
        kept = dock.widget()
        dock.setWidget(panel)
        kept.deleteLater()

    def arrange(self, stored: bytes) -> None:
        """Place everything as it was left (see :meth:`arranged`), or as fits."""
        docks = self.by_name
        self._stored = stored
        self._window.tabifyDockWidget(docks["tables"], docks["search"])
        if stored and self._restore(stored):
            self._sizing = lambda: self._restore(stored)
        else:
            docks["inspector"].setVisible(self._window.width() >= ROOMY)
            docks["tables"].setVisible(self._window.height() >= TALL)
            self._sizing = self._size
        self._settle_soon()

    def parting(self) -> bytes:
        """How everything stands when the window goes, what is set aside as it stood before; see :meth:`arrange`."""
        return self._stored if self._aside else self.arranged()

    def arranged(self) -> bytes:
        """How everything stands, to be handed to :meth:`arrange` another time."""
        return bytes(self._window.saveState(self._version).data())

    def _restore(self, stored: bytes) -> bool:
        had = self._window.focusWidget()
        done = self._window.restoreState(QByteArray(stored), self._version)
        # Docks that are placed anew are hidden for a moment, and Qt hands the keyboard on to whoever comes next.
        if had is not None and had.isVisibleTo(self._window):
            had.setFocus()
        return done

    @property
    def _version(self) -> int:
        # Of a layout that knows nothing of a new panel Qt would make one in which it cannot be seen.
        return crc32(" ".join(self.by_name).encode()) >> 1

    def _settle_soon(self) -> None:
        # Qt forgets sizes that are given before docks are seen and laid out; until then nothing is painted.
        self._window.setUpdatesEnabled(False)
        QTimer.singleShot(0, self._window, self._settle)

    def _settle(self) -> None:
        if self._sizing is not None and not self._aside:
            self._sizing()
            self._sizing = None
        self._window.setUpdatesEnabled(True)

    def _size(self) -> None:
        window, docks = self._window, self.by_name
        sides = [240, 310] if window.width() >= WIDE else [200, 256]
        window.resizeDocks([docks["stories"], docks["inspector"]], sides, Qt.Orientation.Horizontal)
        window.resizeDocks([docks["tables"]], [220], Qt.Orientation.Vertical)

    def _size_again(self) -> None:
        beside = (Side.LeftDockWidgetArea, Side.RightDockWidgetArea)
        sides = {dock: size.width() for dock, size in self._sizes if self._window.dockWidgetArea(dock) in beside}
        below = {dock: size.height() for dock, size in self._sizes if dock not in sides}
        self._window.resizeDocks([*sides], [*sides.values()], Qt.Orientation.Horizontal)
        self._window.resizeDocks([*below], [*below.values()], Qt.Orientation.Vertical)

    def set_aside(self) -> None:
        """Hide all panels while there is nothing that they could show."""
        if not self._aside:
            if self._sizing is None:  # else nobody has seen the panels yet, and they have no sizes of their own
                self._stored = self.arranged()
            self._aside = [dock for dock in self.by_name.values() if not dock.isHidden()]
            self._sizes = [(dock, dock.size()) for dock in self._aside]
        for dock in self._aside:
            dock.hide()

    def bring_back(self) -> None:
        """Show again what was set aside, in the sizes that it had: pages that need more room take it from panels."""
        for dock in self._aside:
            dock.show()
        if self._aside and self._sizing is None:
            self._sizing = self._size_again
        self._aside = []
        if self._sizing is not None:
            self._settle_soon()

    def bring(self, name: str) -> None:
        """Show a panel, in front of those that share its place."""
        self.by_name[name].show()
        self.by_name[name].raise_()

    def give_height(self, name: str, least: int) -> None:
        """Make a panel below the desk at least so high, in points, as far as half of the window is that much."""
        dock, window = self.by_name[name], self._window
        wanted = min(least, window.height() // 2)
        if dock.height() < wanted:
            window.resizeDocks([dock], [wanted], Qt.Orientation.Vertical)

    def turn(self, name: str) -> None:
        """Show a panel that is hidden or behind another, hide one that is seen."""
        dock = self.by_name[name]
        if dock.isVisible() and not dock.visibleRegion().isEmpty():
            dock.hide()
        else:
            self.bring(name)
