"""What a test with Qt left behind, found through the garbage collector, and cleared away."""

from __future__ import annotations

import gc
import re
from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QThread,
    QThreadPool,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

PATIENCE = 3000
"""Milliseconds that work in the thread pool may take to end."""


class Leftovers:
    """From when it is made until :meth:`cleared`, the collector sees only objects of the test in between.

    What stood before is frozen meanwhile, so looking through the rest costs next to nothing, and objects of
    wider fixtures are not mistaken for the test's.
    """

    def __init__(self, expected: Sequence[str] = ()) -> None:
        """``expected`` are patterns of what Qt may say."""
        self._expected = expected
        self._said: list[str] = []
        self._listening = False
        self._windows = {id(widget) for widget in QApplication.topLevelWidgets()}
        gc.freeze()
        gc.disable()  # what is Qt's must not be taken down by a job's thread, as Garbage sees to in the program
        self._frozen = gc.get_freeze_count()

    def listen(self) -> None:
        """From here on note Qt's warnings."""
        qInstallMessageHandler(self._hear)
        self._listening = True

    def cleared(self) -> list[str]:
        """Name what is left, once everything that was going to be deleted is; then close, stop and delete it."""
        try:
            pool_idle = QThreadPool.globalInstance().waitForDone(PATIENCE)
            _settle()
            if gc.get_freeze_count() > self._frozen:
                gc.unfreeze()  # the program keeps what it loads from being looked through, and garbage of then with it
            gc.collect()
            _settle()
            left = [thing for thing in self._left() if isValid(thing)]
            told = [_told(thing) for thing in left] + ([] if pool_idle else ["work in the thread pool"])
            _removed(left)
            return told + [f"Qt said: {message}" for message in self._said]
        finally:
            if self._listening:
                qInstallMessageHandler(None)
            gc.unfreeze()
            gc.enable()

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        serious = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if serious and not any(re.search(pattern, message) for pattern in self._expected):
            self._said.append(message)

    def _left(self) -> list[QObject]:
        objects = [thing for thing in gc.get_objects() if isinstance(thing, QThread | QTimer) and _busy(thing)]
        windows = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in self._windows]
        return objects + [window for window in windows if window.parent() is None and not _of_qt(window)]


def _busy(thing: QThread | QTimer) -> bool:
    return isValid(thing) and (thing.isRunning() if isinstance(thing, QThread) else thing.isActive())


def _of_qt(window: QWidget) -> bool:
    """Whether Qt keeps this window itself: the tooltip, the shade of a drag."""
    return window.metaObject().className().startswith(("QTipLabel", "QShapedPixmap", "QDesktop"))


def _settle() -> None:
    for _round in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _told(thing: QObject) -> str:
    name = f" {thing.objectName()!r}" if thing.objectName() else ""
    if isinstance(thing, QWidget):
        return f"{'visible' if thing.isVisible() else 'hidden'} window {type(thing).__name__}{name}"
    owner = f" of {type(thing.parent()).__name__}" if thing.parent() else ""
    return f"{'running' if isinstance(thing, QThread) else 'active'} {type(thing).__name__}{name}{owner}"


def _removed(left: list[QObject]) -> None:
    for thing in left:
        if isinstance(thing, QTimer):
            thing.stop()
        elif isinstance(thing, QThread):
            thing.requestInterruption()
            thing.quit()
            thing.wait(PATIENCE)
        elif isinstance(thing, QWidget):
            thing.close()
            thing.deleteLater()
    _settle()
