"""Panels stand as they were left, and none is lost to a layout that did not know it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QWidget

from annotator.ui.frame import Frame
from annotator.ui.main_window import MainWindow
from annotator.ui.shell.docks import Docks, Side
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.view_state import ViewState
from tests.studies import study

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


def test_panels_that_nobody_has_seen_yet_leave_no_sizes_behind(qtbot) -> None:
    window, docks = _docks(qtbot)
    docks.arrange(b"")
    docks.set_aside()
    window.show()
    qtbot.waitUntil(window.updatesEnabled)
    assert docks.parting() == b"", "the next start is a first one too"
    docks.bring_back()
    qtbot.waitUntil(window.updatesEnabled)
    docks.set_aside()
    assert docks.parting() != b""


def _placed(qtbot, stored: bytes) -> tuple[QMainWindow, Docks]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.setCentralWidget(QWidget())
    docks = Docks(window)
    docks.keep_places(stored)
    window.show()
    qtbot.waitUntil(window.updatesEnabled)
    return window, docks


def test_panels_come_back_with_the_room_that_pages_took_from_them(qtbot) -> None:
    window, docks = _placed(qtbot, b"")
    docks.by_name["inspector"].show()
    qtbot.waitUntil(docks.by_name["inspector"].isVisible)
    before = {name: docks.by_name[name].width() for name in ("stories", "inspector")}
    docks.set_aside()
    window.centralWidget().setMinimumWidth(1150)
    for name in before:  # as Qt does with panels that come back while a wide page is still laid out
        docks.by_name[name].show()
    QApplication.processEvents()
    docks.set_aside()
    window.centralWidget().setMinimumWidth(0)
    docks.bring_back()
    qtbot.waitUntil(lambda: {name: docks.by_name[name].width() for name in before} == before)


def test_panels_that_are_aside_when_the_window_goes_come_back_as_wide_as_they_were(qtbot) -> None:
    window, docks = _placed(qtbot, b"")
    stories = docks.by_name["stories"]
    window.resizeDocks([stories], [310], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: stories.width() == 310)
    docks.set_aside()
    window.centralWidget().setMinimumWidth(1150)  # a page that takes the whole window
    _again, others = _placed(qtbot, docks.parting())
    qtbot.waitUntil(lambda: others.by_name["stories"].width() == 310)


def test_the_keyboard_stays_where_it_is_when_panels_come_back(qtbot) -> None:
    _first, docks = _docks(qtbot)
    docks.arrange(b"")
    window, others = _docks(qtbot)
    field, button = QLineEdit(), QPushButton()
    others.fill("stories", field)
    window.setCentralWidget(button)
    window.show()
    window.activateWindow()
    field.setFocus()  # as Qt does in a window that comes to the front while it is furnished
    qtbot.waitUntil(field.hasFocus)
    others.arrange(docks.arranged())
    qtbot.waitUntil(window.updatesEnabled)
    assert field.hasFocus()


def test_panels_come_back_as_wide_as_they_were(qtbot, tmp_path: Path) -> None:
    """As the program does it: the frame is seen, then furnished, then a project opened, whose panels were aside."""
    sheet = QApplication.instance().styleSheet()
    workspace = study(tmp_path)
    workspace.close()
    first = _opened(qtbot, tmp_path, workspace.path)
    docks = first.docks.by_name
    usual = _sizes(first)
    first.frame.resizeDocks([docks["stories"], docks["inspector"]], [330, 420], Qt.Orientation.Horizontal)
    first.frame.resizeDocks([docks["tables"]], [300], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: _sizes(first)[:2] == [330, 420])
    wanted = _sizes(first)
    assert all(now != before for now, before in zip(wanted, usual, strict=True))
    first.frame.close()
    again = _opened(qtbot, tmp_path, workspace.path)
    assert _sizes(again) == wanted
    again.frame.close()
    QApplication.instance().setStyleSheet(sheet)


def _opened(qtbot, folder: Path, project: Path) -> MainWindow:
    view_state = ViewState(folder / "state")
    frame = Frame(view_state.window())
    qtbot.addWidget(frame)
    frame.resize(1500, 1000)  # a screen that nobody sees is too small for the size that would be brought back
    with qtbot.waitSignal(frame.painted):
        frame.show()
    window = MainWindow(frame, Preferences(folder / "settings.yaml"), view_state, ask=False, staged=True)
    window.opening.open(project)
    qtbot.waitUntil(lambda: window.sides is not None and frame.updatesEnabled())
    QTest.qWait(50)
    return window


def _sizes(window: MainWindow) -> list[int]:
    docks = window.docks.by_name
    return [docks["stories"].width(), docks["inspector"].width(), docks["tables"].height()]
