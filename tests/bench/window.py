"""The real window on a generated project, and how long things take until they are painted in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.app import application_of
from annotator.ui.frame import Frame
from annotator.ui.garbage import Garbage
from annotator.ui.jobs import ThreadJobs
from annotator.ui.main_window import MainWindow
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.view_state import ViewState
from annotator.ui.turns import keep_loaded, share_interpreter

SIZE = (1920, 1080)
_PATIENCE = 30.0
_QUIET, _LONGEST = 0.5, 120.0


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if event.type() == QEvent.Type.Paint:
            self.times += 1
        return False


class Window:
    """The main window without a project, painted; ``folder`` keeps its settings."""

    def __init__(self, folder: Path) -> None:
        self.application = QApplication.instance() or application_of(["bench"])
        assert isinstance(self.application, QApplication)
        preferences = Preferences(folder / "settings.yaml")
        preferences.change(appearance="light", backup_minutes=0)
        self.frame = Frame(ViewState(folder).window())
        self.main = MainWindow(self.frame, preferences, ViewState(folder), ask=False)
        self.frame.resize(*SIZE)
        self.frame.show()
        self.settle()
        keep_loaded()  # as the program does
        self._garbage = Garbage(self.frame)
        share_interpreter()

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_fault: object) -> None:
        # Also when measuring failed: what still works on the project would take the process down, and its reason.
        self.close()

    def settle(self) -> None:
        """Let everything happen that waits to."""
        for _turn in range(20):
            self.application.processEvents()

    def rest(self) -> None:
        """Let everything end that works beside the window, as what is looked for in an article closed since."""
        jobs, start = self.main.context.jobs, time.perf_counter()
        while isinstance(jobs, ThreadJobs) and jobs.running and time.perf_counter() - start < _PATIENCE:
            self.application.processEvents()

    def until(self, do: Callable[[], object], painted: Callable[[], bool]) -> float:
        """Milliseconds from before ``do`` until ``painted`` holds."""
        self.settle()
        start = time.perf_counter()
        do()
        while not painted():
            self.application.processEvents()
            if time.perf_counter() - start > _PATIENCE:
                raise RuntimeError("nothing was painted")
        return (time.perf_counter() - start) * 1000

    def longest_block(self, do: Callable[[], object], done: Callable[[], bool]) -> float:
        """Milliseconds of the longest time between two turns of the loop, from ``do`` until ``done`` held a while."""
        loop, turn = QEventLoop(), QTimer(interval=0)
        last = start = quiet = time.perf_counter()
        longest = 0.0

        def tick() -> None:
            nonlocal last, longest, quiet
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
            if not done():
                quiet = now
            if now - quiet > _QUIET or now - start > _LONGEST:
                loop.quit()

        turn.timeout.connect(tick)
        turn.start()
        QTimer.singleShot(0, do)
        loop.exec()
        turn.stop()
        return longest * 1000

    def open(self, article: str) -> ReadingPane:
        """The article in a pane, painted."""
        pane = self.main.keeper.open(article)
        assert pane is not None
        self.until(lambda: None, lambda: not pane.waits)
        self.settle()
        return pane

    def opening(self, article: str) -> float:
        """Milliseconds from asking for an article until its words and marks are painted in a new pane."""
        watches: list[Painted] = []
        panes: list[ReadingPane] = []

        def do() -> None:
            pane = self.main.keeper.open(article)
            assert pane is not None
            watch = Painted(pane.view.viewport())
            watches.append(watch)
            panes.append(pane)
            pane.marks_came.connect(lambda: setattr(watch, "times", 0))  # what was painted before does not show them

        return self.until(do, lambda: bool(watches and watches[0].times) and not panes[0].waits)

    def close(self) -> None:
        """Close the project and the window."""
        self.frame.close()
        self.settle()
        self._garbage.stop()
