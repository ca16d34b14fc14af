"""Jumps into parts of a long text that are not laid out yet, without holding up the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTextEdit

from annotator.ui.reading.laid_out import AT_ONCE, lay_out


class FarJump(QObject):
    """One jump at a time: a new one, or :meth:`forget`, takes the place of one that has not arrived."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._target = 0
        self._arrive: Callable[[], None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def under_way(self) -> bool:
        """Whether one has not arrived."""
        return self._arrive is not None

    def to(self, unit: int, arrive: Callable[[], None]) -> None:
        """Calls ``arrive`` once the document is laid out up to ``unit``: at once where it is, else moments later."""
        self._target, self._arrive = unit, arrive
        self._timer.start()
        self._go_on()

    def forget(self) -> None:
        """Leaves a jump that has not arrived."""
        self._timer.stop()
        self._arrive = None

    def _go_on(self) -> None:
        if self._arrive and lay_out(self._view.document(), self._target, AT_ONCE):
            arrive = self._arrive
            self.forget()
            arrive()
