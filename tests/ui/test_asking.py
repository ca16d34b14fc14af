"""Messages show somebody else's text as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from annotator.ui.asking import Dialogs
from annotator.ui.dialogs.one_of_many import OneOfManyDialog
from tests.ui.worked_study import until


def test_neither_a_message_nor_its_detail_is_taken_for_markup(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    formats: dict[str, Qt.TextFormat] = {}

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        formats.update({label.text(): label.textFormat() for label in box.findChildren(QLabel) if label.text()})
        box.close()

    QTimer.singleShot(0, look)
    Dialogs(window).tell("<b>Title</b>", "<img src='file:///nobody'>")
    assert set(formats) == {"<b>Title</b>", "<img src='file:///nobody'>"}
    assert set(formats.values()) == {Qt.TextFormat.PlainText}


def test_a_line_is_asked_for_with_room_for_a_title_and_plainly(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[tuple[int, str, Qt.TextFormat]] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QInputDialog)
        label = box.findChild(QLabel)
        seen.append((box.width(), label.text(), label.textFormat()))
        box.setTextValue(box.textValue() + " inquiry")
        box.accept()

    QTimer.singleShot(0, answer)
    assert Dialogs(window).text("Rename", "<i>Title</i>:", "Ferry") == "Ferry inquiry"
    ((width, *told),) = seen
    assert width >= 400
    assert told == ["<i>Title</i>:", Qt.TextFormat.PlainText]


def test_one_of_several_is_chosen_by_its_place(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def accept() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QInputDialog)
        box.accept()

    QTimer.singleShot(0, accept)
    assert Dialogs(window).choice("Who", "Who is tagging?", ["Ada", "Ben", "Ada"], 2) == 2


def test_one_of_many_is_found_by_its_letters_and_taken_by_enter(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    options = [f"Group {number}" for number in range(30)] + ["The ferry leaves: école", "The ferry stays"]
    seen: list[bool] = []

    def type_in(typed: str, *keys: Qt.Key) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, OneOfManyDialog)
        QTest.keyClicks(box.field, "nothing of the kind")
        seen.append(box.ok.isEnabled())
        box.field.clear()
        QTest.keyClicks(box.field, typed)
        for key in keys:
            QTest.keyClick(box.field, key)

    QTimer.singleShot(0, lambda: type_in("FERRY the", Qt.Key.Key_Down, Qt.Key.Key_Return))
    assert Dialogs(window).choice("Merge", "Which group?", options) == 31
    QTimer.singleShot(0, lambda: type_in("ecole", Qt.Key.Key_Return))
    assert Dialogs(window).choice("Merge", "Which group?", options) == 30
    QTimer.singleShot(0, lambda: type_in("group", Qt.Key.Key_Escape))
    assert Dialogs(window).choice("Merge", "Which group?", options) is None
    assert seen == [False] * 3


def test_of_a_line_too_long_for_its_field_the_beginning_is_seen(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[tuple[int, bool]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QInputDialog)
        line = box.findChild(QLineEdit)
        assert line is not None
        until(lambda: line.cursorPosition() == 0)
        seen.append((line.cursorPosition(), line.selectedText() == line.text()))
        box.reject()

    QTimer.singleShot(0, look)
    assert Dialogs(window).text("Label", "What the group is called:", "a long label " * 20) is None
    assert seen == [(0, True)]
