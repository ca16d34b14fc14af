"""What is slow to load is loaded while the window lives on."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from annotator.ui import loading
from annotator.ui.loading import Turns, done_beside, let_hands_wait, load_beside


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module that takes a while."""
    (tmp_path / "a_slow_module.py").write_text("import time\ntime.sleep(0.2)\nDONE = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "a_slow_module"
    sys.modules.pop("a_slow_module", None)


def test_the_window_lives_on_until_it_is_there(qapp: QApplication, slow: str) -> None:
    parent, turns = QObject(), []
    timer = QTimer(parent, interval=10)
    timer.timeout.connect(lambda: turns.append(slow in sys.modules and hasattr(sys.modules[slow], "DONE")))
    timer.start()
    load_beside(slow, parent)
    timer.stop()
    assert sys.modules[slow].DONE
    assert len(turns) >= 5
    assert not all(turns)


def test_what_cannot_be_loaded_is_left_to_who_needs_it(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> None:
    load_beside("annotator.nothing_of_that_name", QObject())
    assert "annotator.nothing_of_that_name" in caplog.text


class _Late(QObject):
    come = Signal()


def test_hands_wait_for_a_signal_and_not_for_ever(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    late, told = _Late(), []
    late.come.connect(lambda: told.append("come"))
    QTimer.singleShot(50, late, late.come.emit)
    let_hands_wait(late.come, late)
    assert told == ["come"]

    monkeypatch.setattr(loading, "PATIENCE", 50)
    let_hands_wait(late.come, late)
    assert told == ["come"]


def test_what_is_done_beside_answers_or_raises(qapp: QApplication) -> None:
    parent, ticks = QObject(), []
    timer = QTimer(parent, interval=5)
    timer.timeout.connect(lambda: ticks.append(threading.current_thread()))
    timer.start()
    go = threading.Event()
    QTimer.singleShot(50, parent, go.set)
    assert done_beside(lambda: go.wait(20) and threading.current_thread(), parent) is not threading.main_thread()
    assert len(ticks) >= 3
    timer.stop()

    def broken() -> None:
        raise ValueError("told")

    with pytest.raises(ValueError, match="told"):
        done_beside(broken, parent)


def test_a_turn_ends_only_where_it_took_long(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    lived, there = [], [True]
    monkeypatch.setattr(loading, "let_window_live", lambda: lived.append(1))
    monkeypatch.setattr(loading, "LONG", 3600.0)
    turns = Turns(lambda: there[0])
    assert turns.end()
    assert lived == []
    monkeypatch.setattr(loading, "LONG", 0.0)
    assert turns.end()
    assert lived
    there[0] = False
    assert not turns.end()
