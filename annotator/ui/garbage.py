"""What is no longer needed is looked for on the window's thread, and on no other."""

from __future__ import annotations

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

EVERY = 200
"""Milliseconds between two looks: so much that jobs make meanwhile is looked through in some 10 ms."""
SHARE = 0.01
"""Of the time, at most, goes into looking through everything that lives."""


class Garbage(QObject):
    """Looks for garbage in turns of its own, in place of Python, until :meth:`stop`.

    Python looks on whatever thread happens to make the next object, a job's too. What it finds there may be Qt's, and a
    timer or a widget that is taken down on another thread than the window's ends the program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole_at = 0.0
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again, as no job is left."""
        self._timer.stop()
        gc.enable()

    def look(self) -> int | None:
        """Look through the oldest generation that is due; which one that was, None where none is."""
        due = [n for n, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most]
        if 2 in due and perf_counter() < self._whole_at:
            due.remove(2)
        if not due:
            return None
        begun = perf_counter()
        gc.collect(due[-1])
        if due[-1] == 2:
            ended = perf_counter()
            self._whole_at = ended + (ended - begun) / SHARE
        return due[-1]
