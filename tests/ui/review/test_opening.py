"""While the review opens: keys that come early, and the way back."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui.review import loaded


@pytest.fixture
def slowly(monkeypatch):
    """Nothing is compared before this is set."""
    go_on, real = Event(), loaded.load

    def slow(*asked):
        go_on.wait(20)
        return real(*asked)

    monkeypatch.setattr(loaded, "load", slow)
    yield go_on
    go_on.set()


def test_who_asks_again_while_it_opens_stays_and_is_told_how_to_leave(slowly, arriving, qtbot) -> None:
    arriving.set_out()
    window = arriving.window
    assert window.places.now == "review"
    arriving.press("Ctrl+R Ctrl+R")
    assert window.places.now == "review"
    assert "Esc" in window.frame.statusBar().currentMessage()
    slowly.set()
    arriving.wait_until_there()
    qtbot.waitUntil(lambda: not arriving.page.opening)
    arriving.press("Ctrl+R")
    assert window.places.now == "desk"


def test_a_key_that_comes_as_the_screen_does_was_meant_for_opening_it(slowly, arriving, qtbot, monkeypatch) -> None:
    shown, real = [], type(arriving.page)._show_screen

    def show(page):
        real(page)
        shown.append(page.opening)
        arriving.window.places.turn("review")

    monkeypatch.setattr(type(arriving.page), "_show_screen", show)
    arriving.set_out()
    slowly.set()
    arriving.wait_until_there()
    assert shown == [True]
    assert arriving.window.places.now == "review"


def test_escape_leads_back_while_it_opens_and_it_can_be_opened_again(slowly, arriving) -> None:
    arriving.set_out()
    arriving.press("Esc")
    window = arriving.window
    assert window.places.now == "desk"
    assert window.desk.isAncestorOf(QApplication.focusWidget())
    arriving.set_out()
    assert window.places.now == "review"
    slowly.set()
    arriving.wait_until_there()
    assert arriving.verbs.reviewing.current is not None
    arriving.press("Esc")
    assert window.places.now == "desk"
