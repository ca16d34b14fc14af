"""The window as a whole: what is open, shown, brought back and refused."""

from __future__ import annotations

from time import sleep

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import Tag, TagAll
from annotator.commands.articles import DropArticles
from annotator.commands.project import ChooseBlind
from annotator.commands.team import AddAnnotator
from annotator.model.errors import ProjectFileError
from annotator.model.span import Span
from annotator.workspace import Workspace


def _articles(window) -> list[str]:
    return [article.id for article in window.context.workspace.read.articles()]


def _tag(window, article: str, start: int = 0, end: int = 5) -> str:
    return window.context.workspace.do(Tag(article, (Span(start, end),), "quote"))


def test_without_a_project_the_window_says_how_to_begin(window) -> None:
    assert window.middle.pages.currentWidget() is window.middle.empty
    assert not window.status.person.isVisible()
    assert not window.docks.by_name["stories"].isVisible()


def test_no_key_is_claimed_twice(desk_window) -> None:
    assert desk_window.registry.clashes() == []


def test_every_action_stands_in_a_menu_that_there_is(desk_window) -> None:
    for action in desk_window.registry.actions:
        assert desk_window.menus.entry(action.id).text().replace("&", "")


def test_opening_shows_the_first_story_side_by_side(desk_window) -> None:
    assert list(desk_window.desk.articles) == _articles(desk_window)
    assert desk_window.middle.pages.currentWidget() is desk_window.desk
    assert desk_window.context.selection.article == _articles(desk_window)[0]
    assert desk_window.who.present().name == "Ada"


def test_a_tag_is_painted_counted_and_undone_by_name(desk_window, qtbot) -> None:
    article = _articles(desk_window)[0]
    _tag(desk_window, article)
    pane = desk_window.desk.pane_of(article)

    assert len(pane.view.marks_painter.marks) == 1
    qtbot.waitUntil(lambda: desk_window.status.counts.text().startswith("1 quote ·"))
    assert desk_window.status.stored.text() == "saved · Undo: tag quote"
    assert desk_window.steps.undo_title() == "Undo: tag quote"

    desk_window.steps.undo()
    assert len(pane.view.marks_painter.marks) == 0
    assert desk_window.steps.redo_title() == "Redo: tag quote"


def test_keys_tag_in_the_text_and_type_in_fields(desk_window, qtbot) -> None:
    desk_window.desk.focus_pane(0)
    pane = desk_window.desk.panes[0]
    pane.select(Span(0, 5))
    qtbot.waitUntil(pane.view.hasFocus)
    qtbot.keyClick(pane.view, Qt.Key.Key_Q)
    assert desk_window.context.workspace.list.counts().annotations == 1

    desk_window.stories.filter.setFocus()
    qtbot.keyClicks(desk_window.stories.filter, "q")
    assert desk_window.stories.filter.text() == "q"
    assert desk_window.context.workspace.list.counts().annotations == 1


def test_what_others_marked_is_shown_only_when_wanted(desk_window) -> None:
    workspace = desk_window.context.workspace
    workspace.do(ChooseBlind(blind=False))
    article = _articles(desk_window)[0]
    ben = workspace.do(AddAnnotator("Ben"))
    desk_window.who.be(ben)
    _tag(desk_window, article)
    ada = next(a.id for a in desk_window.who.people() if a.name == "Ada")
    desk_window.who.be(ada)
    marks = desk_window.desk.pane_of(article).view.marks_painter
    assert len(marks.marks) == 0

    desk_window.keeper.show_marks_of({ben})
    assert [mark.muted for mark in marks.marks] == [True]


def test_a_dropped_article_leaves_the_desk_and_undo_brings_it_back(desk_window) -> None:
    article = _articles(desk_window)[0]
    desk_window.context.workspace.do(DropArticles((article,)))
    assert article not in desk_window.desk.articles


