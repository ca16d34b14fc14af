"""Choosing a copy to restore."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from annotator.ui.dialogs.restore_backup import RestoreDialog, age

Key = Qt.Key


def test_the_newest_copy_is_offered_first_and_answered(qtbot, context, opened, workspace):
    workspace.back_up()
    workspace.back_up()
    dialog = opened(RestoreDialog(context))
    assert dialog.table.rowCount() == 2
    qtbot.keyClick(dialog.table, Key.Key_Down)
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.chosen == workspace.backups()[1]


def test_escape_answers_nothing(qtbot, context, opened, workspace):
    workspace.back_up()
    dialog = opened(RestoreDialog(context))
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.chosen is None


def test_without_copies_there_is_nothing_to_accept(context, opened):
    dialog = opened(RestoreDialog(context))
    assert not dialog.accept_button.isEnabled()
    dialog.accept()
    assert dialog.chosen is None
    dialog.reject()


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=90), "1 minute ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(days=2), "2 days ago"),
    ],
)
def test_an_age_is_told_in_words(passed, words):
    present = datetime(2024, 3, 10, 12, tzinfo=UTC)
    assert age(present - passed, present) == words
