"""The work of a dialog while it is under way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from annotator.ui.jobs import Job, Jobs, Work
from annotator.ui.reading.header import ElidedLabel

R = TypeVar("R")


class Underway(QWidget):
    """One job at a time with how far it is; hidden while there is none. Once stopped, a job answers nobody."""

    changed = Signal(bool)
    """Whether a job is now under way."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._turn = 0
        self.busy = False
        self.bar, self.words = QProgressBar(), ElidedLabel()
        self.bar.setTextVisible(False)
        self.words.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.bar, 2)
        row.addWidget(self.words, 3)
        self.hide()

    def start(self, title: str, work: Work[R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """Begin; a job that was under way is stopped."""
        self.stop()
        self._turn += 1
        turn = self._turn

        def current(answer: Callable[[R], None] | Callable[[Exception], None]) -> Callable[..., None]:
            def told(value: R | Exception) -> None:
                if self.busy and turn == self._turn:
                    self._end()
                    answer(value)  # type: ignore[arg-type]

            return told

        self.words.show_words(title)
        self.bar.setAccessibleName(title)
        self._show(0, 0)
        self.busy = True
        self.show()
        self.changed.emit(True)
        self._job = self._jobs.start(title, work, current(done), current(failed))
        if self.busy:
            self._job.progressed.connect(self._show)

    def stop(self) -> None:
        """End what is under way; neither ``done`` nor ``failed`` is called."""
        if self.busy and self._job is not None:
            self._job.cancel()
            self._job.progressed.disconnect(self._show)
            self._end()

    def _end(self) -> None:
        self.busy = False
        self._job = None
        self.hide()
        self.changed.emit(False)

    def _show(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
