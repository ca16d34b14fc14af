"""Jumps into parts of a long text that are not laid out yet, without holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTextEdit

_AT_ONCE = 0.025
"""Seconds of laying out between two looks at what else the window has to do."""

_STEP = 20_000


class FarJump(QObject):
    """One jump at a time: a new one, or :meth:`forget`, takes the place of one that has not arrived."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._at = self._target = 0
        self._arrive: Callable[[], None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def to(self, unit: int, arrive: Callable[[], None]) -> None:
        """Calls ``arrive`` once the document is laid out up to ``unit``: at once where it is, else moments later."""
        self._at, self._target, self._arrive = 0, unit, arrive
        self._timer.start()
        self._go_on()

    def forget(self) -> None:
        """Leaves a jump that has not arrived."""
        self._timer.stop()
        self._arrive = None

    def _go_on(self) -> None:
        until = perf_counter() + _AT_ONCE
        document = self._view.document()
        while self._at < self._target and perf_counter() < until:
            self._at = min(self._at + _STEP, self._target)
            document.documentLayout().blockBoundingRect(document.findBlock(self._at))
        if self._at >= self._target and self._arrive:
            arrive = self._arrive
            self.forget()
            arrive()
