"""The register by real keys: corrected, merged, split, each one step."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from annotator.commands.annotations import Tag
from annotator.commands.attribution import Mean
from annotator.commands.speakers import AddSpeaker
from annotator.model.speaker import Speaker
from annotator.ui.dialogs.speakers.dialog import SpeakersDialog
from annotator.ui.dialogs.speakers.duplicates import duplicates
from annotator.ui.dialogs.speakers.merge import MergeDialog
from annotator.ui.dialogs.speakers.split import SplitDialog
from annotator.ui.jobs import ThreadJobs
from tests.ui.worked_study import OTHER, Desk, at, press, until

Key = Qt.Key


@pytest.fixture
def dialog(at_desk: Desk, qtbot: QtBot) -> SpeakersDialog:
    made = SpeakersDialog(at_desk.context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    until(made.isActiveWindow)
    return made


def named(at_desk: Desk, name: str) -> Speaker:
    return next(s for s in at_desk.workspace.read.speakers() if s.name == name)


def names(dialog: SpeakersDialog) -> list[object]:
    return [dialog.table.rows.cell(n, 0) for n in range(dialog.table.rows.rowCount())]


def select(dialog: SpeakersDialog, *keys: str) -> None:
    dialog.show_speaker(keys[0])
    flags = dialog.table.selectionModel().SelectionFlag
    for key in keys[1:]:
        row = dialog.table.rows.row_of(key)
        assert row is not None
        dialog.table.selectionModel().select(dialog.table.rows.index(row, 0), flags.Select | flags.Rows)


def answer(kind: type[QDialog], *keys: Key, text: str = "") -> None:
    """Press keys in the next dialog of that kind, as soon as it is there."""

    def act() -> None:
        asked = next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isActiveWindow()), None)
        if asked is None:
            QTimer.singleShot(5, act)
            return
        if text and isinstance(asked, SplitDialog):
            asked.name.setText(text)
            asked.list.setFocus()
        press(asked, *keys)

    QTimer.singleShot(0, act)


def test_it_lists_and_filters_by_alias(dialog: SpeakersDialog, at_desk: Desk) -> None:
    assert names(dialog) == ["Anna Brandt", "Ole Friis"]
    dialog.show_speaker(named(at_desk, "Ole Friis").id)
    dialog.details.aliases.setPlainText("the Skipper\n\n  the  Skipper \nCaptain")
    dialog.details.store()
    assert named(at_desk, "Ole Friis").aliases == ("the Skipper", "Captain")
    dialog.field.setFocus()
    QTest.keyClicks(dialog.field, "skipper")
    until(lambda: names(dialog) == ["Ole Friis"])


def test_fields_are_stored_as_they_are_left_and_taken_back(dialog: SpeakersDialog, at_desk: Desk) -> None:
    dialog.show_speaker(named(at_desk, "Anna Brandt").id)
    dialog.details.name.setFocus()
    dialog.details.name.selectAll()
    QTest.keyClicks(dialog.details.name, "<i>Anna</i>")
    press(dialog, Key.Key_Tab)
    until(lambda: "<i>Anna</i>" in names(dialog))
    at_desk.workspace.undo()
    until(lambda: dialog.details.name.text() == "Anna Brandt")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("Q42", "Q42"), (" q42 ", "Q42"), ("https://www.wikidata.org/wiki/Q42", "Q42"), ("42", None), ("Q0", None)],
)
def test_an_id_of_wikidata_is_checked(dialog: SpeakersDialog, at_desk: Desk, typed: str, stored: str | None) -> None:
    dialog.show_speaker(named(at_desk, "Anna Brandt").id)
    dialog.details.wikidata.setText(typed)
    dialog.details.store()
    assert named(at_desk, "Anna Brandt").external_ids.get("wikidata") == stored
    assert dialog.details.trouble.isVisible() == (stored is None)


def test_a_change_elsewhere_leaves_what_is_being_typed(dialog: SpeakersDialog, at_desk: Desk) -> None:
    anna = named(at_desk, "Anna Brandt")
    dialog.show_speaker(anna.id)
    dialog.details.description.setText("half a sent")
    at_desk.workspace.do(Tag(at_desk.articles[1], (at(OTHER, "stayed"),), "cue"))
    QTest.qWait(30)
    assert dialog.details.description.text() == "half a sent"


def test_where_a_speaker_is_mentioned_and_gone_to(dialog: SpeakersDialog, at_desk: Desk) -> None:
    dialog.show_speaker(named(at_desk, "Ole Friis").id)
    (hit,) = dialog.hits.hits()
    assert hit.labels == ("quote",)
    dialog.places.setFocus()
    press(dialog, Key.Key_Down, Key.Key_Return)
    assert at_desk.shown[-1][2] == hit.annotation


def test_a_new_entry_is_made_and_selected(dialog: SpeakersDialog, at_desk: Desk) -> None:
    at_desk.answers.line = "Zoë Brandt"
    dialog.new.click()
    assert dialog.details.name.text() == "Zoë Brandt"
    at_desk.answers.line = "  "
    dialog.new.click()
    assert at_desk.answers.told == ["speaker.unnamed"]


def test_merging_is_one_step_and_the_dearest_is_proposed(dialog: SpeakersDialog, at_desk: Desk) -> None:
    made = at_desk.workspace.do(AddSpeaker("Ms. Brandt"))
    until(lambda: len(names(dialog)) == 3)
    select(dialog, made, named(at_desk, "Anna Brandt").id)
    assert dialog.merge.isEnabled()
    answer(MergeDialog, Key.Key_Return)
    dialog.merge.click()
    assert named(at_desk, "Anna Brandt").aliases == ("Ms. Brandt",)
    assert names(dialog) == ["Anna Brandt", "Ole Friis"]
    at_desk.workspace.undo()
    until(lambda: len(names(dialog)) == 3)


def test_another_entry_may_be_kept(dialog: SpeakersDialog, at_desk: Desk) -> None:
    select(dialog, named(at_desk, "Ole Friis").id, named(at_desk, "Anna Brandt").id)
    answer(MergeDialog, Key.Key_Down, Key.Key_Return)
    dialog.merge.click()
    assert names(dialog) == ["Ole Friis"]


def test_splitting_is_one_step(dialog: SpeakersDialog, at_desk: Desk) -> None:
    mention = at_desk.workspace.do(Tag(at_desk.articles[1], (at(OTHER, "Zoë Brandt"),), "speaker"))
    anna = named(at_desk, "Anna Brandt")
    at_desk.workspace.do(Mean(mention, anna.id))
    QTest.qWait(20)
    dialog.show_speaker(anna.id)
    answer(SplitDialog, Key.Key_Down, Key.Key_Space, Key.Key_Return, text="Zoë Brandt")
    dialog.split.click()
    zoe = named(at_desk, "Zoë Brandt")
    assert [a.id for a in at_desk.workspace.read.annotations_of_speaker(zoe.id)] == [mention]
    assert dialog.details.name.text() == "Zoë Brandt"
    at_desk.workspace.undo()
    assert len(at_desk.workspace.read.annotations_of_speaker(anna.id)) == 2


def test_deleting_asks_where_mentions_would_mean_nobody(dialog: SpeakersDialog, at_desk: Desk) -> None:
    at_desk.answers.sure = False
    dialog.show_speaker(named(at_desk, "Anna Brandt").id)
    dialog.drop.click()
    assert len(at_desk.workspace.read.speakers()) == 2
    at_desk.answers.sure = True
    dialog.drop.click()
    assert [s.name for s in at_desk.workspace.read.speakers()] == ["Ole Friis"]


def test_the_window_does_not_wait_for_the_register_to_be_counted(at_desk: Desk, qtbot: QtBot) -> None:
    at_desk.context.jobs = jobs = ThreadJobs()
    ole = named(at_desk, "Ole Friis").id
    dialog, hasty = SpeakersDialog(at_desk.context), SpeakersDialog(at_desk.context)
    for one in (dialog, hasty):
        one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(one)
        one.show()
        assert names(one) == []
    dialog.show_speaker(ole)
    hasty.close()  # before it was told anything
    until(lambda: len(dialog.hits.hits()) == 1)
    assert dialog.details.name.text() == "Ole Friis"
    assert dialog.told.text() == "1 place"
    until(lambda: jobs.running == 0)
    assert names(hasty) == []
    jobs.stop()


def test_what_is_taken_back_while_the_register_is_counted_is_not_stored_again(
    at_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_desk.context.jobs = jobs = ThreadJobs()
    dialog, go_on = SpeakersDialog(at_desk.context), Event()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_speaker(named(at_desk, "Ole Friis").id)
    until(lambda: dialog.details.name.text() == "Ole Friis" and jobs.running == 0)
    listing, count = at_desk.workspace.list, at_desk.workspace.list.speakers

    def late(whose: object) -> object:
        found = count(whose)  # type: ignore[arg-type]
        go_on.wait(10)
        return found

    monkeypatch.setattr(listing, "speakers", late)
    dialog.details.name.setText("Zita")
    dialog.details.store()
    assert named(at_desk, "Zita")
    until(lambda: jobs.running == 1)
    at_desk.workspace.undo()
    go_on.set()
    until(lambda: jobs.running == 0)
    assert dialog.details.name.text() == "Ole Friis"
    dialog.details.store()
    assert named(at_desk, "Ole Friis")
    jobs.stop()


def test_possible_duplicates_are_hints() -> None:
    def one(key: str, name: str, *aliases: str, kind: str = "person") -> Speaker:
        return Speaker(key, name, kind, aliases)

    speakers = [
        one("1", "Anna Brandt", "the director"),
        one("2", "A. Brandt"),
        one("3", "Ole Friis", "The Director"),
        one("4", "Port Council", kind="organisation"),
        one("5", "Town Council", kind="organisation"),
    ]
    assert [(p.one, p.other, p.whole) for p in duplicates(speakers)] == [("1", "3", True), ("1", "2", False)]
    crowd = [one(str(n), "A passenger") for n in range(30)]
    assert duplicates(crowd) == []


def test_a_hint_selects_both(dialog: SpeakersDialog, at_desk: Desk) -> None:
    assert dialog.hint.isHidden()
    made = at_desk.workspace.do(AddSpeaker("Zoë Brandt"))
    until(dialog.hint.isVisible)
    dialog.hint.menu().actions()[0].trigger()
    assert {s.id for s in dialog._chosen()} == {made, named(at_desk, "Anna Brandt").id}
    assert dialog.merge.isEnabled()


def test_who_is_filtered_out_is_no_longer_chosen(dialog: SpeakersDialog, at_desk: Desk) -> None:
    before = {speaker.id for speaker in at_desk.workspace.read.speakers()}
    made = at_desk.workspace.do(AddSpeaker("Zita Quint"))
    until(lambda: "Zita Quint" in names(dialog))
    select(dialog, min(before))
    dialog.field.setFocus()
    QTest.keyClicks(dialog.field, "zita")
    press(dialog.field, Key.Key_Down)
    assert names(dialog) == ["Zita Quint"]
    assert dialog.details.name.text() == "Zita Quint"
    assert dialog.table.hasFocus()
    select(dialog, made)
    dialog.field.setText("nobody of that name")
    until(lambda: not names(dialog))
    assert not dialog.drop.isEnabled()
    assert not dialog.quotes.isEnabled()
    assert not dialog.details.isEnabled()
