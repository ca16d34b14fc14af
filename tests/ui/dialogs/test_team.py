"""Who works on the project, and who tags what: by keys, one step an action."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.ui.dialogs.team.assignment import AssignmentDialog
from annotator.ui.dialogs.team.newcomer import NewcomerDialog
from annotator.ui.dialogs.team.people import TeamDialog

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def articles(workspace) -> list[str]:
    new = [NewArticle(text=f"Number {n} said so.", title=f"Title {n}", story=f"Story {n % 2}") for n in range(6)]
    workspace.do(ImportArticles(tuple(new)))
    workspace.do(AddAnnotator("Ben"))
    return [article.id for article in workspace.read.articles()]


def states(workspace) -> dict[tuple[str, str], str]:
    names = {a.id: a.name for a in workspace.read.annotators()}
    return {(found.article, names[found.annotator]): found.state for found in workspace.read.sets()}


# -- people -------------------------------------------------------------------------------------------------------


def test_name_and_role_are_changed_where_they_stand(qtbot, context, opened, workspace):
    dialog = opened(TeamDialog(context))
    dialog.name.setFocus()
    dialog.name.setText("Ada Lovelace")
    qtbot.keyClick(dialog.name, Key.Key_Tab)
    qtbot.keyClick(dialog.roles.group.button(1), Key.Key_Space)
    (ada,) = (a for a in workspace.read.annotators() if a.role != "machine")
    assert (ada.name, ada.role) == ("Ada Lovelace", "adjudicator")
    assert dialog.model.index(0, 1).data() == "adjudicator"
    workspace.undo()
    assert dialog.roles.role() == "annotator"


def test_a_name_that_is_taken_is_refused_in_a_sentence(qtbot, context, opened, workspace, asking):
    workspace.do(AddAnnotator("Ben"))
    dialog = opened(TeamDialog(context))
    dialog.name.setFocus()
    dialog.name.setText("ben")
    qtbot.keyClick(dialog.name, Key.Key_Tab)
    assert [s.key for s in asking.troubles] == ["annotator.same_name"]
    assert dialog.name.text() == "Ada"


def test_somebody_new_comes_with_a_role(qtbot, context, opened, workspace, asking):
    asking.new = ("Cleo", "adjudicator")
    dialog = opened(TeamDialog(context))
    dialog.new.click()
    assert ("Cleo", "adjudicator") in {(a.name, a.role) for a in workspace.read.annotators()}
    dialog.blind.click()
    assert not workspace.read.project().blind


def test_the_question_for_somebody_new(qtbot):
    dialog = NewcomerDialog("")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.name, " Dora ")
    qtbot.keyClick(dialog.roles.group.button(1), Key.Key_Space)
    qtbot.keyClick(dialog, Key.Key_Return)
    assert dialog.answer() == ("Dora", "adjudicator")


# -- who tags what ------------------------------------------------------------------------------------------------


def test_cells_are_turned_by_space_and_taken_back(qtbot, context, opened, workspace, articles):
    dialog = opened(AssignmentDialog(context))
    view = dialog.view
    assert [dialog.table.headerData(n, Qt.Orientation.Horizontal).split("\n")[0] for n in (2, 3)] == ["Ada", "Ben"]
    qtbot.keyClick(view, Key.Key_Space)
    qtbot.keyClick(view, Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Key.Key_Right, SHIFT)
    qtbot.keyClick(view, Key.Key_Space)
    assert set(states(workspace)) == {(a, who) for a in articles[:2] for who in ("Ada", "Ben")}
    workspace.annotator = next(a.id for a in workspace.read.annotators() if a.name == "Ada")
    workspace.do(ChangeState((articles[0],), workspace.annotator, "done"))
    assert dialog.table.index(0, 2).data() == "●  Done"
    qtbot.keyClick(view, Key.Key_Space)
    assert set(states(workspace)) == {(articles[0], "Ada")}
    qtbot.keyClick(view, Key.Key_Space)
    qtbot.keyClick(dialog, Key.Key_Z, CTRL)
    assert set(states(workspace)) == {(articles[0], "Ada")}


def test_a_column_a_row_and_what_was_begun(qtbot, context, opened, workspace, articles):
    dialog = opened(AssignmentDialog(context))
    qtbot.keyClick(dialog.view, Key.Key_C)
    qtbot.keyClick(dialog.view, Key.Key_Space)
    assert set(states(workspace)) == {(a, "Ada") for a in articles}
    workspace.do(Tag(articles[0], (Span(0, 6),), "claim"))
    dialog.view.setCurrentIndex(dialog.table.index(0, 2))
    qtbot.keyClick(dialog.view, Key.Key_Space)
    assert "has begun them" in dialog.message.text()
    qtbot.keyClick(dialog.view, Key.Key_R)
    assert dialog.view.pairs() == [dialog.table.pair(0, 2), dialog.table.pair(0, 3)]


def test_all_by_draw_and_by_list_within_what_is_shown(context, opened, workspace, articles, asking, tmp_path: Path):
    dialog = opened(AssignmentDialog(context))
    dialog.story.setCurrentIndex(1)
    dialog.all.click()
    assert len(states(workspace)) == 6
    dialog.story.setCurrentIndex(0)
    dialog.draw.click()
    assert len(states(workspace)) == 9
    dialog.draw.click()
    assert len(states(workspace)) == 9
    workspace.undo()
    workspace.undo()
    assert not states(workspace)
    listed = tmp_path / "list.csv"
    listed.write_text("Title 3,Ben\nTitle 4,ada\n")
    asking.files = [listed]
    dialog.listed.click()
    assert sorted(name for _article, name in states(workspace)) == ["Ada", "Ben"]
    listed.write_text("Title 99,Ben\n")
    dialog.listed.click()
    assert "line 1" in dialog.message.text()
    assert "4 assigned to nobody" in dialog.told.text()


def test_ten_thousand_articles_are_assigned_at_once(qtbot, context, opened, workspace):
    workspace.do(ImportArticles(tuple(NewArticle(text=f"{n}.", title=f"T{n}", story="S") for n in range(10_000))))
    dialog = opened(AssignmentDialog(context))
    dialog.all.click()
    qtbot.waitUntil(lambda: not dialog.underway.busy, timeout=20_000)
    assert len(workspace.read.sets()) == 10_000
    assert "10,000 articles" in dialog.told.text()
    qtbot.keyClick(dialog.view, Key.Key_Z, CTRL)
    assert not workspace.read.sets()
