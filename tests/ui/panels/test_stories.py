"""The list of stories and articles."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.team import ChangeState
from annotator.model.span import Span
from annotator.ui.panels.stories.tree import ARTICLE, PROGRESS, STORY, StoryTree
from tests.studies import study


@pytest.fixture
def stories(desk_window):
    return desk_window.stories


def _select(stories, *rows: int) -> None:
    above = stories.model.index(0, 0)
    stories.tree.expand(above)
    stories.tree.setFocus()
    stories.tree.clearSelection()
    for row in rows:
        index = stories.model.index(row, 0, above)
        stories.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def test_the_tree_keeps_the_rules_of_models(tmp_path, qapp) -> None:
    workspace = study(tmp_path, ("One.", "Two."))
    model = StoryTree()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setUseFetchMore(False)  # it would fetch while it still notes that all was reset
    model.show_project(workspace)
    story = model.index(0, 0)
    assert model.canFetchMore(story)
    model.fetchMore(story)
    assert model.rowCount(story) == 2
    workspace.do(ChangeState((model.index(0, 0, story).data(ARTICLE).id,), workspace.annotator, "done"))
    model.show_progress()
    assert model.index(0, 0).data(PROGRESS) == (1, 2)
    model.show_project(None)
    assert model.rowCount() == 0
    workspace.close()
    tester.deleteLater()
    model.deleteLater()


def test_two_thousand_stories_show_at_once(tmp_path, qtbot) -> None:
    workspace = study(tmp_path, ())
    new = tuple(NewArticle(f"Text {n}.", story=f"Story {n // 5}") for n in range(10_000))
    workspace.do(ImportArticles(new))
    model = StoryTree()
    begun = perf_counter()
    model.show_project(workspace)
    assert model.rowCount() == 2000
    model.fetchMore(model.index(7, 0))
    took = perf_counter() - begun
    assert model.rowCount(model.index(7, 0)) == 5
    assert took < 1, "lazily read: aimed at 0.1 s on an idle machine"
    workspace.close()
    model.deleteLater()


def test_enter_opens_several_articles_side_by_side(desk_window, stories, qtbot) -> None:
    _select(stories, 0, 2)
    qtbot.keyClick(stories.tree, Qt.Key.Key_Return)
    listed = [article.id for article in desk_window.context.workspace.read.articles()]
    assert list(desk_window.desk.articles) == [listed[0], listed[2]]


def test_the_filter_hides_what_does_not_fit(desk_window, stories, qtbot) -> None:
    workspace = desk_window.context.workspace
    workspace.do(ImportArticles((NewArticle("Far away.", story="Other", outlet="Island Echo"),)))
    stories.filter.setText("echo")
    qtbot.waitUntil(lambda: stories.tree.isRowHidden(0, QModelIndex()))
    assert not stories.tree.isRowHidden(1, QModelIndex())
    stories.filter.clear()
    qtbot.waitUntil(lambda: not stories.tree.isRowHidden(0, QModelIndex()))


def test_progress_follows_tagging(desk_window, stories, qtbot) -> None:
    workspace = desk_window.context.workspace
    above = stories.model.index(0, 0)
    index = stories.model.index(0, 0, above)
    workspace.do(Tag(index.data(ARTICLE).id, (Span(0, 4),), "claim"))
    qtbot.waitUntil(lambda: index.data(PROGRESS).annotations == 1)
    assert index.data(PROGRESS).state == "in_progress"


def test_removing_asks_and_is_one_step(desk_window, stories, asking, qtbot) -> None:
    _select(stories, 1, 2)
    qtbot.keyClick(stories.tree, Qt.Key.Key_Delete)
    assert asking.questions == ["Remove 2 articles?"]
    assert len(desk_window.context.workspace.read.articles()) == 1
    desk_window.context.workspace.undo()
    assert len(desk_window.context.workspace.read.articles()) == 3


def test_moving_articles_is_one_step_and_keeps_the_others_order(desk_window, stories) -> None:
    workspace = desk_window.context.workspace
    first, second, third = workspace.read.articles()
    stories.menu.move([third], -1)
    assert [a.id for a in workspace.read.articles()] == [first.id, third.id, second.id]
    workspace.undo()
    assert [a.id for a in workspace.read.articles()] == [first.id, second.id, third.id]


def test_the_menu_shows_titles_as_they_are(desk_window, stories) -> None:
    workspace = desk_window.context.workspace
    workspace.do(ImportArticles((NewArticle("Far away.", story="Salt & <b>Vinegar</b>"),)))
    menu = QMenu()
    stories.menu.fill(menu, stories.model.index(0, 0).data(STORY), workspace.read.articles()[:1])
    into = next(a.menu() for a in menu.actions() if a.menu() and a.text() == "Move to story")
    assert [action.text() for action in into.actions()] == ["Salt && <b>Vinegar</b>"]
    menu.deleteLater()


def test_renaming_keeps_blank_titles_out(desk_window, stories, asking) -> None:
    asking.lines = ["  ", "Harbour "]
    story = desk_window.context.workspace.read.stories()[0]
    stories.menu.rename(story)
    assert desk_window.context.workspace.read.stories()[0].title == "Ferry"
    stories.menu.rename(story)
    assert desk_window.context.workspace.read.stories()[0].title == "Harbour"
