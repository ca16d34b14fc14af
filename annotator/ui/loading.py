"""What is slow to load is loaded beside the window, which goes on painting."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QEventLoop, QObject, QTimer, SignalInstance

from annotator.ui.after_paint import AfterPaint
from annotator.ui.jobs import Report, ThreadJobs

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
