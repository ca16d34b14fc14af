"""A project opens in turns of the event loop: keys wait for it, and whatever happens between two turns does no harm."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from annotator.ui import loading
from annotator.ui.main_window import MainWindow
from annotator.workspace import Workspace
from tests.studies import TEXT, default_codebook, study


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another project, of four articles that begin with a quote."""
    workspace = study(tmp_path, (TEXT, f"{TEXT} Two.", f"{TEXT} Three.", f"{TEXT} Four."), name="other")
    workspace.close()
    return workspace.path


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[int], object]], list[int]]:
    """Every piece of work is a turn of its own; after which one is told to the function that is given."""
    live = loading.let_window_live

    def do(work: Callable[[int], object]) -> list[int]:
        turns: list[int] = []

        def turn() -> None:
            turns.append(len(turns))
            work(turns[-1])
            live()

        monkeypatch.setattr(loading, "LONG", 0.0)
        monkeypatch.setattr(loading, "let_window_live", turn)
        return turns

    return do


def _is_free(project: Path) -> bool:
    workspace = Workspace.open(project)
    try:
        return not workspace.read_only
    finally:
        workspace.close()


def test_each_article_comes_in_a_turn_of_its_own(desk_window: MainWindow, other: Path, between) -> None:
    shown = []
    turns = between(lambda _turn: shown.append((len(desk_window.desk.panes), desk_window.desk.updatesEnabled())))
    assert desk_window.opening.open(other)
    assert len(turns) >= 4
    assert {(1, False), (2, False)} <= set(shown), "what stands for a moment only is never painted"
    assert desk_window.desk.updatesEnabled()
    assert len(desk_window.desk.panes) == 3


def test_keys_and_clicks_wait_between_two_turns(
    desk_window: MainWindow, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def watched(flags: QEventLoop.ProcessEventsFlag) -> None:
        asked.append(flags)
        QCoreApplication.processEvents(flags)

    monkeypatch.setattr(loading, "LONG", 0.0)
    monkeypatch.setattr(loading, "QCoreApplication", SimpleNamespace(processEvents=watched))
    assert desk_window.opening.open(other)
    assert set(asked) == {QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents}


@pytest.mark.parametrize("turn", range(4))
def test_a_window_that_is_closed_between_two_turns_leaves_nothing_open(
    desk_window: MainWindow, project: Path, other: Path, between, turn: int
) -> None:
    between(lambda now: desk_window.frame.close() if now == turn else None)
    assert not desk_window.opening.open(other)
    for _turn in range(5):
        QApplication.processEvents()
    assert desk_window.context.bridge.workspace is None
    assert not desk_window.desk.panes
    assert _is_free(project)
    assert _is_free(other)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Opening takes until this is set."""
    opened, go = Workspace.open, threading.Event()

    def slowly(path: Path) -> Workspace:
        assert threading.current_thread() is not threading.main_thread()
        assert go.wait(20)
        return opened(path)

    monkeypatch.setattr(Workspace, "open", staticmethod(slowly))
    return go


def test_a_window_that_is_closed_while_the_file_is_looked_through(
    desk_window: MainWindow, other: Path, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTimer.singleShot(0, lambda: (desk_window.frame.close(), slow.set()))
    assert not desk_window.opening.open(other)
    assert desk_window.context.bridge.workspace is None
    monkeypatch.undo()
    assert _is_free(other)


def test_only_one_comes_at_a_time(
    desk_window: MainWindow, project: Path, other: Path, tmp_path: Path, slow: threading.Event
) -> None:
    third = study(tmp_path, name="third")
    third.close()
    answers = []
    QTimer.singleShot(0, lambda: (answers.append(desk_window.opening.open(third.path)), slow.set()))
    assert desk_window.opening.open(other)
    assert answers == [False]
    assert desk_window.context.workspace.path == other


def test_a_file_that_is_refused_leaves_all_as_it_was(desk_window: MainWindow, project: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.annotator"
    broken.write_bytes(b"no project")
    before = desk_window.context.workspace
    assert not desk_window.opening.open(broken)
    assert desk_window.context.workspace is before
    assert desk_window.middle.updatesEnabled()


def test_who_made_a_project_is_not_asked_again(window: MainWindow, asking, tmp_path: Path, between) -> None:
    between(lambda _turn: None)
    assert window.opening.create(tmp_path / "day.annotator", "Day", default_codebook(), "Zoe")
    QApplication.processEvents()
    present = window.who.present()
    assert present is not None
    assert present.name == "Zoe"
    assert asking.questions == []
