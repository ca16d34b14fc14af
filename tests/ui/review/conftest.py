"""The review open on a project in which two annotators differ, with Carol at work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.review.cases import Case
from annotator.ui.main_window import MainWindow
from annotator.ui.review.verbs import Verbs
from annotator.workspace import Workspace
from tests.disputes import disputed


class Reviewer:
    """Somebody at the review with nothing but a keyboard."""

    def __init__(self, window: MainWindow, wait: Callable[..., None]) -> None:
        self.window, self._wait = window, wait

    def come(self) -> None:
        """Go to the review and wait until it is there."""
        self.set_out()
        self.wait_until_there()

    def set_out(self) -> None:
        """Press the key for it at the desk, once the panels beside that are made."""
        self._wait(lambda: self.window.sides is not None)
        self.window.frame.activateWindow()
        self.window.desk.panes[0].view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wait(lambda: QApplication.focusWidget() is not None)
        self.press("Ctrl+R")

    def wait_until_there(self) -> None:
        """Until the screen has the keyboard."""
        page = self.page
        self._wait(lambda: page.verbs is not None and page.currentWidget() is page.verbs.screen, timeout=10000)
        self._wait(lambda: page.isAncestorOf(QApplication.focusWidget()))

    def wait_until_read(self) -> None:
        """Until what stands now is shown."""
        page = self.page
        self._wait(lambda: page.verbs is not None and page.verbs.reviewing.fresh and self.window.jobs.running == 0)

    def wait_until_idle(self) -> None:
        """Until no job is under way and what it answered is shown."""
        self._wait(lambda: self.window.jobs.running == 0)
        QApplication.processEvents()

    def wait_until_shown(self) -> None:
        """Until what was decided is shown."""
        self._wait(lambda: self.window.jobs.running == 0 and not self.verbs.reviewing.waits)
        QApplication.processEvents()

    @property
    def page(self):
        return self.window.places.page("review")

    @property
    def verbs(self) -> Verbs:
        return self.page.verbs

    @property
    def workspace(self) -> Workspace:
        return self.window.context.workspace

    def press(self, keys: str) -> None:
        """Press keys as menus write them, where the keyboard is."""
        for key in keys.split():
            sequence = QKeySequence(key)[0]
            QTest.keyClick(QApplication.focusWidget(), sequence.key(), sequence.keyboardModifiers())
            QApplication.processEvents()

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def go(self, kind: str, words: str = "") -> Case:
        """Go by N to the first case of that kind with those words."""
        reviewing = self.verbs.reviewing
        for _step in range(len(reviewing.queue) + 1):
            case = reviewing.case()
            text = reviewing.text(case.article)
            if kind in case.kinds and any(words in member.quoted(text) for member in case.members):
                return case
            before = reviewing.current
            self.press("N")
            if reviewing.current == before:
                self.press(" ".join(["P"] * len(reviewing.queue)))
        raise AssertionError(f"no case of {kind} with {words}")

    def case(self, key: str) -> Case:
        return self.verbs.reviewing.cases[key]

    def gold(self, key: str) -> list[str]:
        """The words of a case's gold."""
        case = self.case(key)
        assert case.verdict is not None
        found = {a.id: a for a in self.workspace.read.annotations_by_id(case.verdict.gold)}
        return [found[one].quoted(self.workspace.read.text(case.article)) for one in case.verdict.gold]


@pytest.fixture
def arriving(open_frame, qtbot, tmp_path: Path) -> Reviewer:
    """At the desk, about to go to the review."""
    workspace = disputed(tmp_path)
    carol = str(workspace.annotator)
    workspace.close()
    window = open_frame()
    assert window.opening.open(workspace.path)
    window.who.be(carol)
    return Reviewer(window, qtbot.waitUntil)


@pytest.fixture
def reviewer(arriving: Reviewer) -> Reviewer:
    """At the review, with the keyboard in the queue."""
    arriving.come()
    return arriving
