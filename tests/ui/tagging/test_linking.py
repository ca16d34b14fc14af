"""Linking by letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from annotator.ui.tagging.badges import codes
from annotator.ui.tagging.link_kinds import LinkKinds
from tests.ui.tagging.hand import Hand

Make = Callable[..., Hand]


def _tagged(ui: Hand, words: str, key: str, article: int = 0) -> str:
    ui.select(words, article)
    ui.press(key)
    ui.press("Esc") if key == "Q" else None
    found = ui.selection.annotation
    assert found is not None
    return found


def _letter(ui: Hand, annotation: str) -> str:
    return ui.tagging.linking.letters[annotation].upper()


def test_a_claim_is_linked_to_its_quote_with_two_keys(hand: Make) -> None:
    ui = hand("“All is well,” she said. All is well indeed.")
    quote = _tagged(ui, "“All is well,”", "Q")
    claim = _tagged(ui, "All is well indeed", "C")
    ui.press("L")
    ui.settle()
    ui.press(_letter(ui, quote))
    link = ui.links()[0]
    assert (link.type, link.source, link.target) == ("expressed_in", claim, quote)
    assert ui.focused() is ui.pane.view
    assert "Expressed in" in ui.said[-1]


def test_the_link_is_drawn_in_the_way_that_the_codebook_allows(hand: Make) -> None:
    ui = hand("“All is well,” she said. All is well indeed.")
    claim = _tagged(ui, "All is well indeed", "C")
    quote = _tagged(ui, "“All is well,”", "Q")
    ui.press("L")
    ui.press(_letter(ui, claim))
    assert (ui.links()[0].source, ui.links()[0].target) == (claim, quote)


def _asked_which(ui: Hand) -> tuple[str, str]:
    """Two claims, and the menu of what may link them."""
    here = _tagged(ui, "Two hundred waited", "C", 1)
    there = _tagged(ui, "Three hundred waited", "C", 0)
    ui.press("L")
    ui.settle()
    ui.press(_letter(ui, here))
    ui.settle()
    return there, here


def test_several_kinds_are_chosen_by_digit_also_in_another_pane(hand: Make) -> None:
    ui = hand("Three hundred waited.", "Two hundred waited.")
    there, here = _asked_which(ui)
    assert not ui.links()
    ui.press("3")
    link = ui.links()[0]
    assert (link.type, link.source, link.target) == ("conflicting_value", there, here)
    ui.workspace.undo()
    assert not ui.links()


def _menu(ui: Hand) -> list[LinkKinds]:
    return [one for one in ui.window.findChildren(LinkKinds) if one.isVisible()]


@pytest.mark.parametrize(
    ("keys", "digit"),
    [("Return", 1), ("Down Return", 2), ("Down Down Enter", 3), ("Down Up Return", 1), ("Up Down Down Return", 2)],
)
def test_arrows_walk_the_kinds_and_return_draws_the_one_that_digits_draw(hand: Make, keys: str, digit: int) -> None:
    ui = hand("Three hundred waited.", "Two hundred waited.")
    there, here = _asked_which(ui)
    ui.press(str(digit))
    wanted = ui.links()[0]
    ui.workspace.undo()
    ui.desk.focus_pane(0)
    ui.pane.select_annotation(there)
    ui.press("L")
    ui.press(_letter(ui, here))
    for key in keys.split():
        assert len(_menu(ui)) == 1
        assert not ui.links()
        ui.press(key)
    link = ui.links()[0]
    assert (link.type, link.source, link.target) == (wanted.type, wanted.source, wanted.target)
    assert not _menu(ui)
    assert ui.focused() is ui.pane.view


@pytest.mark.parametrize("row", [0, 2])
def test_a_click_on_a_kind_draws_the_one_that_its_digit_draws(hand: Make, row: int) -> None:
    ui = hand("Three hundred waited.", "Two hundred waited.")
    there, here = _asked_which(ui)
    ui.press(str(row + 1))
    wanted = ui.links()[0]
    ui.workspace.undo()
    ui.desk.focus_pane(0)
    ui.pane.select_annotation(there)
    ui.press("L")
    ui.press(_letter(ui, here))
    (menu,) = _menu(ui)
    QTest.mouseClick(menu.findChildren(QLabel)[2 * row + 1], Qt.MouseButton.LeftButton)
    link = ui.links()[0]
    assert (link.type, link.source, link.target) == (wanted.type, wanted.source, wanted.target)
    assert not _menu(ui)
    assert ui.focused() is ui.pane.view


def test_up_from_the_first_kind_is_the_last_and_is_seen(hand: Make) -> None:
    ui = hand("Three hundred waited.", "Two hundred waited.")
    _asked_which(ui)
    (menu,) = _menu(ui)
    first = menu.grab().toImage()
    ui.press("Up")
    assert menu.accessibleDescription() == menu.findChildren(QLabel)[-1].text()
    assert menu.grab().toImage() != first
    ui.press("Down")
    assert menu.grab().toImage() == first
    ui.press("Esc")


@pytest.mark.parametrize("keys", ["Esc", "Down Esc", "Tab"])
def test_leaving_the_kinds_ends_the_asking(hand: Make, keys: str) -> None:
    ui = hand("Three hundred waited.", "Two hundred waited.")
    _asked_which(ui)
    ui.press(keys)
    assert not ui.links()
    assert not _menu(ui)
    assert ui.said[-1] == "No link was drawn."
    assert ui.focused() is ui.pane.view


@pytest.mark.parametrize("keys", ["Esc", "Tab", "Down", "9 Esc"])
def test_it_can_be_given_up(hand: Make, keys: str) -> None:
    ui = hand("“All is well,” she said. All is well indeed.")
    _tagged(ui, "“All is well,”", "Q")
    _tagged(ui, "All is well indeed", "C")
    ui.press("L")
    ui.press(keys)
    assert not ui.links()
    assert ui.said[-1] == "No link was drawn."
    assert ui.focused() is ui.pane.view
    ui.press("X")
    assert ui.only("claim").certainty == "unsure"


def test_no_letter_tags_while_one_is_awaited(hand: Make) -> None:
    ui = hand("“All is well,” she said. All is well indeed.")
    _tagged(ui, "“All is well,”", "Q")
    _tagged(ui, "All is well indeed", "C")
    ui.press("L U")
    assert len(ui.all()) == 2
    ui.press("Esc")


def test_nothing_to_link_is_said(hand: Make) -> None:
    ui = hand("Something is said here.")
    _tagged(ui, "Something", "U")
    ui.press("L")
    assert "Nothing in sight" in ui.said[-1]
    assert ui.focused() is ui.pane.view


@pytest.mark.parametrize("count", [1, 26, 27, 300])
def test_no_code_begins_another(count: int) -> None:
    found = codes(count)
    assert len(set(found)) == count
    assert not any(one != other and other.startswith(one) for one in found for other in found)
