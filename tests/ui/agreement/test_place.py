"""From the desk to the agreement page and on to the review, by real keys in a real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.commands.team import ChangeState
from annotator.ui.main_window import MainWindow
from tests.ui.worked_study import press, until, worked

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_number_leads_to_the_review_of_its_passages(tmp_path: Path, open_frame: Callable[[], MainWindow]) -> None:
    workspace = worked(tmp_path)
    first = workspace.read.articles()[0].id
    for annotator in workspace.read.annotators():
        workspace.annotator = annotator.id
        workspace.do(ChangeState((first,), annotator.id, "done"))
    workspace.close()
    window = open_frame()
    assert window.opening.open(workspace.path)
    QTest.keyClick(window.frame, Key.Key_R, CTRL_SHIFT)
    assert window.places.now == "agreement"
    place = window.places.page("agreement")
    until(lambda: place.page is not None and bool(place.page._views), 20)
    page = place.page
    until(page.list.hasFocus)
    press(page, Key.Key_Return, Key.Key_Right)
    assert "Marks" in page.explained.what.text()
    press(page, Key.Key_Return)

    assert window.places.now == "review"
    QTest.keyClick(window.frame, Key.Key_R, CTRL_SHIFT)
    assert window.places.now == "agreement"
    until(lambda: not window.jobs.running, 20)
