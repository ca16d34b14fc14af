"""Work off the window's thread: answered on it, cancelled, and never left behind."""

from __future__ import annotations

import subprocess
import sys
from threading import Event, get_ident
from time import sleep

from shiboken6 import isValid

from annotator.model.errors import ProjectFileError
from annotator.ui.jobs import ImmediateJobs, Report, ThreadJobs

LEFT_BEHIND = """
import sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from annotator.ui.jobs import ThreadJobs

application = QCoreApplication([])
jobs = ThreadJobs()

def work(report):
    while True:
        time.sleep(0.001)
        report(0, 0)

jobs.start("endless", work, lambda _nothing: None, lambda _fault: None, lambda: None)
QTimer.singleShot(50, application.quit)
sys.exit(application.exec())
"""


def test_answers_come_back_on_the_window_s_thread(qtbot) -> None:
    jobs, seen = ThreadJobs(), []
    here = get_ident()
    jobs.start("good", lambda _report: get_ident() == here, seen.append, seen.append)

    def fail(_report: Report) -> None:
        raise ProjectFileError("project.missing", name="x")

    jobs.start("bad", fail, seen.append, lambda fault: seen.append(get_ident() == here))
    qtbot.waitUntil(lambda: len(seen) == 2 and not jobs.running)
    assert set(seen) == {False, True}


def test_who_waits_hears_that_it_was_cancelled(qtbot) -> None:
    jobs, seen, begun = ThreadJobs(), [], Event()

    def work(report: Report) -> None:
        while True:
            sleep(0.001)
            report(0, 0)
            begun.set()

    job = jobs.start("endless", work, seen.append, seen.append, lambda: seen.append("cancelled"))
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: not jobs.running)
    assert seen == ["cancelled"]

    ImmediateJobs().start("one", lambda _report: 1, seen.append, seen.append)
    assert seen == ["cancelled", 1]


def test_what_jobs_ran_on_is_over_when_they_are_forgotten_and_gone_soon_after(qtbot) -> None:
    jobs, ended, ran = ThreadJobs(), [], []
    for _ in range(20):
        job = jobs.start("short", lambda _report: None, ended.append, ended.append)
        thread = jobs._running[job]
        ran.append(thread)
        qtbot.waitUntil(lambda: jobs.running == 0)
        assert not isValid(thread) or thread.isFinished()
        assert isValid(job)
    qtbot.waitUntil(lambda: not any(isValid(thread) for thread in ran))
    assert len(ended) == 20
    assert len(jobs._spent) <= 4


def test_stopping_waits_for_all(qtbot) -> None:
    jobs, ended = ThreadJobs(), []

    def work(report: Report) -> None:
        try:
            while True:
                sleep(0.001)
                report(0, 0)
        finally:
            ended.append(True)

    for _n in range(3):
        jobs.start("endless", work, ended.append, ended.append)
    qtbot.waitUntil(lambda: jobs.running == 3)
    jobs.stop()
    assert len(ended) <= 3, "one that had not begun need not have run"
    qtbot.waitUntil(lambda: not jobs.running)


def test_no_thread_is_left_when_the_program_ends() -> None:
    done = subprocess.run([sys.executable, "-c", LEFT_BEHIND], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
