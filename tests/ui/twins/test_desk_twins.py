"""Twins across panes by real keys in a real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import Tag
from annotator.commands.groups import MakeGroup, RecordAbsence
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.ui.main_window import MainWindow
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


def press(key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, with_)
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
    assert third.header.told.isVisible()
    assert third.header.told.text() == "∅ not tagged here"
    window.context.workspace.do(RecordAbsence(group, (articles[2],)))
    window.context.selection.show_group(group)
    assert third.header.told.text() == "∅ not reported here"
    window.context.selection.set_annotation(None)
    assert not third.header.told.isVisible()
