"""The net under every window test holds: each thing that may be left behind fails the test that leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SETTINGS = f"""
[pytest]
qt_api = pyside6
qt_log_level_fail = WARNING
filterwarnings = error
pythonpath = {Path(__file__).resolve().parents[2]}
"""

OPENING = """
from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []
def odd(*_): qWarning("odd")
class Sleepy(QRunnable):
    def run(self): QThread.msleep(200)
"""

FAULTS = {
    "hidden_window": ("kept.append(QWidget(objectName='lost'))", "hidden window QWidget 'lost'"),
    "window": ("kept.append(QWidget()); kept[0].show()", "visible window QWidget"),
    "timer": ("kept.append(QTimer()); kept[0].start(1000)", "active QTimer"),
    "owned_timer": ("o = QObject(); kept.append(o); t = QTimer(o); t.start(1000)", "active QTimer of QObject"),
    "thread": ("kept.append(QThread()); kept[0].start()", "running QThread"),
    "warning": ("odd()", "Qt messages with level WARNING or above emitted"),
    "late_warning": (
        "kept.append(QWidget()); qtbot.addWidget(kept[0]); kept[0].destroyed.connect(odd)",
        "Qt said: odd",
    ),
}

FAULTLESS = {
    "cycle": "w = QWidget(); w.me = w; w.show()",
    "freed": "QWidget().show()",
    "registered": "w = QWidget(); kept.append(w); qtbot.addWidget(w); w.show(); QTimer(w).start(9)",
    "pool": "QThreadPool.globalInstance().start(Sleepy())",
}


def _run(pytester: pytest.Pytester, bodies: dict[str, str]) -> pytest.RunResult:
    pytester.makeini(SETTINGS)
    pytester.makeconftest("from tests.conftest import *")
    tests = [f"def test_{name}(qtbot):\n    kept.clear(); {body}\n" for name, body in bodies.items()]
    pytester.makepyfile(OPENING + "\n".join(tests))
    return pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:cacheprovider")


def test_what_is_left_behind_fails_the_test_that_leaves_it(pytester: pytest.Pytester) -> None:
    result = _run(pytester, {name: body for name, (body, _told) in FAULTS.items()})

    told_late = len(FAULTS) - 1
    result.assert_outcomes(passed=told_late, errors=told_late, failed=1)
    for name, (_body, told) in FAULTS.items():
        result.stdout.fnmatch_lines_random([f"*test_{name}*", f"*{told}*"])


def test_a_tidy_test_passes(pytester: pytest.Pytester) -> None:
    _run(pytester, FAULTLESS).assert_outcomes(passed=len(FAULTLESS))
