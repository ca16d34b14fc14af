"""Tags and takes back by real keys in the real window, and says what it has shown as done, until it is killed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.app import application_of
from annotator.ui.frame import Frame
from annotator.ui.main_window import MainWindow
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.view_state import ViewState


def main(project: Path, scratch: Path, seed: int) -> None:
    application = application_of(["annotator"])
    view_state = ViewState(scratch)
    frame = Frame(view_state.window())
    window = MainWindow(frame, Preferences(scratch / "settings.yaml"), view_state, ask=False)
    frame.show()
    QTest.qWaitForWindowActive(frame)
    window.opening.open(project)
    work(application, window, random.Random(seed))


def work(application: QApplication, window: MainWindow, chance: random.Random) -> None:
    pane = window.desk.panes[0]
    view, marks = pane.view, pane.view.marks_painter.marks
    steps = 0
    while True:
        for _sentence in range(chance.randrange(1, 4)):
            QTest.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
        key = chance.choice([Qt.Key.Key_C, Qt.Key.Key_C, Qt.Key.Key_C, Qt.Key.Key_Z, Qt.Key.Key_Delete])
        before = {mark.annotation for mark in marks}
        if key == Qt.Key.Key_Z and not steps:
            continue
        if key == Qt.Key.Key_Z:
            QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(view, key)
        application.processEvents()
        if pane.caret() > len(view.text) - 200:
            QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        after = {mark.annotation for mark in marks}
        if before != after:
            steps += -1 if key == Qt.Key.Key_Z else 1
            print(" ".join(["shown", *sorted(after)]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
