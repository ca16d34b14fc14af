"""Find and tag all, by real keys: one command, one step back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.ui.dialogs.find_and_tag.dialog import FindAndTagDialog
from annotator.ui.jobs import ThreadJobs
from tests.ui.worked_study import OTHER, Desk, at, press, until

Key = Qt.Key
Open = Callable[..., FindAndTagDialog]


@pytest.fixture
def opened(at_desk: Desk, qtbot: QtBot) -> Open:
    def show(needle: str, label: str = "speaker") -> FindAndTagDialog:
        dialog = FindAndTagDialog(at_desk.context, needle, label)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        QAbstractItemModelTester(dialog.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
        dialog.show()
        dialog.activateWindow()
        until(dialog.isActiveWindow)
        dialog.list.setFocus()
        return dialog

    return show


def test_all_are_ticked_and_tagging_is_one_step(opened: Open, at_desk: Desk) -> None:
    dialog = opened("Brandt")
    assert dialog.button.text() == "Tag 4"
    before = at_desk.workspace.list.counts().by_label["speaker"]
    press(dialog, Key.Key_Return)
    assert at_desk.workspace.list.counts().by_label["speaker"] == before + 4
    assert not dialog.isVisible()
    at_desk.workspace.undo()
    assert at_desk.workspace.list.counts().by_label["speaker"] == before


def test_space_takes_ticks_away_and_a_brings_them_back(opened: Open) -> None:
    dialog = opened("Brandt")
    press(dialog, Key.Key_Space, Key.Key_Down, Key.Key_Space)
    assert dialog.button.text() == "Tag 2"
    press(dialog, Key.Key_A)
    assert dialog.button.text() == "Tag 4"
    press(dialog, Key.Key_A)
    assert not dialog.button.isEnabled()
    press(dialog, Key.Key_Return)
    assert dialog.isVisible()


def test_a_letter_of_the_codebook_chooses_the_label(opened: Open, at_desk: Desk) -> None:
    dialog = opened("Zoë Brandt")
    press(dialog, Key.Key_C, Key.Key_Return)
    (row,) = (r for r in at_desk.workspace.list.annotations("claim") if r.article == at_desk.articles[1])
    assert (row.start, row.end) == (at(OTHER, "Zoë Brandt").start, at(OTHER, "Zoë Brandt").end)


def test_what_bears_the_label_already_is_shown_and_left_alone(opened: Open, at_desk: Desk) -> None:
    dialog = opened("Anna Brandt")
    assert (len(dialog.rows.hits()), dialog.button.text()) == (2, "Tag 1")
    assert "1 already tagged" in dialog.told.text()
    press(dialog, Key.Key_Space)
    assert dialog.button.text() == "Tag 1"
    press(dialog, Key.Key_Q)
    assert dialog.button.text() == "Tag 2"


def test_words_case_and_where(opened: Open, at_desk: Desk) -> None:
    at_desk.workspace.do(ImportArticles((NewArticle(text="brandt, Brandtson", story="Bridge"),)))
    dialog = opened("brandt")
    assert len(dialog.rows.hits()) == 4
    dialog.where.setCurrentIndex(0)
    assert len(dialog.rows.hits()) == 2
    dialog.where.setCurrentIndex(2)
    assert len(dialog.rows.hits()) == 5
    dialog.whole.setChecked(False)
    assert len(dialog.rows.hits()) == 6
    dialog.case.setChecked(True)
    assert len(dialog.rows.hits()) == 1
    dialog.needle.clear()
    QTest.qWait(250)
    assert not dialog.rows.hits()


def test_a_speaker_of_the_register_is_meant_by_all(opened: Open, at_desk: Desk) -> None:
    dialog = opened("Zoë Brandt")
    dialog.speaker.setText("nobody of that name")
    assert not dialog.button.isEnabled()
    assert "nobody of that name" in dialog.told.text()
    dialog.speaker.setText("anna brandt")
    dialog.button.click()
    speaker = next(s for s in at_desk.workspace.read.speakers() if s.name == "Anna Brandt")
    assert len(at_desk.workspace.read.annotations_of_speaker(speaker.id)) == 2


def test_a_situation_is_told_and_nothing_is_done(opened: Open, at_desk: Desk) -> None:
    at_desk.workspace.annotator = None
    dialog = opened("Friis")
    press(dialog, Key.Key_Return)
    assert at_desk.answers.told == ["tag.nobody"]
    assert dialog.isVisible()


def test_the_place_is_shown_on_demand(opened: Open, at_desk: Desk) -> None:
    dialog = opened("Zoë")
    QTest.keyClick(dialog.list, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert at_desk.shown == [(at_desk.articles[1], at(OTHER, "Zoë"), None)]


def test_thousands_of_places_are_tagged_beside_the_window(opened: Open, at_desk: Desk) -> None:
    at_desk.context.jobs = jobs = ThreadJobs()
    at_desk.workspace.do(ImportArticles((NewArticle(text="ferry boat " * 250, story="Ferry"),)))
    dialog = opened("ferry", "cue")
    until(lambda: dialog.button.text() == "Tag 251")
    dialog.tag()
    assert dialog.isVisible()
    assert not dialog.button.isEnabled()
    until(lambda: not dialog.isVisible(), 20)
    until(lambda: jobs.running == 0)
    assert at_desk.workspace.list.counts().by_label["cue"] == 253
    jobs.stop()


def test_closing_ends_the_search(opened: Open, at_desk: Desk) -> None:
    at_desk.context.jobs = jobs = ThreadJobs()
    at_desk.workspace.do(Tag(at_desk.articles[1], (at(OTHER, "stayed"),), "cue"))
    dialog = opened("e")
    dialog.reject()
    until(lambda: jobs.running == 0)
    assert not dialog.rows.hits()
    jobs.stop()
