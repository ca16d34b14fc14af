"""The seconds that a person is active on the article that has the focus."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.model.errors import ProjectFileError
from annotator.ui.context import Context

EVERY = 30_000
"""Milliseconds between one storing and the next."""
_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class ActiveTime(QObject):
    """Between two signs of life not further apart than ``idle_seconds`` a person was active; alone they are not.

    ``clock`` answers seconds that only grow.
    """

    def __init__(
        self, context: Context, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._clock = context, clock
        self._article: str | None = None
        self._last: float | None = None
        self._seconds = 0.0
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.store)
        self._timer.start()
        context.selection.article_changed.connect(self._turn)

    def watch(self, window: QWidget) -> None:
        """Notice keys and mouse where they come into a window that is shown: its handle hears little else."""
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - as Qt has it
        """Notices keys and mouse on their way to whatever widget."""
        if event.type() in _SIGNS:
            self.sign()
        return False

    def sign(self) -> None:
        """The person did something. While a large step goes beside the window nobody can work."""
        if self._context.bridge.busy:
            self._last = None
            return
        now = self._clock()
        if self._last is not None and now - self._last <= self._context.settings().idle_seconds:
            self._seconds += now - self._last
        self._last = now

    def store(self) -> None:
        """Hand the whole seconds counted so far to the project; what is left of one is kept.

        While something else is stored all are kept: the window would wait for that.
        """
        workspace, whole = self._context.bridge.workspace, int(self._seconds)
        if workspace is None or self._article is None or whole == 0:
            return
        if self._context.bridge.busy or workspace.is_written():
            return
        self._seconds -= whole
        try:
            workspace.count_time(self._article, whole)
        except ProjectFileError:
            # Nothing a person would stop reading for: the seconds are kept, and a full disk is told at the next tag.
            self._seconds += whole

    def _turn(self, article: str | None) -> None:
        self.store()
        self._article, self._seconds = article, 0.0
