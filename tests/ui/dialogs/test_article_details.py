"""Correcting articles of the project, one or many, in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.commands.articles import AddStory, ImportArticles, NewArticle
from annotator.ui.dialogs.article_details import ArticleDetailsDialog

Key = Qt.Key


@pytest.fixture
def articles(workspace) -> tuple[str, ...]:
    made = [
        NewArticle(text=f"It rained {n} days.", story="Rain", name=f"n{n}", title=f"Rain {n}", outlet="Post", url="u")
        for n in range(3)
    ]
    workspace.do(AddStory("Later"))
    return workspace.do(ImportArticles(tuple(made)))


def accept(qtbot, dialog) -> None:
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_what_is_typed_goes_to_all_and_the_rest_stays(qtbot, context, opened, articles):
    dialog = opened(ArticleDetailsDialog(context, articles[:2]))
    assert dialog.fields.lines["title"].placeholderText() == "(several values)"
    assert dialog.fields.lines["outlet"].text() == "Post"
    dialog.fields.lines["published"].setFocus()
    qtbot.keyClicks(dialog.fields.lines["published"], "14 January 2021")
    dialog.fields.lines["url"].setFocus()
    dialog.fields.lines["url"].selectAll()
    qtbot.keyClick(dialog.fields.lines["url"], Key.Key_Backspace)
    steps = context.workspace.next_undo
    accept(qtbot, dialog)
    read = context.workspace.read
    found = [read.article(key) for key in articles]
    assert [a.published for a in found] == ["2021-01-14", "2021-01-14", None]
    assert [a.url for a in found] == [None, None, "u"]
    assert [a.title for a in found] == ["Rain 0", "Rain 1", "Rain 2"]
    context.workspace.undo()
    assert context.workspace.next_undo == steps
    assert {a.published for a in read.articles()} == {None}


def test_articles_move_to_the_end_of_another_story(qtbot, context, opened, articles):
    dialog = opened(ArticleDetailsDialog(context, articles[1:]))
    dialog.fields.story.setFocus()
    dialog.fields.story.showPopup()
    qtbot.keyClick(dialog.fields.story.view(), Key.Key_Home)
    qtbot.keyClick(dialog.fields.story.view(), Key.Key_Return)
    accept(qtbot, dialog)
    read = context.workspace.read
    later = next(story.id for story in read.stories() if story.title == "Later")
    assert [(a.id, a.ordinal) for a in read.articles(later)] == [(articles[1], 0), (articles[2], 1)]


def test_a_version_is_chosen_and_no_ring_is_offered(qtbot, context, opened, articles):
    dialog = opened(ArticleDetailsDialog(context, articles[:1]))
    dialog.version.setFocus()
    qtbot.keyClick(dialog.version, Key.Key_Down)
    accept(qtbot, dialog)
    assert context.workspace.read.article(articles[0]).version_of == articles[1]
    other = opened(ArticleDetailsDialog(context, articles[1:2]))
    offered = [other.version.itemData(row) for row in range(other.version.count())]
    assert offered == [None, articles[2]]
    other.reject()


def test_a_wrong_date_is_not_stored_and_escape_changes_nothing(qtbot, context, opened, articles):
    steps = context.workspace.next_undo
    dialog = opened(ArticleDetailsDialog(context, articles))
    qtbot.keyClicks(dialog.fields.lines["outlet"], " Weekly")
    qtbot.keyClicks(dialog.fields.lines["published"], "tomorrow")
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert context.workspace.next_undo == steps


def test_nothing_typed_is_no_step(qtbot, context, opened, articles):
    steps = context.workspace.next_undo
    dialog = opened(ArticleDetailsDialog(context, articles))
    accept(qtbot, dialog)
    assert context.workspace.next_undo == steps