def test_a_large_step_is_taken_back_beside_the_window(desk_window, qtbot) -> None:
    with qtbot.waitSignal(desk_window.context.bridge.changed):
        desk_window.steps.undo()  # the import of the articles
        assert desk_window.steps.busy
        assert not desk_window.desk.isEnabled()
    qtbot.waitUntil(lambda: not desk_window.steps.busy)
    qtbot.waitUntil(lambda: desk_window.jobs.running == 0)
    assert desk_window.desk.articles == ()
    assert desk_window.desk.isEnabled()


def test_the_keyboard_stays_in_the_text_while_a_large_step_is_taken_back(desk_window, qtbot) -> None:
    workspace = desk_window.context.workspace
    article = _articles(desk_window)[0]
    workspace.do(TagAll(((article, Span(0, 5)),), "quote"))
    desk_window.desk.focus_pane(0)
    view = desk_window.desk.panes[0].view
    qtbot.waitUntil(view.hasFocus)
    desk_window.steps.undo()
    assert desk_window.steps.busy
    qtbot.waitUntil(lambda: not desk_window.steps.busy)
    qtbot.waitUntil(view.hasFocus)


def test_reopening_brings_back_panes_caret_and_annotation(open_frame, project) -> None:
    first = open_frame()
    first.opening.open(project)
    articles = _articles(first)
    mark = _tag(first, articles[1], 3, 9)
    first.desk.close_article(articles[0])
    first.desk.focus_pane(0)
    pane = first.desk.panes[0]
    pane.select(Span(2, 7))
    pane.select_annotation(mark)
    first.frame.close()

    second = open_frame()
    second.opening.open(project)
    QApplication.processEvents()
    assert list(second.desk.articles) == articles[1:]
    assert second.desk.panes[0].selection() == Span(2, 7)
    assert second.context.selection.annotation == mark
    assert second.preferences.now().recent == (str(project.resolve()),)


def test_a_file_that_is_refused_leaves_the_open_project(desk_window, asking, tmp_path) -> None:
    broken = tmp_path / "broken.annotator"
    broken.write_bytes(b"no project")
    assert not desk_window.opening.open(broken)
    assert [type(trouble) for trouble in asking.troubles] == [ProjectFileError]
    assert desk_window.context.workspace.read.articles()


def test_a_project_that_somebody_has_open_can_be_read(window, project) -> None:
    theirs = Workspace.open(project)
    try:
        window.opening.open(project)
        QApplication.processEvents()
        assert window.middle.notice.isVisible()
        assert not window.verbs.is_writable()
        assert not window.steps.can_undo()
    finally:
        window.opening.close()
        theirs.close()


def test_closing_leaves_the_project_file_alone_in_its_folder(desk_window, project, qtbot) -> None:
    desk_window.frame.close()
    assert [path.name for path in project.parent.glob("*study*")] == [project.name]


def test_done_and_next_goes_on(desk_window) -> None:
    first, second, _third = _articles(desk_window)
    desk_window.desk.focus_pane(0)
    desk_window.keeper.finish()
    workspace = desk_window.context.workspace
    assert workspace.read.annotation_set(first, workspace.annotator).state == "done"
    assert desk_window.desk.current() is desk_window.desk.pane_of(second)


def test_the_sample_story_is_made_once_and_then_opened_again(window) -> None:
    assert window.opening.sample()
    made = {
        a.annotator
        for article in window.context.workspace.read.articles()
        for a in window.context.workspace.read.annotations(article.id)
    }
    people = {a.id for a in window.context.workspace.read.annotators() if a.role != "machine"}
    assert len(people) == 2
    assert people <= made
    first = window.context.workspace.path
    assert window.context.workspace.list.counts().annotations > 100
    _tag(window, _articles(window)[0], 0, 3)
    window.opening.close()
    assert window.opening.sample()
    assert window.context.workspace.path == first
    assert window.steps.undo_title() == "Undo: tag quote"


def test_where_only_others_have_tagged_their_marks_are_offered(desk_window, asking) -> None:
    article = _articles(desk_window)[0]
    desk_window.context.workspace.do(ChooseBlind(blind=False))
    _tag(desk_window, article)
    asking.lines = ["Ben"]
    desk_window.who.add()
    assert desk_window.middle.notice.isVisible()
    desk_window.middle.notice.button.click()
    assert len(desk_window.desk.pane_of(article).view.marks_painter.marks) == 1
    assert not desk_window.middle.notice.isVisible()


