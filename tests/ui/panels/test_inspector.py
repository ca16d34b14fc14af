"""The inspector: what is edited is stored at once, what is stored is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.commands.annotations import Tag
from annotator.commands.attribution import Attribute
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.groups import MakeGroup
from annotator.commands.links import AddLink
from annotator.commands.project import ChooseBlind
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator
from annotator.model.annotation import Annotation
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.ui.panels.inspector.links import PlainButton
from annotator.ui.theme.tokens import THEMES
from annotator.ui.widgets.attribute_editors import ChoiceEditor, LineEditor
from tests.ui.tagging.hand import Hand

Make = Callable[..., Hand]
TEXT = "“We cannot wait,” the director, Astrid Brandt, told the captains. 545 people were left behind."


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    made: list[Hand] = []

    def make(*texts: str) -> Hand:
        made.append(Hand(tmp_path, texts))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def quoted(hand: Make) -> Hand:
    ui = hand(TEXT)
    ui.caret_in("cannot wait")
    ui.press("Q Return")
    ui.settle()
    return ui


def _claim(ui: Hand) -> Annotation:
    ui.select("545 people")
    ui.press("C")
    ui.settle()
    return ui.only("claim")


def _line(ui: Hand, name: str) -> LineEditor:
    editor = ui.inspector.attributes.editors[name]
    assert isinstance(editor, LineEditor)
    return editor


def test_it_shows_what_is_stored(quoted: Hand) -> None:
    inspector = quoted.inspector
    assert inspector.head.words.text() == "“We cannot wait,”"
    assert inspector.head.label.currentText() == "Quote"
    assert inspector.speakers.rows[0].field.text() == "Astrid Brandt"
    assert inspector.speakers.cue.words == "↗ told"
    assert "Ada" in inspector.foot.when.text()
    quoted.workspace.undo()
    quoted.settle()
    assert inspector.speakers.rows[0].field.text() == ""
    assert inspector.speakers.cue.isHidden()


def test_nothing_selected_is_a_quiet_hint(quoted: Hand) -> None:
    quoted.pane.select_annotation(None)
    quoted.settle()
    assert quoted.inspector.body.isHidden()
    told = [label.text() for label in quoted.inspector.hint.findChildren(QLabel)]
    assert "Q" in told


def test_the_label_is_changed(quoted: Hand) -> None:
    combo = quoted.inspector.head.label
    number = combo.findText("Claim")
    combo.setCurrentIndex(number)
    combo.activated.emit(number)
    assert quoted.only("claim").fragments
    quoted.settle()
    assert "kind" in quoted.inspector.attributes.editors


def test_a_choice_is_stored_at_once_and_taken_back(quoted: Hand) -> None:
    editor = quoted.inspector.attributes.editors["form"]
    assert isinstance(editor, ChoiceEditor)
    chip = editor.chips.buttons()[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert quoted.only("quote").attributes["form"] == "direct"
    quoted.settle()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert "form" not in quoted.only("quote").attributes
    quoted.workspace.undo()
    quoted.settle()
    assert editor.chips.chosen() == ("direct",)


def test_many_are_stored_in_the_order_of_the_codebook(quoted: Hand) -> None:
    editor = quoted.inspector.attributes.editors["integrity"]
    assert isinstance(editor, ChoiceEditor)
    for number in (2, 0):
        QTest.mouseClick(editor.chips.buttons()[number], Qt.MouseButton.LeftButton)
        quoted.settle()
    assert quoted.only("quote").attributes["integrity"] == ("fragment", "ellipsis")


def test_values_that_the_codebook_does_not_have_are_kept(hand: Make) -> None:
    ui = hand(TEXT)
    key = ui.workspace.do(Tag(ui.articles[0], (Span(0, 5),), "quote", {"integrity": ("odd", "fragment"), "own": "x"}))
    ui.pane.select_annotation(key)
    ui.settle()
    editor = ui.inspector.attributes.editors["integrity"]
    assert isinstance(editor, ChoiceEditor)
    assert "odd" in editor.unknown.text()
    QTest.mouseClick(editor.chips.buttons()[1], Qt.MouseButton.LeftButton)
    assert ui.only("quote").attributes == {"integrity": ("fragment", "shortened", "odd"), "own": "x"}


def test_text_is_stored_on_enter_and_when_left(hand: Make) -> None:
    ui = hand(TEXT)
    _claim(ui)
    field = _line(ui, "value").field
    field.setFocus()
    ui.type("545")
    ui.press("Return")
    assert ui.only("claim").attributes["value"] == "545"
    _line(ui, "unit").field.setFocus()
    ui.type("people")
    ui.press("Tab")
    assert ui.only("claim").attributes["unit"] == "people"
    field.setFocus()
    ui.type("6")
    ui.press("Esc")
    assert ui.only("claim").attributes["value"] == "545"
    assert ui.focused() is ui.pane.view


@pytest.mark.parametrize(
    ("typed", "stored"), [("2018", "2018"), ("2018-04", "2018-04"), ("2018-02-30", None), ("soon", None), ("", None)]
)
def test_a_partial_date_or_a_gentle_word(hand: Make, typed: str, stored: str | None) -> None:
    ui = hand(TEXT)
    _claim(ui)
    editor = _line(ui, "date_value")
    editor.field.setFocus()
    ui.type(typed)
    ui.press("Return")
    assert ui.only("claim").attributes.get("date_value") == stored
    assert editor.problem.isVisible() == (stored is None and typed != "")


def test_the_note_is_stored_when_another_annotation_is_selected(quoted: Hand) -> None:
    _claim(quoted)
    quoted.press("M")
    quoted.type("about the claim")
    quoted.selection.set_annotation(quoted.only("quote").id)
    quoted.settle()
    assert quoted.only("claim").note == "about the claim"
    assert quoted.only("quote").note == ""
    assert quoted.inspector.foot.note.toPlainText() == ""


def test_the_note_is_stored_after_a_pause_and_typing_goes_on(quoted: Hand, qtbot: QtBot) -> None:
    quoted.press("M")
    quoted.type("first")
    quoted.inspector.foot.note._pause.setInterval(1)
    quoted.type("!")
    qtbot.waitUntil(lambda: quoted.only("quote").note == "first!")
    quoted.type(" second")
    quoted.settle()
    assert quoted.inspector.foot.note.toPlainText() == "first! second"
    quoted.press("Ctrl+Return")
    assert quoted.only("quote").note == "first! second"
    assert quoted.focused() is quoted.pane.view


def test_certainty(quoted: Hand) -> None:
    chips = quoted.inspector.foot.certainty.buttons()
    QTest.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    assert quoted.only("quote").certainty == "discuss"
    quoted.settle()
    QTest.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    assert quoted.only("quote").certainty == "sure"


def test_a_chain_of_speakers(quoted: Hand) -> None:
    inspector = quoted.inspector
    inspector.speakers.add.click()
    assert quoted.focused() is inspector.speakers.rows[1].field
    quoted.type("The report")
    quoted.press("Return")
    quoted.settle()
    positions = [link.attributes["position"] for link in quoted.links("said_by")]
    assert sorted(positions) == ["origin", "relay"]
    rows = [row for row in inspector.speakers.rows if not row.isHidden()]
    assert [row.field.text() for row in rows] == ["Astrid Brandt", "The report"]
    assert [row.caption.text() for row in rows] == ["Origin", "Relay"]
    rows[1].menu.aboutToShow.emit()
    entries = {action.text(): action for action in rows[1].menu.actions()}
    entries["Make it record"].trigger()
    quoted.settle()
    assert rows[1].caption.text() == "Record"
    rows[1].menu.aboutToShow.emit()
    next(action for action in rows[1].menu.actions() if action.text() == "Remove").trigger()
    quoted.settle()
    assert len(quoted.links("said_by")) == 1
    assert rows[1].isHidden()


def test_one_of_several_in_the_same_place_is_changed_alone(quoted: Hand) -> None:
    quote, position = quoted.only("quote").id, {"position": "record"}
    for words in ("captains", "545 people"):
        at = TEXT.index(words)
        mention = quoted.workspace.do(Tag(quoted.articles[0], (Span(at, at + len(words)),), "speaker"))
        quoted.workspace.do(AddLink("said_by", quote, mention, position))
    quoted.settle()
    before = quoted.links("said_by")
    field = quoted.inspector.speakers.rows[2].field
    field.setFocus()
    quoted.type("The log")
    quoted.press("Return")
    assert quoted.links("said_by") == before
    quoted.settle()
    assert [row.field.text() for row in quoted.inspector.speakers.rows[:3]] == ["Astrid Brandt", "", "The log"]


def test_an_emptied_speaker_is_taken_away(quoted: Hand) -> None:
    quoted.press("W")
    field = quoted.inspector.speakers.rows[0].field
    field.selectAll()
    quoted.press("Backspace Return")
    assert not quoted.links("said_by")
    quoted.workspace.undo()
    assert quoted.links("said_by")


def test_whom_a_mention_means(quoted: Hand) -> None:
    quoted.workspace.do(AddSpeaker("Ola Nordmann"))
    quoted.pane.select_annotation(quoted.only("speaker").id)
    quoted.press("W")
    quoted.type("ola")
    quoted.press("Return")
    found = quoted.workspace.read.speaker(quoted.only("speaker").speaker or "")
    assert found is not None
    assert found.name == "Ola Nordmann"


def test_a_speaker_is_opened_in_the_register(quoted: Hand, qtbot: QtBot) -> None:
    row = quoted.inspector.speakers.rows[0]
    row.menu.aboutToShow.emit()
    with qtbot.waitSignal(quoted.inspector.speaker_wanted) as told:
        row.menu.actions()[0].trigger()
    assert told.args == [quoted.only("speaker").speaker]


def test_links_are_listed_followed_and_removed(quoted: Hand) -> None:
    claim = _claim(quoted)
    quoted.workspace.do(AddLink("expressed_in", claim.id, quoted.only("quote").id))
    quoted.settle()
    jump = quoted.inspector.links.findChild(PlainButton)
    assert jump is not None
    assert "We cannot wait" in jump.words
    jump.click()
    assert quoted.selection.annotation == quoted.only("quote").id
    quoted.settle()
    remove = [b for b in quoted.inspector.links.findChildren(QWidget) if b.accessibleName() == "Remove this link"]
    remove[-1].click()  # type: ignore[attr-defined]
    assert not quoted.links("expressed_in")


def test_anothers_annotation_is_read_only(quoted: Hand) -> None:
    quoted.workspace.do(ChooseBlind(blind=False))
    ada, quoted.workspace.annotator = quoted.workspace.annotator, quoted.workspace.do(AddAnnotator("Ben"))
    ben = quoted.workspace.do(Tag(quoted.articles[0], (Span(66, 69),), "claim"))
    other, quoted.workspace.annotator = quoted.workspace.annotator, ada
    quoted.keeper.show_marks_of([other or ""])
    quoted.pane.select_annotation(ben)
    quoted.settle()
    inspector = quoted.inspector
    assert "Ben" in inspector.head.owner.text()
    assert not inspector.head.label.isEnabled()
    assert inspector.foot.note.isReadOnly()
    assert not inspector.ask_attributes()
    assert not inspector.ask_speaker()


def test_warnings_of_the_codebook(quoted: Hand) -> None:
    assert quoted.inspector.foot.warnings.isHidden()
    quoted.workspace.undo()
    quoted.settle()
    assert not quoted.inspector.foot.warnings.isHidden()
    assert "Nobody says" in quoted.inspector.foot.warnings.text()


def test_a_group_of_two_origins_is_warned_of(quoted: Hand) -> None:
    (quote,) = quoted.all("quote")
    other = quoted.workspace.do(Tag(quote.article, (Span(66, 94),), "quote", attributes={"form": "direct"}))
    quoted.workspace.do(Attribute(other, name="Karl Beyer"))
    quoted.workspace.do(MakeGroup("quote", (Member(quote.id), Member(other))))
    quoted.settle()
    assert "another speaker" in quoted.inspector.foot.warnings.text()
    quoted.workspace.do(Attribute(other, name="Astrid Brandt"))
    quoted.settle()
    assert quoted.inspector.foot.warnings.isHidden()


def test_another_codebook_brings_its_own_editors(quoted: Hand) -> None:
    codebook = quoted.workspace.read.codebook()
    labels = [msgspec.structs.replace(one, attributes=one.attributes[:1]) for one in codebook.labels]
    quoted.workspace.do(ReplaceCodebook(msgspec.structs.replace(codebook, labels=tuple(labels))))
    quoted.settle()
    assert list(quoted.inspector.attributes.editors) == ["form"]


def test_names_and_notes_are_plain_text(hand: Make) -> None:
    ui = hand("“<b>No</b>,” said <i>Rau</i>.")
    ui.select("“<b>No</b>,”")
    ui.press("Q Esc")
    ui.workspace.do(Attribute(ui.only("quote").id, name="<img src=x> & <b>Rau</b>"))
    ui.settle()
    for label in ui.inspector.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    ui.press("W")
    ui.type("rau")
    assert ui.inspector.speakers.rows[0].field.rows()[0].name == "<img src=x> & <b>Rau</b>"


def test_tab_goes_through_all_fields_in_the_order_of_the_layout(quoted: Hand) -> None:
    quoted.press("W")
    seen: list[QWidget] = []
    while (focused := quoted.focused()) not in seen and quoted.inspector.isAncestorOf(focused):
        seen.append(focused)
        quoted.press("Tab")
    quoted.tagging.focus_text()
    heights = [widget.mapTo(quoted.inspector.body, widget.rect().topLeft()).y() for widget in seen]
    assert heights == sorted(heights)
    assert len(seen) >= 8
    assert quoted.inspector.foot.note in seen
    quoted.press("A Right Right Tab")
    assert quoted.focused().accessibleName() == "Spoken"
    quoted.press("Esc")
    assert all(widget.accessibleName() for widget in seen)


@pytest.mark.parametrize("width", [260, 320, 420])
@pytest.mark.parametrize("theme", sorted(THEMES))
def test_nothing_is_cut_off(quoted: Hand, width: int, theme: str) -> None:
    quoted.inspector.set_theme(THEMES[theme])
    _claim(quoted)
    quoted.inspector.setFixedWidth(width)
    quoted.settle()
    body = quoted.inspector.body
    for widget in body.findChildren(QWidget):
        if widget.isVisible():
            right = widget.mapTo(body, widget.rect().topRight()).x()
            assert right <= body.width(), (type(widget), widget.accessibleName())
    assert body.width() <= width


def test_it_is_read_when_it_is_seen(quoted: Hand) -> None:
    quoted.inspector.hide()
    claim = _claim(quoted)
    assert quoted.inspector.subject is None or quoted.inspector.subject.annotation.id != claim.id
    quoted.inspector.wanted.connect(quoted.inspector.show)
    quoted.press("W")
    assert QApplication.focusWidget() is quoted.inspector.speakers.rows[0].field


def test_before_anything_was_read_no_empty_form_is_shown(hand: Make) -> None:
    made = hand(TEXT).inspector
    fresh = type(made)(made._context)
    assert fresh.body.isHidden()
    assert fresh.proposal.isHidden()
    assert not fresh.hint.isHidden()
    fresh.deleteLater()
