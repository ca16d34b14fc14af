"""Where articles are assigned, one's own come first and the others step back; Done says what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.assignment import Assign, Withdraw
from annotator.commands.team import AddAnnotator
from annotator.ui.main_window import MainWindow
from annotator.ui.panels.stories.tree import ARTICLE, PROGRESS, QUIET


def listed(window: MainWindow) -> list[tuple[str, bool]]:
    """The articles of the story as listed, and whether they step back."""
    window.stories.model.show_progress()
    model = window.stories.model
    story = model.index(0, 0)
    indexes = [model.index(row, 0, story) for row in range(model.rowCount(story))]
    return [(index.data(ARTICLE).id, index.data(QUIET)) for index in indexes]


def test_ones_own_come_first_and_the_others_step_back(desk_window: MainWindow) -> None:
    workspace = desk_window.context.workspace
    one, two, three = (article.id for article in workspace.read.articles())
    assert listed(desk_window) == [(one, False), (two, False), (three, False)]
    workspace.do(Assign(((three, workspace.annotator),)))
    desk_window.stories.reveal(one)
    assert listed(desk_window) == [(three, False), (one, True), (two, True)]
    assert desk_window.stories.tree.currentIndex().data(ARTICLE).id == one
    assert desk_window.stories.model.index(0, 0).data(PROGRESS) == (0, 1)
    for article in desk_window.desk.articles:
        desk_window.desk.close_article(article)
    desk_window.keeper.open_story(workspace.read.stories()[0].id)
    assert list(desk_window.desk.articles) == [three]
    desk_window.status.show_counts()
    assert desk_window.status.counts.text().endswith("0/1 done")
    ben = workspace.do(AddAnnotator("Ben"))
    workspace.do(Assign(((one, ben),)))
    desk_window.who.be(ben)
    assert listed(desk_window) == [(one, False), (two, True), (three, True)]
    workspace.do(Withdraw(((one, ben),)))
    assert listed(desk_window) == [(one, False), (two, False), (three, False)]


def test_done_says_that_what_is_missing_counts(desk_window: MainWindow) -> None:
    workspace = desk_window.context.workspace
    workspace.do(AddAnnotator("Ben"))
    QTest.keyClick(desk_window.desk.panes[0].view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert workspace.read.sets()[0].state == "done"
    assert "counts as left out" in desk_window.frame.statusBar().currentMessage()
