"""What may wait until the eye has what it waits for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_TURNS = 2
"""In the first turn of the event loop what has changed is painted, on some systems after the timers that are due."""


class AfterPaint(QObject):
    """A timer without a time: ``due`` once what was changed before :meth:`start` has been painted.

    Started again before it is due it begins anew, so that several changes in a row are followed once.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._count)

    def start(self) -> None:
        """Be due soon."""
        self._left = _TURNS
        self._turn.start()

    def stop(self) -> None:
        """Be not due, unless started again."""
        self._turn.stop()

    def _count(self) -> None:
        self._left -= 1
        if not self._left:
            self._turn.stop()
            self.due.emit()
