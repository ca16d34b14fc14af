"""Another theme reaches all that is seen, soon."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from annotator.ui.main_window import MainWindow
from annotator.ui.shell.sheet import dress
from annotator.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT
from annotator.ui.widgets.completion import complete_from


class Restyled(QObject):
    """Counts how often each widget is told that its style is another."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


def test_no_widget_is_laid_anew_for_each_that_it_stands_in(desk_window: MainWindow) -> None:
    watch, application = Restyled(), QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    desk_window.preferences.change(appearance="dark")
    application.removeEventFilter(watch)

    inside = desk_window.frame.findChildren(QWidget)
    assert len(inside) > 200
    assert all(watch.times[widget] for widget in inside if widget.isVisible())
    # Twice for the window's sheet, and twice more in the panel that has one of its own.
    assert max(watch.times[widget] for widget in inside) <= 4


def ground(widget: QWidget) -> str:
    return widget.palette().color(QPalette.ColorRole.Window).name()


@pytest.mark.parametrize("theme", [DARK, HIGH_CONTRAST])
def test_what_opens_over_the_window_follows_it(desk_window: MainWindow, theme) -> None:
    before, after = QDialog(desk_window.frame), QDialog(desk_window.frame)
    before.show()
    desk_window.preferences.change(appearance=theme.name)
    after.show()
    assert ground(desk_window.frame) == ground(before) == ground(after) == theme.window
    desk_window.preferences.change(appearance="light")
    assert ground(before) == ground(after) == LIGHT.window


def test_the_words_offered_to_complete_a_line_have_the_looks_of_its_window(qtbot) -> None:
    dialog, line = QDialog(), QLineEdit()
    QVBoxLayout(dialog).addWidget(line)
    qtbot.addWidget(dialog)
    offered = complete_from(line, ["Harbour Post"]).popup()
    dress(dialog, DARK)
    dialog.show()
    qtbot.keyClicks(line, "harb")
    qtbot.waitUntil(offered.isVisible)
    assert offered.palette().color(QPalette.ColorRole.Base).name() == DARK.surface
    complete_from(line, ["Coast Wire"])  # which takes the other's place, and its list


def test_words_offered_go_with_their_line(qtbot) -> None:
    dialog, gone = QDialog(), []
    line = QLineEdit(dialog)
    complete_from(line, ["Harbour Post"]).popup().destroyed.connect(lambda: gone.append("list"))
    qtbot.addWidget(dialog)
    line.deleteLater()
    qtbot.waitUntil(lambda: gone == ["list"])
