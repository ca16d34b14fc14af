"""What is not shown any more is freed some at a time: a hundred thousand cases at once take a tenth of a second."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

_AT_ONCE = 4_000


class LetGo(QObject):
    """Holds things until the turns that free them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.held: list[object] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._free)

    def take(self, things: list[object]) -> None:
        """Free these when there is time; whoever else had them forgets them first."""
        self.held += things
        self._turn.start()

    def _free(self) -> None:
        del self.held[-_AT_ONCE:]
        if not self.held:
            self._turn.stop()
