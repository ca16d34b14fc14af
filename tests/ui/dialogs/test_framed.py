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


def test_enter_presses_the_button_that_has_the_keyboard_and_in_a_field_the_one_that_accepts(qtbot, context, opened):
    done = []
    for at in ("cancel_button", "field"):
        dialog = FramedDialog(context.jobs, "Title", "Do it")
        dialog.field = QLineEdit()
        dialog.body.addWidget(dialog.field)
        opened(dialog)
        getattr(dialog, at).setFocus()
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Return)
        done.append(dialog.result())
    assert done == [FramedDialog.DialogCode.Rejected, FramedDialog.DialogCode.Accepted]


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
