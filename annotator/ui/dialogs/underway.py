"""The work of a dialog while it is under way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from annotator.ui.jobs import Job, Jobs, Work
from annotator.ui.reading.header import ElidedLabel

R = TypeVar("R")


class Latest(QObject):
    """One job at a time: the latest. Once stopped, or followed by another, a job answers nobody."""

    progressed = Signal(int, int)
    changed = Signal(bool)
    """Whether a job is now under way."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._turn = 0
        self.busy = False

    def start(self, title: str, work: Work[R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """Begin; a job that was under way is stopped."""
        self.stop()
        self._turn += 1
        turn = self._turn

        def finished(result: R) -> None:
            if self._ended(turn):
                done(result)

        def broken(fault: Exception) -> None:
            if self._ended(turn):
                failed(fault)

        self.busy = True
        self.changed.emit(True)
        job = self._jobs.start(title, work, finished, broken, lambda: self._end(turn))
        if self.busy and turn == self._turn:
            self._job = job
            job.progressed.connect(self.progressed)

    def stop(self) -> None:
        """End what is under way; neither ``done`` nor ``failed`` is called."""
        if self._job is not None:
            self._job.cancel()
        self._end(self._turn)

    def _end(self, turn: int) -> None:
        self._ended(turn)

    def _ended(self, turn: int) -> bool:
        """Whether it was this turn's job that was under way until now."""
        if not self.busy or turn != self._turn:
            return False
        self.busy, self._job = False, None
        self.changed.emit(False)
        return True


class Underway(QWidget):
    """Shows how far the latest job is; hidden while there is none."""

    changed = Signal(bool)
    """Whether a job is now under way."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest = Latest(jobs, self)
        self.bar, self.words = QProgressBar(), ElidedLabel()
        self.bar.setTextVisible(False)
        self.words.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.bar, 2)
        row.addWidget(self.words, 3)
        self._latest.progressed.connect(self._show)
        self._latest.changed.connect(self.setVisible)
        self._latest.changed.connect(self.changed)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._latest.busy

    def start(self, title: str, work: Work[R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """Begin, as :meth:`Latest.start` does; ``title`` stands beside the bar."""
        self.words.show_words(title)
        self.bar.setAccessibleName(title)
        self._show(0, 0)
        self._latest.start(title, work, done, failed)

    def stop(self) -> None:
        """End what is under way."""
        self._latest.stop()

    def _show(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
