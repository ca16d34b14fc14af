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


def test_the_list_follows_the_article_that_has_the_focus_also_by_a_key_with_ctrl(desk_window, stories, qtbot) -> None:
    for number, pane in enumerate(desk_window.desk.panes, 1):
        with_ctrl = Qt.KeyboardModifier.ControlModifier
        # Qt knows of a key that is held by the window's events alone.
        qtbot.keyPress(desk_window.frame.windowHandle(), Qt.Key.Key_Control, with_ctrl)
        qtbot.keyClick(desk_window.frame.windowHandle(), Qt.Key(Qt.Key.Key_0.value + number), with_ctrl)
        qtbot.keyRelease(desk_window.frame.windowHandle(), Qt.Key.Key_Control)
        assert [article.id for article in stories.selected_articles()] == [pane.article.id]


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


def _listed(desk_window, story: int = 0) -> list[str]:
    read = desk_window.context.workspace.read
    return [article.id for article in read.articles(read.stories()[story].id)]


def _drop(stories, qtbot, taken: list[QModelIndex], row: int, above: QModelIndex) -> bool:
    """As a view does: what was taken up is handed to the model where it is let go."""
    data = stories.model.mimeData(taken)
    done = stories.model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, above)
    qtbot.wait(20)
    return done


def test_an_article_dragged_within_its_story_changes_the_reading_order_in_one_step(desk_window, stories, qtbot) -> None:
    before = _listed(desk_window)
    above = stories.model.index(0, 0)
    assert _drop(stories, qtbot, [stories.model.index(0, 0, above)], 2, above)
    assert _listed(desk_window) == [before[1], before[0], before[2]]
    assert [article.id for article in stories.selected_articles()] == [before[0]]
    desk_window.context.workspace.undo()
    assert _listed(desk_window) == before


def test_articles_dragged_to_another_story_go_where_they_were_let_go(desk_window, stories, qtbot) -> None:
    desk_window.context.workspace.do(ImportArticles((NewArticle("Far away.", story="Other"),)))
    one, two, three = _listed(desk_window)
    (far,) = _listed(desk_window, 1)
    above, other = stories.model.index(0, 0), stories.model.index(1, 0)
    taken = [stories.model.index(row, 0, above) for row in (2, 0)]
    assert _drop(stories, qtbot, taken, 0, other)
    assert (_listed(desk_window), _listed(desk_window, 1)) == ([two], [one, three, far])
    assert _drop(stories, qtbot, [stories.model.index(0, 0, stories.model.index(0, 0))], -1, stories.model.index(1, 0))
    assert _listed(desk_window, 1) == [one, three, far, two]
    desk_window.context.workspace.undo()
    desk_window.context.workspace.undo()
    assert (_listed(desk_window), _listed(desk_window, 1)) == ([one, two, three], [far])


def test_stories_are_dragged_between_stories_and_nothing_goes_where_it_does_not_belong(
    desk_window, stories, qtbot
) -> None:
    workspace = desk_window.context.workspace
    workspace.do(ImportArticles((NewArticle("Far away.", story="Other"), NewArticle("Farther.", story="Third"))))
    before = [story.id for story in workspace.read.stories()]
    first, second = stories.model.index(0, 0), stories.model.index(1, 0)
    article = stories.model.index(0, 0, first)
    assert not _drop(stories, qtbot, [first], 0, second)
    assert not _drop(stories, qtbot, [article], 1, QModelIndex())
    assert _drop(stories, qtbot, [first], 2, QModelIndex())
    assert [story.id for story in workspace.read.stories()] == [before[1], before[0], before[2]]


def test_alt_and_arrows_move_what_is_selected(desk_window, stories, qtbot) -> None:
    one, two, three = _listed(desk_window)
    _select(stories, 0)
    qtbot.keyClick(stories.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(stories.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _listed(desk_window) == [two, three, one]
    qtbot.keyClick(stories.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _listed(desk_window) == [two, three, one]
    qtbot.keyClick(stories.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _listed(desk_window) == [two, one, three]
