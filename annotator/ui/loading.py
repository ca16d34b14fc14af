"""What takes long is done beside the window or in turns, so that it goes on painting; keys and clicks wait for it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, SignalInstance

from annotator.ui.after_paint import AfterPaint
from annotator.ui.jobs import Report, ThreadJobs

R = TypeVar("R")

LONG = 0.03
"""Seconds of work on the window's thread after which a turn may end."""
MOST = 5
"""So many turns are given to others before one goes on."""
PATIENCE = 5000
"""Milliseconds after which keys are heard again, should what they wait for never come."""


def load_beside(module: str, parent: QObject) -> None:
    """Import a module on a thread of its own, once what is to be seen is painted; return when it is there.

    Keys and clicks wait meanwhile, in their order, for who comes to hear them. A module that cannot be imported is
    told by whoever imports it next.
    """
    loop, jobs, painted = QEventLoop(parent), ThreadJobs(parent), AfterPaint(parent)

    def load(_report: Report) -> None:
        importlib.import_module(module)

    painted.due.connect(lambda: jobs.start(module, load, lambda _none: loop.quit(), lambda _fault: loop.quit()))
    painted.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    loop.deleteLater()
    jobs.stop()


def done_beside(work: Callable[[], R], parent: QObject) -> R:
    """What ``work`` answers on a thread of its own, or raise what it raises.

    Keys and clicks wait meanwhile, all else may happen, also that the window is closed.
    """
    loop, jobs, results, faults = QEventLoop(parent), ThreadJobs(parent), list[R](), list[Exception]()

    def kept(_report: Report) -> None:
        try:
            results.append(work())
        except Exception as fault:  # noqa: BLE001 - it is raised again where the work was asked for
            faults.append(fault)

    jobs.start("", kept, lambda _none: loop.quit(), lambda _fault: loop.quit())
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    jobs.stop()
    for spent in (loop, jobs):
        spent.deleteLater()
    if faults:
        raise faults[0]
    return results[0]


def let_window_live() -> None:
    """Have done what waits to be done, as painting; keys and clicks go on waiting."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


class Turns:
    """Long work on the window's thread in turns of the event loop: between two of them the window paints.

    ``holds`` says whether what is worked on is still there: between two turns it may go, as when a window is closed.
    """

    def __init__(self, holds: Callable[[], bool]) -> None:
        self._holds = holds
        self._begun = perf_counter()

    def end(self) -> bool:
        """Let the window live, if this turn has taken long; whether to go on."""
        for _turn in range(MOST):
            if perf_counter() - self._begun < LONG:
                break
            # What waited may have taken as long: then it has a turn of its own as well.
            self._begun = perf_counter()
            let_window_live()
        self._begun = perf_counter()
        return self._holds()


def let_hands_wait(until: SignalInstance, parent: QObject) -> None:
    """Return when a signal comes, or after :data:`PATIENCE`; keys and clicks wait until then, in their order."""
    loop = QEventLoop(parent)
    patience = QTimer(loop, interval=PATIENCE, singleShot=True)
    for enough in (until, patience.timeout):
        enough.connect(loop.quit)
    patience.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    loop.deleteLater()
    patience.stop()
