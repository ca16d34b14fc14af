"""Twins across panes by real keys in a real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.groups import AddMembers, MakeGroup, RecordAbsence, RemoveMembers
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.ui.main_window import MainWindow
from annotator.ui.panels.inspector.parts import PlainButton, Quiet
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.twins.story_twins import StoryTwins
from tests.studies import study
from tests.ui.worked_study import until

Key = Qt.Key


@pytest.fixture
def grouped(desk_window: MainWindow) -> tuple[MainWindow, list[str], list[str], str]:
    """The window with a group of the first two articles' opening quotes; the articles, the quotes, the group."""
    work = desk_window.context.workspace
    work.annotator = work.read.annotators()[0].id
    articles = [article.id for article in work.read.articles()]
    quotes = [work.do(Tag(article, (Span(0, 28),), "quote")) for article in articles[:2]]
    group = work.do(MakeGroup("quote", tuple(Member(quote, "verbatim") for quote in quotes), "Close the line"))
    until(lambda: len(desk_window.desk.panes) == 3)
    desk_window.desk.focus_pane(0)
    return desk_window, articles, quotes, group


def press(window: MainWindow, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    pane = window.desk.current()
    assert pane is not None
    window.frame.activateWindow()
    until(pane.view.hasFocus)
    QTest.keyClick(pane.view, key, with_)
    QApplication.processEvents()


def test_a_group_is_shown_in_the_other_panes(grouped: tuple[MainWindow, list[str], list[str], str]) -> None:
    window, articles, quotes, group = grouped
    window.context.selection.show(articles[0], None, quotes[0])
    window.context.selection.show_group(group)
    other, third = (window.desk.pane_of(article) for article in articles[1:])
    assert other is not None
    assert third is not None
    assert other.selected_annotation() == quotes[1]
    assert window.desk.current() is window.desk.pane_of(articles[0])
    until(third.header.told.isVisible)
    until(lambda: third.header.told.text() == "∅ no twin found here")
    window.context.workspace.do(RecordAbsence(group, (articles[2],)))
    window.context.selection.show_group(group)
    assert third.header.told.text() == "∅ not reported here"
    window.context.selection.set_annotation(None)
    assert not third.header.told.isVisible()


def test_of_an_article_of_another_story_it_is_not_said_that_it_has_no_twin(
    grouped: tuple[MainWindow, list[str], list[str], str],
) -> None:
    window, articles, quotes, _group = grouped
    (elsewhere,) = window.context.workspace.do(ImportArticles((NewArticle(text="Nothing at all.", story="Else"),)))
    window.keeper.open(elsewhere, focus=False)
    window.context.selection.show(articles[0], None, quotes[0])
    same, other = window.desk.pane_of(articles[2]), window.desk.pane_of(elsewhere)
    assert same is not None
    assert other is not None
    until(lambda: same.header.told.text() == "∅ no twin found here")
    assert not other.header.told.isVisible()


def test_a_group_is_shown_whole_from_an_article_that_does_not_report_it(
    grouped: tuple[MainWindow, list[str], list[str], str],
) -> None:
    window, articles, quotes, group = grouped
    selection = window.context.selection
    for article, quote in ((articles[1], quotes[1]), (articles[0], quotes[0]), (articles[1], quotes[1])):
        selection.show(article, None, quote)
        selection.show_group(group)
        selection.show(articles[2])
        selection.show_group(group)
        panes = [window.desk.pane_of(one) for one in articles]
        assert [pane.selected_annotation() for pane in panes if pane is not None] == [*quotes, None]
        assert window.desk.current() is panes[2]


def test_what_is_selected_in_an_article_that_does_not_report_it_gives_way_to_the_group(
    grouped: tuple[MainWindow, list[str], list[str], str],
) -> None:
    window, articles, quotes, group = grouped
    selection = window.context.selection
    window.context.workspace.do(RecordAbsence(group, (articles[2],)))
    other = window.context.workspace.do(Tag(articles[2], (Span(0, 7),), "claim"))
    selection.show(articles[2], None, other)
    selection.show(articles[2])
    selection.show_group(group)
    panes = [window.desk.pane_of(one) for one in articles]
    assert [pane.selected_annotation() for pane in panes if pane is not None] == [*quotes, None]
    assert panes[2] is not None
    assert panes[2].header.told.text() == "∅ not reported here"
    assert selection.twins is not None
    assert selection.annotation is None


def test_space_shows_the_twins_of_the_quote_under_the_caret(
    grouped: tuple[MainWindow, list[str], list[str], str],
) -> None:
    window, articles, quotes, _group = grouped
    front, other, third = (window.desk.pane_of(article) for article in articles)
    assert front is not None
    assert other is not None
    assert third is not None
    window.desk.focus_pane(0)
    front.set_caret(3)
    press(window, Key.Key_Space)
    assert front.selected_annotation() == quotes[0]
    assert other.selected_annotation() == quotes[1]
    until(lambda: third.header.told.text() == "∅ no twin found here")
    assert window.desk.current() is front


def test_ctrl_space_begins_a_group_and_g_fills_it(desk_window: MainWindow) -> None:
    work = desk_window.context.workspace
    work.annotator = work.read.annotators()[0].id
    articles = [article.id for article in work.read.articles()]
    quotes = [work.do(Tag(article, (Span(0, 28),), "quote")) for article in articles[:2]]
    until(lambda: len(desk_window.desk.panes) == 3)
    one, other = (desk_window.desk.pane_of(article) for article in articles[:2])
    assert one is not None
    assert other is not None
    desk_window.desk.focus_pane(0)
    one.set_caret(3)
    press(desk_window, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    (group,) = work.read.groups()
    assert [(m.annotation, m.how) for m in group.members] == [(quotes[0], "verbatim")]
    desk_window.desk.focus_pane(1)
    other.set_caret(3)
    press(desk_window, Key.Key_G)
    (group,) = work.read.groups()
    assert [m.annotation for m in group.members] == quotes
    assert group.members[1].how in ("variant", "partial", "paraphrase")
    assert one.selected_annotation() == quotes[0]
    press(desk_window, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(work.read.groups()) == 1
    work.undo()
    work.undo()
    assert not work.read.groups()


def test_words_that_nobody_has_grouped_are_looked_for(tmp_path: Path, window: MainWindow) -> None:
    text = "Before it all. “We need to close the harbour line in winter,” Anna Brandt said. And more."
    other = "Ms. Brandt was blunt. “We need to close the harbour line in winter,” she told them."
    made = study(tmp_path, (text, other, "Nothing of the kind."), name="twins")
    who = made.annotator
    made.close()
    assert window.opening.open(made.path)
    work = window.context.workspace
    work.annotator = who
    articles = [article.id for article in work.read.articles()]
    quote = text[text.index("“") : text.index("”") + 1]
    work.do(Tag(articles[0], (Span(text.index(quote), text.index(quote) + len(quote)),), "quote"))
    until(lambda: len(window.desk.panes) == 3)
    panes = [window.desk.pane_of(article) for article in articles]
    assert all(panes)
    window.desk.focus_pane(0)
    panes[0].set_caret(text.index("need"))
    press(window, Key.Key_Space)
    until(lambda: panes[1].selection() is not None)
    found = panes[1].selection()
    assert other[found.start : found.end] == quote
    assert panes[2].header.told.text() == "∅ no twin found here"
    assert window.desk.current() is panes[0]


def test_the_inspector_says_where_else_it_stands_and_leads_there(
    grouped: tuple[MainWindow, list[str], list[str], str],
) -> None:
    window, articles, quotes, group = grouped
    window.context.workspace.do(RecordAbsence(group, (articles[2],)))
    window.context.selection.show(articles[0], None, quotes[0])
    assert window.sides is not None
    window.docks.bring("inspector")
    part = window.sides.inspector.groups
    until(lambda: any(way.isVisible() for way in part.findChildren(PlainButton)))
    told = "\n".join(label.text() for label in part.findChildren(Quiet))
    assert "Same quote in 2/3 articles" in told
    assert "Not reported: " in told
    (way,) = part.findChildren(PlainButton)
    way.setFocus()
    QTest.keyClick(way, Key.Key_Space)
    current = window.desk.current()
    assert current is window.desk.pane_of(articles[1])
    assert current is not None
    assert current.selected_annotation() == quotes[1]


def two_in_the_second(
    grouped: tuple[MainWindow, list[str], list[str], str],
) -> tuple[ReadingPane, ReadingPane, str]:
    """The first two panes, the caret in the first one's quote, and a second member in the second's article."""
    window, articles, _quotes, group = grouped
    work = window.context.workspace
    front, other = (window.desk.pane_of(article) for article in articles[:2])
    assert front is not None
    assert other is not None
    again = work.do(Tag(articles[1], (Span(40, 60),), "quote"))
    work.do(AddMembers(group, (Member(again, "partial"),)))
    window.desk.focus_pane(0)
    front.set_caret(3)
    return front, other, again


def test_space_again_goes_on_to_the_next_of_several_members(
    grouped: tuple[MainWindow, list[str], list[str], str],
) -> None:
    window, articles, quotes, group = grouped
    work = window.context.workspace
    front, other, again = two_in_the_second(grouped)
    for expected in (quotes[1], again, quotes[1]):
        press(window, Key.Key_Space)
        assert other.selected_annotation() == expected
    assert window.frame.statusBar().currentMessage().startswith("1 of 2 in ")
    work.do(RemoveMembers(group, (again,)))
    here = work.do(Tag(articles[0], (Span(40, 60),), "quote"))
    work.do(AddMembers(group, (Member(here, "partial"),)))
    for expected in (here, quotes[0]):
        press(window, Key.Key_Space)
        assert front.selected_annotation() == expected
    assert window.desk.current() is front


def test_what_is_found_late_does_not_take_back_where_space_went(
    grouped: tuple[MainWindow, list[str], list[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = grouped[0]
    _front, other, again = two_in_the_second(grouped)
    with monkeypatch.context() as held:
        held.setattr(StoryTwins, "is_known", lambda _story, _words: False)
        press(window, Key.Key_Space)
        press(window, Key.Key_Space)
        told = window.frame.statusBar().currentMessage()
        assert told.startswith("2 of 2 in ")
        assert other.selected_annotation() == again
    for story in window.frame.findChildren(StoryTwins):
        story.found.emit()
    until(lambda: (shown := window.context.selection.twins) is not None and shown.looked)
    assert window.frame.statusBar().currentMessage() == told
    assert other.selected_annotation() == again
