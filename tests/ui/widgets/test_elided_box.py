"""Choices whose words are longer than the room for them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from annotator.ui.widgets.elided_box import ElidedBox


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
