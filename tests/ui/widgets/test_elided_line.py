"""A field whose words are too long for it says so, and shows them all to who types in it."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.ui.theme.style import sheet_of
from annotator.ui.theme.tokens import LIGHT
from annotator.ui.widgets.elided_line import ElidedLine

LONG = "The inspector general of the department for harbours, ferries and canals"


def test_too_long_words_end_in_an_ellipsis_where_nobody_types(qtbot) -> None:
    frame, field, other = QWidget(), ElidedLine(LONG), QLineEdit(LONG)
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)
    for line in (field, other):
        line.setCursorPosition(0)
        line.setFixedWidth(180)
        column.addWidget(line)
    frame.setStyleSheet(sheet_of(LIGHT))
    frame.show()
    qtbot.waitExposed(frame)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert field.told().endswith("…")
    assert LONG.startswith(field.told()[:-1])
    assert field.text() == LONG
    frame.setFocus()
    qtbot.waitUntil(lambda: not other.hasFocus())
    ours, theirs = _picture(field), _picture(other)
    assert ours != theirs
    assert ours.copy(0, 0, 120, ours.height()) == theirs.copy(0, 0, 120, ours.height())
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.told() == LONG
    field.setText("Anna Brandt")
    other.setFocus()
    assert field.told() == "Anna Brandt"


def _picture(field: QWidget) -> QImage:
    return field.grab().toImage()
