"""Messages show somebody else's text as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMessageBox, QWidget

from annotator.ui.asking import Dialogs


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
