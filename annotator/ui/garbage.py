"""What is no longer needed is looked for on the window's thread, and on no other."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from annotator.ui.turns import keep_loaded

EVERY = 200
"""Milliseconds between two looks: so much that jobs make meanwhile is looked through in some 10 ms."""
MANY = 200_000
"""Objects that are looked through in some 30 ms. Where there are more they are a project's, read at once: they are kept
as they are, as what is loaded is, and go when nobody refers to them any more."""


class Garbage(QObject):
    """Looks for garbage in turns of its own, in place of Python, until :meth:`stop`.

    Python looks on whatever thread happens to make the next object, a job's too. What it finds there may be Qt's, and a
    timer or a widget that is taken down on another thread than the window's ends the program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._alive = 0
        """About how many objects have come since all were kept. They are not counted by asking for them: that hands out
        what another thread has only half made."""
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again, as no job is left."""
        self._timer.stop()
        gc.enable()

    def look(self) -> int | None:
        """Look through the oldest generation that is due; which one that was, None where none is, or too much is."""
        due = [n for n, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most]
        if not due:
            return None
        self._alive += gc.get_count()[0]
        if self._alive > MANY:
            keep_loaded()
            self._alive = 0
            return None
        self._alive -= gc.collect(due[-1])
        return due[-1]
