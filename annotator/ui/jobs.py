"""Work off the window's thread: progress, cancel, a result as a value, failure told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from shiboken6 import isValid

from annotator.model.errors import Situation

R = TypeVar("R")
_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised inside work that was cancelled."""


class Report:
    """What work is handed: it tells how far it is, and learns that it should stop."""

    def __init__(self, tell: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        self._tell = tell
        self._cancelled = cancelled

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total`` is done (0 of 0: how much is not known). Raises Cancelled."""
        if self._cancelled():
            raise Cancelled
        self._tell(done, total)


Work = Callable[[Report], R]


def _nothing() -> None:
    """Who waits for nothing need not hear that it was cancelled."""


class Job(QObject):
    """One piece of work under way."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    """A Situation, or whatever else was raised."""
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Work[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.over = False
        """Whether :attr:`ended` was told."""
        self._work = work
        self._stop = False

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop = True

    def run(self) -> None:
        """Do the work on the present thread, and tell how it went."""
        try:
            result = self._work(Report(self.progressed.emit, lambda: self._stop))
        except Cancelled:
            self.cancelled.emit()
        except Situation as situation:
            self.failed.emit(situation)
        except Exception as fault:  # noqa: BLE001 - the runner is where faults of work end
            _log.exception("a job failed: %s", self.title)
            self.failed.emit(fault)
        else:
            self.succeeded.emit(result)
        finally:
            self.over = True
            self.ended.emit()


class Jobs(Protocol):
    """Starts work. ``started`` of the real one lets the status bar show it."""

    def start(
        self,
        title: str,
        work: Work[R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] = _nothing,
    ) -> Job:
        """Begin; ``done``, ``failed`` or ``cancelled`` is called on the window's thread."""


class ThreadJobs(QObject):
    """Each job on a thread of its own; ``done`` and ``failed`` come back on the window's thread.

    A job is taken down by whoever lets go of it last, on the window's thread and once its own has ended; told to go
    later it went on that thread, or twice. What else it ran on is kept until Qt has taken it down: a thread object that
    nobody holds is let go of in the midst of that, which ended the program now and then.
    No thread outlives the program: where no window was closed (the desktop ends it), they are waited for then.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[Job, QThread] = {}
        self._spent: list[QObject] = []
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def start(
        self,
        title: str,
        work: Work[R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] = _nothing,
    ) -> Job:
        """See :class:`Jobs`."""
        job, thread = Job(title, work), QThread(self)
        relay = _Relay(done, failed, cancelled, self)
        job.moveToThread(thread)
        job.succeeded.connect(relay.done)
        job.failed.connect(relay.failed)
        job.cancelled.connect(relay.cancelled)
        thread.started.connect(job.run)
        job.ended.connect(thread.quit)
        thread.finished.connect(lambda: self._forget(job, relay))
        self._running[job] = thread
        self.started.emit(job)
        thread.start()
        return job

    def stop(self) -> None:
        """Cancel everything and wait for it, as the window closes."""
        running = list(self._running.items())
        for job, _thread in running:
            job.cancel()
        for _job, thread in running:
            thread.quit()
            thread.wait()

    @property
    def running(self) -> int:
        """How many are under way."""
        return len(self._running)

    def _forget(self, job: Job, relay: QObject) -> None:
        thread = self._running.pop(job, None)
        if thread is None:
            return
        thread.wait()
        self._spent = [one for one in self._spent if isValid(one)]
        for spent in (relay, thread):
            self._spent.append(spent)
            spent.deleteLater()


class _Relay(QObject):
    """Lives on the window's thread, so that what a job answers arrives there."""

    def __init__(
        self,
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._done: Callable[..., None] = done
        self._failed, self._cancelled = failed, cancelled

    def done(self, result: object) -> None:
        self._done(result)

    def failed(self, fault: Exception) -> None:
        self._failed(fault)

    def cancelled(self) -> None:
        self._cancelled()


class ImmediateJobs:
    """A stand-in that runs work at once, for tests and for a session without a window."""

    def start(
        self,
        title: str,
        work: Work[R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] = _nothing,
    ) -> Job:
        """See :class:`Jobs`."""
        job = Job(title, work)
        job.succeeded.connect(done)
        job.failed.connect(failed)
        job.cancelled.connect(cancelled)
        job.run()
        return job
