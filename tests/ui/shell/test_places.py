"""Desk, review and agreement share the middle of the window."""

from __future__ import annotations

import importlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.ui.selection import QueueAsked
from annotator.ui.shell.places import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_every_place_can_be_loaded(name: str) -> None:
    module, kind = PAGES[name]
    assert callable(getattr(importlib.import_module(module), kind))


def test_a_key_goes_to_the_review_and_back_and_panels_follow_the_desk(desk_window, qtbot) -> None:
    shown = [name for name, dock in desk_window.docks.by_name.items() if dock.isVisible()]
    assert shown
    qtbot.keyClick(desk_window.desk.panes[0].view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    page = desk_window.places.page("review")
    assert desk_window.middle.pages.currentWidget() is page
    assert not any(dock.isVisible() for dock in desk_window.docks.by_name.values())
    assert page.isAncestorOf(QApplication.focusWidget())

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert desk_window.middle.pages.currentWidget() is desk_window.desk
    assert [name for name, dock in desk_window.docks.by_name.items() if dock.isVisible()] == shown
    assert desk_window.desk.panes[0].view.hasFocus()


def test_keys_of_the_desk_are_not_heard_elsewhere(desk_window, qtbot) -> None:
    article = desk_window.desk.articles[0]
    desk_window.places.show("review")
    for name in ("story.done", "pane.close", "view.panel_tables", "go.next_article"):
        assert not desk_window.registry.get(name).enabled()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk_window.context.workspace.read.annotation_set(article, desk_window.who.present().id) is None


def test_searching_everywhere_and_going_to_a_mark_lead_to_the_desk(desk_window) -> None:
    desk_window.places.show("review")
    desk_window.registry.get("edit.search").do()
    assert desk_window.places.now == "desk"
    assert desk_window.docks.by_name["search"].isVisible()

    desk_window.places.show("review")
    desk_window.context.selection.show(desk_window.desk.articles[1])
    assert desk_window.places.now == "desk"
    assert desk_window.desk.current() is desk_window.desk.panes[1]


def test_a_place_that_needs_much_room_leaves_the_desk_as_narrow_as_it_can_be(desk_window) -> None:
    narrowest = desk_window.frame.minimumSizeHint().width()
    for place in ("agreement", "review", "desk"):
        desk_window.places.show(place)
    QApplication.processEvents()
    assert desk_window.middle.minimumSizeHint().width() < desk_window.places.page("review").minimumSizeHint().width()
    assert desk_window.frame.minimumSizeHint().width() <= narrowest


def test_escape_leaves_agreement_and_panels_have_the_room_they_had(desk_window, qtbot) -> None:
    window, docks = desk_window, desk_window.docks.by_name
    window.frame.resize(1280, 800)
    docks["inspector"].show()
    QApplication.processEvents()
    before = {name: docks[name].width() for name in ("stories", "inspector")}
    window.places.show("agreement")
    page = window.places.page("agreement")
    qtbot.waitUntil(lambda: page.page is not None and window.jobs.running == 0, timeout=20000)
    page.setMinimumWidth(1100)
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert window.places.now == "desk"
    QApplication.processEvents()
    assert {name: docks[name].width() for name in before} == before


def test_without_a_project_there_is_only_the_desk(desk_window) -> None:
    desk_window.places.show("review")
    desk_window.opening.close()
    assert desk_window.places.now == "desk"
    assert desk_window.middle.pages.currentWidget() is desk_window.middle.empty
    desk_window.places.show("review")
    assert desk_window.places.now == "desk"


def test_a_queue_that_is_asked_for_opens_the_review(desk_window) -> None:
    desk_window.context.selection.queue_asked.emit(QueueAsked("quotes, exact", frozenset({"none"})))
    assert desk_window.places.now == "review"


def test_the_layout_is_kept_though_one_leaves_from_the_review(open_frame, project) -> None:
    window = open_frame()
    window.opening.open(project)
    before = {name: dock.isHidden() for name, dock in window.docks.by_name.items()}
    window.places.show("review")
    window.frame.close()
    again = open_frame()
    again.opening.open(project)
    assert {name: dock.isHidden() for name, dock in again.docks.by_name.items()} == before
