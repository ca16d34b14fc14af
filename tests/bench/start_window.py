"""A process that says when its window is painted: ``empty``, or the program's own, started with the words given."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    """Ends the process when one of the widgets has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, _painted)
        return False


def _painted() -> None:
    print("painted", flush=True)
    os._exit(0)


def empty() -> None:
    """A main window with nothing in it."""
    application = QApplication(sys.argv[:1])
    window, watch = QMainWindow(), Watch()
    window.resize(1280, 800)
    window.installEventFilter(watch)
    window.show()
    application.exec()


def program(words: list[str]) -> None:
    """The program as it starts, followed from the outside: to its window, or to the words of the articles in it."""
    frames = importlib.import_module("annotator.ui.frame")
    make, watch = frames.Frame.__init__, Watch()

    def noticed(frame: Any, *arguments: Any) -> None:
        make(frame, *arguments)
        # The frame is furnished in answer to this signal, so that the panes stand there in the turn after it.
        frame.painted.connect(lambda: QTimer.singleShot(0, lambda: follow(frame)) if words else _painted())

    def follow(frame: Any) -> None:
        views = frame.findChildren(importlib.import_module("annotator.ui.reading.reading_view").ReadingView)
        for view in views:
            view.viewport().installEventFilter(watch)
        if not any(view.text for view in views):
            QTimer.singleShot(1, lambda: follow(frame))

    frames.Frame.__init__ = noticed
    starter = importlib.import_module("annotator.__main__")
    starter.start(words)


if __name__ == "__main__":
    if sys.argv[1:] == ["empty"]:
        empty()
    else:
        program(sys.argv[1:])
