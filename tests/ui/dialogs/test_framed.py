"""What every larger dialog does: keys, order, work that is stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from annotator.ui.dialogs.framed import FramedDialog, plain
from annotator.ui.dialogs.underway import Latest

Key = Qt.Key


def test_tab_goes_through_the_body_and_then_to_the_buttons(qtbot, context, opened):
    dialog = FramedDialog(context.jobs, "Title", "Do it")
    first, second = QLineEdit(), QLineEdit()
    dialog.body.addWidget(first)
    dialog.body.addWidget(second)
    first.setFocus()
    opened(dialog)
    passed = []
    for _step in range(4):
        passed.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Tab)
    assert passed == [first, second, dialog.cancel_button, dialog.accept_button]
    dialog.reject()


def test_no_text_is_taken_for_markup(qapp):
    assert plain("<b>x</b>").textFormat() == Qt.TextFormat.PlainText


def test_only_the_latest_job_answers(qtbot, context):
    latest, answers = Latest(context.jobs), []
    for name in ("first", "second", "third"):
        latest.start(name, lambda _report, name=name: name, answers.append, answers.append)
    qtbot.waitUntil(lambda: not latest.busy)
    qtbot.waitUntil(lambda: context.jobs.running == 0)
    assert answers == ["third"]


def test_a_stopped_job_answers_nobody_even_when_it_fails(qtbot, context):
    latest, answers = Latest(context.jobs), []

    def fails(report) -> None:
        while True:
            report(0, 0)

    latest.start("x", fails, answers.append, answers.append)
    latest.stop()
    assert not latest.busy
    qtbot.waitUntil(lambda: context.jobs.running == 0)
    assert answers == []
