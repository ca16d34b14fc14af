"""Panels stand as they were left, and none is lost to a layout that did not know it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.ui.shell.docks import Docks, Side

NAMES = ("stories", "inspector", "tables", "search")


def _docks(qtbot, names=NAMES) -> tuple[QMainWindow, Docks]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1400, 1000)
    docks = Docks(window)
    for name in names:
        docks.add(name, name, QWidget(), Side.LeftDockWidgetArea)
    return window, docks


def test_panels_stand_as_they_were_left(qtbot) -> None:
    window, docks = _docks(qtbot)
    docks.arrange(b"")
    window.show()
    docks.by_name["inspector"].hide()
    again, others = _docks(qtbot)
    others.arrange(docks.arranged())
    again.show()
    assert not others.by_name["inspector"].isVisible()
    assert others.by_name["stories"].isVisible()


def test_a_layout_of_before_there_was_a_panel_does_not_hide_it(qtbot) -> None:
    window, docks = _docks(qtbot)
    docks.arrange(b"")
    window.show()
    docks.by_name["tables"].hide()
    newer, others = _docks(qtbot, (*NAMES, "coverage"))
    others.arrange(docks.arranged())
    newer.show()
    assert others.by_name["coverage"].isVisible()
    assert others.by_name["tables"].isVisible()


def test_a_layout_that_is_none_is_passed_over(qtbot) -> None:
    window, docks = _docks(qtbot)
    docks.arrange(b"nothing of Qt's")
    window.show()
    assert docks.by_name["stories"].isVisible()


def test_panels_come_back_as_wide_as_they_were_in_a_window_that_is_seen_before_them(qtbot) -> None:
    first, docks = _seen(qtbot)
    docks.arrange(b"")
    qtbot.waitUntil(first.updatesEnabled)
    first.resizeDocks([docks.by_name["stories"], docks.by_name["inspector"]], [260, 330], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: _widths(docks) == [260, 330])
    again, others = _seen(qtbot)
    others.arrange(docks.arranged())
    others.set_aside()  # no project is open yet
    others.bring_back()
    qtbot.waitUntil(again.updatesEnabled)
    qtbot.waitUntil(lambda: _widths(others) == [260, 330], timeout=2000)


def _seen(qtbot) -> tuple[QMainWindow, Docks]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    window.resize(1400, 1000)
    with qtbot.waitExposed(window):
        window.show()
    docks = Docks(window)
    for name, side in zip(NAMES, (Side.LeftDockWidgetArea, Side.RightDockWidgetArea), strict=False):
        docks.add(name, name, QWidget(), side)
    docks.add("tables", "tables", QWidget(), Side.BottomDockWidgetArea)
    docks.add("search", "search", QWidget(), Side.BottomDockWidgetArea)
    return window, docks


def _widths(docks: Docks) -> list[int]:
    return [docks.by_name[name].width() for name in ("stories", "inspector")]
