"""Choices whose words are longer than the room for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.theme import style
from annotator.ui.theme.tokens import THEMES
from annotator.ui.widgets.elided_box import ElidedBox
from tests.ui.worked_study import until


def test_long_words_end_in_an_ellipsis_and_short_ones_stand_whole(qtbot: QtBot) -> None:
    box = ElidedBox("Speaker", 9)
    qtbot.addWidget(box)
    box.addItems(["All", "Somebody with a very long name & many titles"])
    box.resize(140, 30)
    assert box.told() == "All"
    box.setCurrentIndex(1)
    assert box.told().startswith("Some")
    assert box.told().endswith("…")
    assert box.currentText() == "Somebody with a very long name & many titles"
    box.resize(900, 30)
    assert box.told() == box.currentText()


def test_its_room_is_for_so_many_letters(qtbot: QtBot) -> None:
    few, many = ElidedBox("Outlet", 4), ElidedBox("Outlet", 20)
    for box in (few, many):
        qtbot.addWidget(box)
        box.addItem("x" * 60)
    assert few.minimumSizeHint().width() < many.minimumSizeHint().width() < 500
    assert few.accessibleName() == few.toolTip() == "Outlet"


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[ElidedBox]:
    """In a window with its looks, which it got after the box was asked for its list."""
    window = QWidget()
    qtbot.addWidget(window)
    made = ElidedBox("Order of rows", 9, window)
    made.view().setMinimumWidth(90)
    window.setStyleSheet(style.sheet_of(THEMES["light"]))
    window.show()
    yield made
    made.hidePopup()


@pytest.mark.parametrize("several", [3, 5, 10])
def test_a_list_opens_below_its_field_and_shows_all_its_entries_whole(box: ElidedBox, several: int) -> None:
    box.addItems([f"Order {number}" for number in range(several)])
    box.showPopup()
    view = box.view()
    until(view.isVisible)
    assert view.mapToGlobal(QPoint()).y() > box.mapToGlobal(box.rect().center()).y()
    assert view.visualRect(view.model().index(several - 1, 0)).bottom() < view.viewport().height()
    assert not view.verticalScrollBar().isVisible()


def test_a_long_list_has_a_scroll_bar(box: ElidedBox) -> None:
    box.addItems([f"Order {number}" for number in range(60)])
    box.showPopup()
    until(box.view().verticalScrollBar().isVisible)
