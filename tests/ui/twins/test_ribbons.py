"""Ribbons between panes, and panes that follow the selected quote, in a real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import Tag
from annotator.commands.groups import MakeGroup
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.ui.main_window import MainWindow
from annotator.ui.reading.standing import standing
from annotator.ui.theme.tokens import DARK
from annotator.ui.twins.desk_twins import DeskTwins
from annotator.ui.twins.ribbons import Ribbons
from tests.studies import study
from tests.ui.worked_study import until

SAID = "“We have to close the harbour line before the winter storms arrive,”"
FILL = "Nothing else happened on the quay that day, and the gulls had it for themselves.\n\n" * 60


@pytest.fixture
def desk(tmp_path: Path, window: MainWindow) -> tuple[MainWindow, list[str], list[str]]:
    """Four panes; the quote in the first, far down in the second, not in the third, in the fourth."""
    texts = (f"{SAID} she said.\n\n{FILL}", f"{FILL}{SAID} she said.\n\n{FILL}", FILL, f"Then: {SAID} she said.")
    made = study(tmp_path, texts, name="ribbons")
    who = made.annotator
    articles = [article.id for article in made.read.articles()]
    starts = [text.index("“") for text in (texts[0], texts[1], texts[3])]
    having = [articles[0], articles[1], articles[3]]
    quotes = [
        made.do(Tag(article, (Span(start, start + len(SAID)),), "quote"))
        for article, start in zip(having, starts, strict=True)
    ]
    made.close()
    assert window.opening.open(made.path)
    window.context.workspace.annotator = who
    window.keeper.open_side_by_side(articles)
    until(lambda: window.sides is not None and len(window.desk.panes) == 4)
    QTest.qWait(50)
    return window, articles, quotes


def ribbons(window: MainWindow) -> Ribbons:
    assert window.sides is not None
    return window.sides.comparing.ribbons


def test_the_selected_quote_is_tied_to_its_group_and_the_panes_follow(
    desk: tuple[MainWindow, list[str], list[str]],
) -> None:
    window, _articles, quotes = desk
    group = MakeGroup("quote", tuple(Member(quote, "verbatim") for quote in quotes))
    window.context.workspace.do(group)
    first, second, third, fourth = window.desk.panes
    window.desk.focus_pane(0)
    first.view.setFocus()
    first.set_caret(0)
    before = second.view.verticalScrollBar().value()
    QTest.keyClick(first.view, Qt.Key.Key_Tab)
    assert first.selected_annotation() == quotes[0]
    assert ribbons(window).isVisible()
    assert ribbons(window).tied == 2
    assert second.selected_annotation() == quotes[1]
    until(lambda: second.view.verticalScrollBar().value() > before)
    levels = [
        standing(pane.view, window.context.selection.twins.at(pane.article.id)[0].fragments) for pane in (first, second)
    ]
    assert all(not level.beyond for level in levels)
    assert abs(levels[0].top - levels[1].top) < 3, "the words stand level"
    until(lambda: third.header.told.text() == "∅ no twin found here")
    assert (first.view.tie.left, first.view.tie.right) == (False, True)
    assert (second.view.tie.left, second.view.tie.right, fourth.view.tie.right) == (True, True, False)
    assert not third.view.tie.fragments
    first.select_annotation(None)
    assert not ribbons(window).isVisible()
    assert not second.view.tie.fragments
    assert not third.header.told.isVisible()


def test_words_that_are_scrolled_away_are_pointed_at(desk: tuple[MainWindow, list[str], list[str]]) -> None:
    window, _articles, quotes = desk
    window.context.workspace.do(MakeGroup("quote", tuple(Member(quote) for quote in quotes)))
    first, second = window.desk.panes[:2]
    first.select_annotation(quotes[0])
    bar = second.view.verticalScrollBar()
    fragments = window.context.selection.twins.at(second.article.id)[0].fragments
    for value, beyond in ((bar.maximum(), "above"), (0, "below")):
        bar.setValue(value)
        there = standing(second.view, fragments)
        assert there.beyond == beyond
        assert there.top == there.bottom
        assert ribbons(window).tied == 2


def test_ribbons_take_no_mouse_and_are_painted_beside_the_words_alone(
    desk: tuple[MainWindow, list[str], list[str]], dye: Callable[[MainWindow, QPoint], str]
) -> None:
    window, _articles, quotes = desk
    window.context.workspace.do(MakeGroup("quote", tuple(Member(quote) for quote in quotes)))
    first, second = window.desk.panes[:2]
    gap = second.mapTo(window.desk, QPoint(-4, 0)) + QPoint(
        0, first.view.viewport().mapTo(first, QPoint(0, 0)).y() + 30
    )
    before = dye(window, gap)
    first.select_annotation(quotes[0])
    QTest.qWait(50)
    assert dye(window, gap) != before, "a band runs from pane to pane"
    over = window.desk.childAt(gap)
    assert over is not ribbons(window)
    place = first.view.viewport().mapTo(window.desk, QPoint(40, 200))
    assert window.desk.childAt(place) is first.view.viewport()
    window.desk.set_theme(DARK)
    QTest.qWait(20)
    assert ribbons(window).isVisible()
    window.desk.close_article(second.article.id)
    until(lambda: ribbons(window).tied == 1)
    window.desk.clear()
    until(lambda: not ribbons(window).isVisible())


@pytest.fixture
def dye() -> Callable[[MainWindow, QPoint], str]:
    def find(window: MainWindow, at: QPoint) -> str:
        QApplication.processEvents()
        picture = window.desk.grab()
        return str(picture.toImage().pixelColor(at * picture.devicePixelRatio()).name())

    return find


def test_words_that_only_the_program_found_are_tied_too(desk: tuple[MainWindow, list[str], list[str]]) -> None:
    window, _articles, quotes = desk
    work = window.context.workspace
    assert not work.read.groups()
    first, second = window.desk.panes[:2]
    first.select_annotation(quotes[0])
    until(lambda: ribbons(window).tied == 2)
    assert second.selected_annotation() == quotes[1]
    assert not window.sides.comparing.once.offered, "nothing is offered to who only looks"
    work.undo()
    work.undo()
    QTest.qWait(20)
    assert ribbons(window).tied == 2
    assert second.view.overlay.untagged


def test_what_is_selected_before_the_twins_are_there_is_tied_once_they_are(
    desk: tuple[MainWindow, list[str], list[str]],
) -> None:
    window, _articles, quotes = desk
    window.context.workspace.do(MakeGroup("quote", tuple(Member(quote) for quote in quotes)))
    window.desk.panes[0].select_annotation(quotes[0])
    selection, value = window.context.selection, window.desk.panes[1].view.verticalScrollBar()
    selection.set_twins(None)
    assert ribbons(window).tied == 0
    value.setValue(0)
    later = DeskTwins(window.context, window.desk, window.sides.tagging.proposals.offers, lambda: None)
    until(lambda: ribbons(window).tied == 2)
    assert selection.annotation == quotes[0]
    assert value.value() == 0, "panes stand as they were left"
    later.deleteLater()


def test_space_after_tagging_brings_all_twins_before_it_goes_on_among_those_of_one_article(
    desk: tuple[MainWindow, list[str], list[str]],
) -> None:
    window, articles, quotes = desk
    work = window.context.workspace
    more = work.do(Tag(articles[3], (Span(0, 4),), "quote"))
    work.do(MakeGroup("quote", tuple(Member(quote) for quote in (*quotes, more))))
    first, second, _third, fourth = window.desk.panes
    first.select_annotation(quotes[0])
    second.view.verticalScrollBar().setValue(0)
    window.sides.comparing.twins.offer(quotes[0])  # as if it had been tagged just now
    assert second.view.verticalScrollBar().value() == 0
    for selected in (more, quotes[2], more):
        window.registry.get("twins.show").do()
        until(lambda: second.view.verticalScrollBar().value() > 0)
        assert fourth.selected_annotation() == selected
