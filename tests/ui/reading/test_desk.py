import pytest

from annotator.ui.reading.desk import Desk
from annotator.ui.theme.tokens import LIGHT

from .samples import LABELS, MARKS, TEXT, article, mark


@pytest.fixture
def desk(shown):
    made = shown(Desk(LABELS, LIGHT), 1000, 400)
    for name in ("a1", "a2", "a3"):
        made.open(article(name), TEXT, MARKS)
    return made


def test_an_open_article_is_not_opened_twice(desk):
    assert desk.open(article("a2"), TEXT, []) is desk.panes[1]
    assert desk.articles == ("a1", "a2", "a3")


def test_focus_is_told_and_shown(desk, qtbot):
    with qtbot.waitSignal(desk.pane_focused) as told:
        desk.focus_pane(2)
    assert told.args == ["a3"]
    assert [pane.property("current") for pane in desk.panes] == [False, False, True]
    desk.focus_pane(17)
    assert desk.current() is desk.panes[2]


def test_closing_gives_the_keyboard_to_the_neighbour(desk, qtbot):
    desk.focus_pane(2)
    with qtbot.waitSignal(desk.article_closed) as told:
        desk.panes[2].header.close_button.click()
    assert told.args == ["a3"]
    assert desk.current() is desk.panes[1]
    desk.close_article("never there")
    desk.clear()
    assert desk.articles == ()
    assert desk.current() is None


def test_panes_change_places(desk):
    desk.move_pane("a1", 1)
    assert desk.articles == ("a2", "a1", "a3")
    desk.move_pane("a1", 9)
    assert desk.articles == ("a2", "a3", "a1")
    assert [desk.splitter.widget(at) for at in range(3)] == list(desk.panes)


def test_six_are_the_most(desk):
    for name in ("a4", "a5", "a6"):
        desk.open(article(name), TEXT, [])
    desk.focus_pane(1)
    desk.open(article("a7"), TEXT, [])
    assert desk.articles == ("a1", "a7", "a3", "a4", "a5", "a6")


def test_a_narrow_window_scrolls_sideways_and_no_pane_gets_too_narrow(desk):
    desk.resize(500, 400)
    assert all(pane.width() >= pane.minimumWidth() for pane in desk.panes)
    assert desk.splitter.width() > desk.width()


def test_folding_narrows_to_a_strip_and_back(desk):
    desk.fold("a2", folded=True)
    assert desk.panes[1].maximumWidth() < 50
    assert desk.panes[1].view.isHidden() or not desk.panes[1].view.isVisible()
    desk.focus_pane(1)
    assert desk.panes[1].view.isVisible()


def test_tagging_in_one_scrolls_no_other(desk):
    for pane in desk.panes:
        pane.view.verticalScrollBar().setValue(15)
    before = [pane.view.verticalScrollBar().value() for pane in desk.panes]
    desk.panes[0].update_marks([mark("new", "They left at noon")])
    assert [pane.view.verticalScrollBar().value() for pane in desk.panes] == before
