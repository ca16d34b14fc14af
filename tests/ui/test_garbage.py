"""What is Qt's is taken down on the window's thread."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer

from annotator.ui.garbage import Garbage

THRESHOLDS = gc.get_threshold()
PROGRAM = """
import gc, threading
from PySide6.QtCore import QCoreApplication, QTimer
from annotator.ui.garbage import Garbage

application = QCoreApplication([])
gc.set_threshold(50, 2, 2)
garbage = Garbage(application)

def leave_timers():
    for _n in range(20):
        timer = QTimer(interval=1)
        timer.itself = timer
        timer.start()

def work():
    return [[n] for n in range(20_000)]

for _round in range(10):
    leave_timers()
    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        application.processEvents()
    garbage.look()
garbage.stop()
print("alive")
"""


@pytest.fixture
def garbage(qapp: QObject) -> Iterator[Garbage]:
    made = Garbage(qapp)
    yield made
    made.stop()
    gc.set_threshold(*THRESHOLDS)
    made.deleteLater()


def _cycles(count: int) -> list[int]:
    """Lets go of so many timers that hold themselves; their threads come into the list as they are taken down."""
    threads: list[int] = []

    class Told(QTimer):
        def __del__(self) -> None:
            threads.append(threading.get_ident())

    for _n in range(count):
        timer = Told()
        timer.itself = timer
    return threads


def test_a_job_takes_down_nothing(garbage: Garbage) -> None:
    gc.set_threshold(10, 2, 2)
    threads = _cycles(40)
    job = threading.Thread(target=lambda: [[n] for n in range(5_000)])
    job.start()
    job.join()
    assert threads == []
    while garbage.look() != 2:
        gc.collect(1)
    assert threads == [threading.get_ident()] * 40


def test_only_what_is_due_is_looked_through(garbage: Garbage) -> None:
    gc.collect()
    assert garbage.look() is None
    gc.set_threshold(10, 3, 3)
    kept = [[n] for n in range(100)]
    assert garbage.look() == 0
    assert len(kept) == 100


def test_what_a_project_holds_by_the_hundred_thousand_is_not_looked_through(
    garbage: Garbage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.garbage.MANY", 5_000)
    gc.set_threshold(10, 3, 3)
    kept, frozen = [[n] for n in range(6_000)], gc.get_freeze_count()
    assert garbage.look() is None
    assert gc.get_freeze_count() >= frozen + len(kept)
    assert gc.get_count()[0] < 6_000
    few = [[n] for n in range(100)]
    assert garbage.look() == 0
    assert len(few) == 100


def test_python_looks_again_when_it_stops(qapp: QObject) -> None:
    made = Garbage(qapp)
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()
    made.deleteLater()


def test_a_program_whose_jobs_work_beside_timers_lives() -> None:
    """With Python looking for garbage on the jobs' threads this ends with a fault of the processor."""
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (0, "alive\n"), ran.stderr[-2000:]