def test_tab_goes_from_the_stories_through_the_articles_to_the_panels(desk_window, qtbot) -> None:
    desk_window.docks.bring("tables")
    first, second, third = desk_window.desk.panes
    desk_window.desk.close_article(first.article.id)
    desk_window.keeper.open(first.article.id)  # made last, and at the right now
    qtbot.wait(20)
    parts = {
        "stories": desk_window.stories,
        "second": second,
        "third": third,
        "first": desk_window.desk.panes[-1],
        "tables": desk_window.docks.by_name["tables"].widget(),
        "person": desk_window.status.person,
    }
    desk_window.stories.filter.setFocus()
    passed = []
    for _step in range(80):
        here = QApplication.focusWidget()
        within = next((name for name, part in parts.items() if here is part or part.isAncestorOf(here)), None)
        if within and passed[-1:] != [within]:
            passed.append(within)
        desk_window.frame.focusNextPrevChild(True)
        if within == "person":
            break
    assert passed == list(parts)


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_1, Qt.Key.Key_Delete, Qt.Key.Key_F, Qt.Key.Key_G])
def test_a_key_that_tags_says_why_it_does_nothing_in_a_project_that_can_only_be_read(
    window, project, qtbot, key
) -> None:
    other = Workspace.open(project)
    window.opening.open(project)
    qtbot.waitUntil(lambda: bool(window.desk.panes) and window.sides is not None)
    view = window.desk.panes[0].view
    view.setFocus()
    QTest.keyClick(view, key)
    assert "reading only" in window.frame.statusBar().currentMessage()
    other.close()


def test_a_long_message_has_the_room_of_what_is_counted_and_ends_in_an_ellipsis(desk_window, qtbot) -> None:
    bar, counts = desk_window.frame.statusBar(), desk_window.status.counts
    qtbot.waitUntil(lambda: bool(counts.text()))
    desk_window.context.say("Short.")
    assert bar.currentMessage() == "Short."
    assert not counts.isHidden()
    long = "A message of very many words, with <b>somebody's</b>. " * 20
    desk_window.context.say(long)
    assert bar.currentMessage().endswith("…")
    assert bar.fontMetrics().horizontalAdvance(bar.currentMessage()) < bar.width()
    assert "&lt;b&gt;" in bar.toolTip()
    assert counts.isHidden()
    bar.clearMessage()
    assert not counts.isHidden()
    assert bar.toolTip() == ""
    desk_window.context.say(long)
    desk_window.context.say("Short.")
    assert bar.toolTip() == ""


def test_a_project_that_somebody_had_open_is_opened_again_to_be_changed(window, project) -> None:
    other = Workspace.open(project)
    window.opening.open(project)
    assert window.context.workspace.read_only
    assert window.middle.notice.isVisible()
    window.middle.notice.button.click()  # too early
    assert window.context.workspace.read_only
    assert window.middle.notice.isVisible()
    other.close()
    window.middle.notice.button.click()
    assert not window.context.workspace.read_only
    assert not window.middle.notice.isVisible()


def test_closing_ends_what_is_under_way(desk_window, qtbot) -> None:
    """Proposals are looked for, a speaker is about to be proposed, a job goes on and on."""
    article = _articles(desk_window)[0]
    desk_window.context.selection.set_annotation(_tag(desk_window, article))
    assert desk_window.sides.inspector.ask_speaker()
    ended = []

    def work(report) -> None:
        try:
            while True:
                sleep(0.001)
                report(0, 0)
        finally:
            ended.append(True)

    desk_window.jobs.start("endless", work, ended.append, ended.append)
    qtbot.waitUntil(lambda: desk_window.jobs.running > 0)
    desk_window.frame.close()
    assert all(thread.isFinished() for thread in desk_window.jobs._running.values())
    assert desk_window.context.bridge.workspace is None
    for _turn in range(5):
        QApplication.processEvents()
    assert not desk_window.jobs.running
