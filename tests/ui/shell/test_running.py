"""Work that is under way, as the line below tells of it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar

from annotator.ui.jobs import Report
from annotator.ui.main_window import MainWindow


def test_what_takes_a_while_is_shown_until_it_ends(window: MainWindow, qtbot) -> None:
    ready, bar = threading.Event(), window.frame.statusBar()

    def work(report: Report) -> None:
        report(1, 3)
        ready.wait(20)

    window.jobs.start("Counting", work, lambda _done: None, lambda _fault: None)
    qtbot.waitUntil(lambda: any(one.accessibleName() == "Counting" for one in bar.findChildren(QProgressBar)))
    ready.set()
    qtbot.waitUntil(lambda: not bar.findChildren(QProgressBar))


def test_for_what_ends_at_once_nothing_is_made(window: MainWindow, qtbot) -> None:
    done: list[int] = []
    timers = len(window.status.findChildren(QTimer))
    window.jobs.start("Looking", lambda _report: 1, done.append, lambda _fault: None)
    qtbot.waitUntil(lambda: done == [1] and len(window.status.findChildren(QTimer)) == timers)
    assert not window.frame.statusBar().findChildren(QProgressBar)
