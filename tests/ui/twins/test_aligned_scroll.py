"""Articles that scroll together, by keys and by wheel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.main_window import MainWindow
from annotator.ui.reading.level import bring_to, place_at
from annotator.ui.reading.page import MARGIN
from annotator.ui.reading.pane import ReadingPane
from tests.studies import study
from tests.ui.worked_study import until

PARTS = [
    f"On the {word} day the ministers met in the {word} of the harbour houses and agreed on nothing but the {word} of "
    f"their demands, which was read aloud to the {word} crowd.\n\n"
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
]
OTHER = "A stretch that only one of them has, of no use to anybody who would compare the two.\n\n" * 12


@pytest.fixture
def desk(tmp_path: Path, window: MainWindow) -> MainWindow:
    """Three panes: an article, the same with other words between its parts, and one with nothing of it."""
    texts = ("".join(PARTS) + "Much rain fell. " * 300, OTHER.join(PARTS) + OTHER, "Short. " * 400)
    made = study(tmp_path, texts, name="aligned")
    made.close()
    assert window.opening.open(made.path)
    until(lambda: window.sides is not None and len(window.desk.panes) == 3)
    window.desk.focus_pane(0)
    QTest.qWait(30)
    return window


def press(window: MainWindow, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window.frame.activateWindow()
    pane = window.desk.current()
    assert pane is not None
    until(pane.view.hasFocus)
    QTest.keyClick(pane.view, key, with_)
    QTest.qWait(20)


def turn(window: MainWindow) -> None:
    press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)


def word_at(pane: ReadingPane) -> str:
    """The ordinal of the part at the line that is read, or before it."""
    at = int(place_at(pane.view, pane.view.viewport().height() * 0.3))
    before = pane.view.text[: at + 40]
    return before[before.rindex("On the ") :].split()[2]


def test_the_others_come_to_the_same_passage(desk: MainWindow) -> None:
    first, second, third = desk.desk.panes
    press(desk, Qt.Key.Key_PageDown)
    assert second.view.verticalScrollBar().value() == 0, "each by itself, unless one wants it"
    turn(desk)
    assert desk.sides is not None
    until(lambda: desk.sides.comparing.shared.shared is not None)
    for _page in range(2):
        press(desk, Qt.Key.Key_PageDown)
        assert word_at(second) == word_at(first)
        assert second.view.verticalScrollBar().value() > first.view.verticalScrollBar().value()
    assert third.view.verticalScrollBar().value() > 0, "in proportion, where nothing is shared"
    press(desk, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert second.view.verticalScrollBar().value() <= 2 * MARGIN, "the beginnings stand side by side"
    turn(desk)
    before = second.view.verticalScrollBar().value()
    press(desk, Qt.Key.Key_PageDown)
    assert second.view.verticalScrollBar().value() == before


def test_the_wheel_leads_from_a_pane_that_has_no_keyboard(desk: MainWindow) -> None:
    first, second, _third = desk.desk.panes
    turn(desk)
    until(lambda: desk.sides.comparing.shared.shared is not None)
    view = second.view.viewport()
    middle = QPointF(view.rect().center())
    for _notch in range(30):
        turned = QWheelEvent(
            middle,
            view.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, turned)
        QTest.qWait(10)
    assert second.view.verticalScrollBar().value() > 0
    assert first.view.verticalScrollBar().value() > 0
    ordinals = [part.split()[2] for part in PARTS]
    assert abs(ordinals.index(word_at(first)) - ordinals.index(word_at(second))) <= 1
    value = second.view.verticalScrollBar().value()
    QTest.qWait(30)
    assert second.view.verticalScrollBar().value() == value, "who follows does not lead"


def test_a_place_between_two_lines_is_found_again(desk: MainWindow) -> None:
    view = desk.desk.panes[0].view
    for value in (0, 37, 101, 260):
        view.verticalScrollBar().setValue(value)
        place = place_at(view, 150)
        view.verticalScrollBar().setValue(0)
        bring_to(view, place, 150)
        assert abs(view.verticalScrollBar().value() - value) <= 6, "less than a third of a line"
