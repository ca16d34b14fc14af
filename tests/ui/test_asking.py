"""Messages show somebody else's text as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

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
