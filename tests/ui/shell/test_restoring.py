"""A backup is restored beside the window: nothing can be changed meanwhile, and nothing is lost where it ends early."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from annotator.commands.team import AddAnnotator
from annotator.storage import backup as copying
from annotator.ui.main_window import MainWindow


@pytest.fixture
def copy(desk_window: MainWindow) -> Path:
    """A copy that lacks Ben, who has come since."""
    made = desk_window.context.workspace.back_up()
    desk_window.context.workspace.do(AddAnnotator("Ben"))
    return made


@pytest.fixture
def paged(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small project is copied page by page, as a large one in parts."""
    monkeypatch.setattr(copying, "_AT_ONCE", 1)


def people(window: MainWindow) -> list[str]:
    return [annotator.name for annotator in window.who.people()]


def ended(window: MainWindow) -> bool:
    return not window.context.bridge.busy and window.jobs.running == 0


def test_restoring_goes_back_and_keeps_what_was(desk_window, copy, qtbot) -> None:
    before = desk_window.context.workspace
    desk_window.opening.restore(copy)
    qtbot.waitUntil(lambda: ended(desk_window))
    assert desk_window.context.workspace is not before
    assert people(desk_window) == ["Ada"]
    assert len(desk_window.context.workspace.backups()) == 2
    assert desk_window.desk.articles
    assert desk_window.desk.isEnabled()
    desk_window.context.workspace.do(AddAnnotator("Cleo"))
    assert people(desk_window) == ["Ada", "Cleo"]


def test_nothing_changes_the_project_meanwhile_and_it_can_be_cancelled(desk_window, copy, paged, qtbot) -> None:
    jobs = []
    desk_window.jobs.started.connect(jobs.append)
    desk_window.opening.restore(copy)
    [job] = jobs
    desk_window.opening.restore(copy)
    desk_window.time.sign()
    assert jobs == [job]
    for name in ("file.import", "file.restore", "edit.undo"):
        assert not desk_window.registry.get(name).enabled(), name
    assert not desk_window.desk.isEnabled()
    job.cancel()
    qtbot.waitUntil(lambda: ended(desk_window))
    assert people(desk_window) == ["Ada", "Ben"]
    desk_window.context.workspace.do(AddAnnotator("Cleo"))
    assert people(desk_window) == ["Ada", "Ben", "Cleo"]


def test_a_dialog_opened_meanwhile_does_not_outlive_the_project_it_speaks_of(desk_window, copy, qtbot) -> None:
    desk_window.opening.restore(copy)
    desk_window.verbs.edit_speakers()
    qtbot.waitUntil(lambda: ended(desk_window))
    assert not [dialog for dialog in desk_window.frame.findChildren(QDialog) if dialog.isVisible()]


def test_closing_the_project_ends_it(desk_window, copy, paged, qtbot, project) -> None:
    desk_window.opening.restore(copy)
    desk_window.opening.close()
    qtbot.waitUntil(lambda: ended(desk_window))
    assert desk_window.context.bridge.workspace is None
    assert desk_window.opening.open(project)
    assert people(desk_window) == ["Ada", "Ben"]


def test_a_copy_that_is_none_is_told_and_the_project_stays_open(desk_window, copy, asking, qtbot) -> None:
    copy.write_text("no")
    desk_window.opening.restore(copy)
    qtbot.waitUntil(lambda: ended(desk_window))
    assert [trouble.key for trouble in asking.troubles] == ["project.not_ours"]
    desk_window.context.workspace.do(AddAnnotator("Cleo"))
    assert people(desk_window) == ["Ada", "Ben", "Cleo"]
