"""A day's tagging by real keys: what is pressed is what is stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import Tag
from annotator.commands.project import ChooseBlind
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator
from annotator.model.span import Span
from tests.ui.tagging.hand import Hand

Make = Callable[..., Hand]

FERRY = (
    "VELDHAVEN — The line is to close in May.\n\n"
    "“We cannot wait for one boat,” the director, Astrid Brandt, told the captains. “We wait for all,” she added.\n\n"
    "The mayor did not say that the pier was safe. More than 300 people were left behind."
)


def test_a_direct_quote_with_its_speaker_costs_two_keys(hand: Make) -> None:
    ui = hand(FERRY)
    ui.caret_in("cannot wait")
    ui.press("Q Return")
    quote = ui.only("quote")
    assert ui.words(quote) == ["“We cannot wait for one boat,”"]
    assert ui.words(ui.only("cue")) == ["told"]
    mention = ui.only("speaker")
    assert "Brandt" in ui.words(mention)[0]
    assert ui.speakers() == ["Astrid Brandt"]
    assert ui.workspace.read.speaker(mention.speaker or "").name == "Astrid Brandt"  # type: ignore[union-attr]
    assert sorted(link.type for link in ui.links()) == ["cued_by", "said_by"]
    assert ui.focused() is ui.pane.view
    assert ui.selection.annotation == quote.id


def test_each_is_one_step_to_undo(hand: Make) -> None:
    ui = hand(FERRY)
    ui.caret_in("cannot wait")
    ui.press("Q Return")
    ui.workspace.undo()
    assert [one.label for one in ui.all()] == ["quote"]
    assert not ui.speakers()
    ui.workspace.undo()
    assert not ui.all()
    ui.settle()
    assert ui.selection.annotation is None
    ui.workspace.redo()
    ui.workspace.redo()
    assert len(ui.all()) == 3
    ui.settle()
    assert len(ui.pane.view.marks_painter.marks) == 3


def test_a_known_speaker_is_proposed_by_surname(hand: Make) -> None:
    ui = hand("“No,” said Ms. Brandt.")
    known = ui.workspace.do(AddSpeaker("Astrid Brandt"))
    ui.caret_in("No")
    ui.press("Q")
    ui.settle()
    assert ui.inspector.speakers.rows[0].field.text() == "Astrid Brandt"
    ui.press("Return")
    assert ui.only("speaker").speaker == known
    assert ui.speakers() == ["Astrid Brandt"]


def test_escape_leaves_the_speaker_open(hand: Make) -> None:
    ui = hand(FERRY)
    ui.caret_in("cannot wait")
    ui.press("Q Esc")
    assert [one.label for one in ui.all()] == ["quote"]
    assert ui.focused() is ui.pane.view


def test_typing_filters_and_another_speaker_is_taken(hand: Make) -> None:
    ui = hand("“No,” the harbour said.")
    ui.workspace.do(AddSpeaker("Ola Nordmann", aliases=("the harbour master",)))
    ui.workspace.do(AddSpeaker("Kari Nordmann"))
    ui.caret_in("No")
    ui.press("Q")
    ui.type("kari")
    ui.press("Return")
    quote = ui.only("quote")
    said = ui.links("said_by")[0]
    target = ui.workspace.read.annotation(said.target)
    speaker = target.speaker if target else said.target
    assert said.source == quote.id
    assert ui.workspace.read.speaker(speaker or "").name == "Kari Nordmann"  # type: ignore[union-attr]


def test_a_new_name_is_entered(hand: Make) -> None:
    ui = hand("“No.” Nothing else.")
    ui.workspace.do(AddSpeaker("Ann Leeson"))
    ui.caret_in("No.")
    ui.press("Q")
    ui.type("Ann Lee")
    ui.press("Ctrl+Return")
    assert ui.speakers() == ["Ann Lee", "Ann Leeson"]
    assert ui.focused() is ui.pane.view


def test_the_selection_is_tagged_without_its_outer_blanks(hand: Make) -> None:
    ui = hand(FERRY, "Another article.")
    ui.select(" line is to close ")
    ui.press("C")
    assert ui.words(ui.only("claim")) == ["line is to close"]
    assert ui.all()[0].article == ui.articles[0]


def test_only_the_focused_pane_is_tagged(hand: Make) -> None:
    ui = hand("One thing here.", "Another thing there.")
    ui.select("One thing", 0)
    ui.select("Another thing", 1)
    ui.press("C")
    assert ui.words(ui.only("claim")) == ["Another thing"]


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("S", "Astrid", "Astrid Brandt"),
        ("2", "captains", "captains"),
        ("U", "say that", "did not say"),
        ("C", "300 people", "More than 300 people were left behind."),
        ("4", "line is", "VELDHAVEN — The line is to close in May."),
        ("Q", "pier was", "The mayor did not say that the pier was safe."),
        ("5", "line is", "VELDHAVEN — The line is to close in May."),
    ],
)
def test_with_nothing_selected_the_right_stretch_is_taken(hand: Make, key: str, words: str, expected: str) -> None:
    ui = hand(FERRY)
    ui.caret_in(words)
    ui.press(key)
    assert ui.words(ui.all()[0]) == [expected]


def test_a_lonely_mark_is_not_guessed_over(hand: Make) -> None:
    ui = hand('He said "we are late, and left the pier.\n\n"All is well," she said.')
    ui.caret_in("we are late")
    ui.press("Q")
    assert not ui.all()
    assert "no partner" in ui.said[-1]
    assert ui.focused() is ui.pane.view
    ui.caret_in("All is well")
    ui.press("Q Esc")
    assert ui.words(ui.only("quote")) == ['"All is well,"']


def test_nothing_to_tag_is_said(hand: Make) -> None:
    ui = hand("Words.\n\n\n\n   \n\nMore.")
    ui.desk.focus_pane(0)
    ui.pane.set_caret(12)
    ui.press("S")
    assert not ui.all()
    assert "no word" in ui.said[-1]


def test_a_fragment_is_added_and_grown(hand: Make) -> None:
    ui = hand(FERRY)
    ui.caret_in("cannot wait")
    ui.press("Q Return")
    ui.caret_in("We wait for all")
    ui.press("F")
    assert ui.words(ui.only("quote")) == ["“We cannot wait for one boat,”", "“We wait for all,”"]
    ui.select("she added")
    ui.press("F")
    assert ui.words(ui.only("quote"))[1] == "“We wait for all,” she added"
    ui.select("one boat,” the director, Astrid Brandt, told the captains. “We")
    ui.press("F")
    assert len(ui.words(ui.only("quote"))) == 1
    ui.workspace.undo()
    assert len(ui.words(ui.only("quote"))) == 2


def test_a_caption_is_taken_out_of_a_quote(hand: Make) -> None:
    ui = hand("“We wait for all. PHOTO: the pier at dawn We wait for none,” she said.")
    ui.caret_in("We wait")
    ui.press("Q Esc")
    ui.select(" PHOTO: the pier at dawn ")
    ui.press("Shift+F")
    assert ui.words(ui.only("quote")) == ["“We wait for all.", "We wait for none,”"]


def test_boundaries_move_by_character_and_word(hand: Make) -> None:
    ui = hand("one two three four five six")
    ui.select("three")
    ui.press("C Shift+Alt+Right")
    assert ui.words(ui.only("claim")) == ["three "]
    ui.press("Shift+Alt+Down")
    assert ui.words(ui.only("claim")) == ["three four"]
    ui.press("Ctrl+Alt+Up")
    assert ui.words(ui.only("claim")) == ["two three four"]
    ui.press("Ctrl+Alt+Right Ctrl+Alt+Right Shift+Alt+Left Shift+Alt+Up")
    assert ui.words(ui.only("claim")) == ["o three"]
    for _press in range(20):
        ui.press("Shift+Alt+Up")
    assert ui.words(ui.only("claim")) == ["o"]
    ui.press("Shift+Alt+Left")
    assert ui.words(ui.only("claim")) == ["o"]


def test_the_boundary_of_the_fragment_at_the_caret_moves(hand: Make) -> None:
    ui = hand("one two three four five six")
    ui.select("two")
    ui.press("C")
    ui.select("five")
    ui.press("F Shift+Alt+Right")
    assert ui.words(ui.only("claim")) == ["two", "five "]
    ui.caret_in("two")
    ui.press("Shift+Alt+Down Shift+Alt+Down Shift+Alt+Down")
    assert ui.words(ui.only("claim")) == ["two three four five "]


def test_boundaries_go_round_what_a_person_sees_as_one_character(hand: Make) -> None:
    ui = hand("a 👩‍👩‍👧 b é c")
    ui.select("a")
    ui.press("C Shift+Alt+Right Shift+Alt+Right")
    assert ui.words(ui.only("claim")) == ["a 👩‍👩‍👧"]


def test_a_dragged_handle_moves_the_boundary(hand: Make) -> None:
    ui = hand("one two three")
    ui.select("two")
    ui.press("C")
    ui.pane.boundary_dragged.emit(ui.only("claim").id, 0, "end", 13)
    assert ui.words(ui.only("claim")) == ["two three"]


def test_a_claim_nests_in_a_quote(hand: Make) -> None:
    ui = hand(FERRY)
    ui.caret_in("cannot wait")
    ui.press("Q Return")
    ui.select("wait for one boat")
    ui.press("C")
    assert ui.selection.annotation == ui.only("claim").id
    ui.pane.set_caret(ui.only("claim").start + 2)
    ui.press("Tab")
    assert ui.selection.annotation == ui.only("quote").id


def test_right_to_left_text(hand: Make) -> None:
    ui = hand("قالت برانت: «علينا أن ننتظر القارب الأخير» في الميناء.")
    ui.caret_in("ننتظر")
    ui.press("Q Esc")
    assert ui.words(ui.only("quote")) == ["«علينا أن ننتظر القارب الأخير»"]
    ui.press("Shift+Alt+Right")
    assert ui.words(ui.only("quote")) == ["«علينا أن ننتظر القارب الأخير» "]


def test_emoji_before_the_words_shift_nothing(hand: Make) -> None:
    ui = hand("🚢🚢 “All aboard 🚢,” said Ms. Rau. 🚢 “Now.”")
    ui.caret_in("All aboard")
    ui.press("Q Return")
    assert ui.words(ui.only("quote")) == ["“All aboard 🚢,”"]
    assert ui.words(ui.only("speaker")) == ["Ms. Rau"]
    ui.caret_in("Now")
    ui.press("F")
    assert ui.words(ui.only("quote")) == ["“All aboard 🚢,”", "“Now.”"]


def test_a_quote_over_several_paragraphs_is_one(hand: Make) -> None:
    ui = hand("“We wait.\n\n“We wait for all,” she said.")
    ui.caret_in("for all")
    ui.press("Q Esc")
    assert ui.words(ui.only("quote")) == ["“We wait.\n\n“We wait for all,”"]


def test_the_chain_of_the_speaker(hand: Make) -> None:
    ui = hand("Nothing was announced at all, it seems.")
    ui.workspace.do(AddSpeaker("Per Ås"))
    ui.select("Nothing was announced")
    ui.press("Q Esc W")
    ui.type("as")
    ui.press("Return")
    assert ui.workspace.read.speaker(ui.links("said_by")[0].target).name == "Per Ås"  # type: ignore[union-attr]
    assert ui.focused() is ui.pane.view
    ui.press("W")
    ui.type("Kim Lund")
    ui.press("Return")
    assert ui.speakers() == ["Kim Lund", "Per Ås"]
    assert len(ui.links("said_by")) == 1


def test_the_speaker_of_a_cue_is_not_asked(hand: Make) -> None:
    ui = hand("Brandt said so.")
    ui.caret_in("said")
    ui.press("U W")
    assert ui.focused() is ui.pane.view
    assert "mention" in ui.said[-1]


def test_relabel_certainty_delete(hand: Make) -> None:
    ui = hand("One thing. Another.")
    ui.select("One thing")
    ui.press("C Shift+Q")
    assert ui.only("quote").label == "quote"
    ui.press("X")
    assert ui.only("quote").certainty == "unsure"
    ui.press("X X")
    assert ui.only("quote").certainty == "sure"
    ui.press("Del")
    assert not ui.all()


def test_tagging_twice_selects_what_is_there(hand: Make) -> None:
    ui = hand("One thing. Another.")
    ui.select("One thing")
    ui.press("C")
    first = ui.only("claim").id
    ui.pane.select_annotation(None)
    ui.select("One thing")
    ui.press("C")
    assert ui.selection.annotation == first
    assert "already" in ui.said[-1]


def test_anothers_annotation_is_not_changed(hand: Make) -> None:
    ui = hand("One thing. Another.")
    ui.workspace.do(ChooseBlind(blind=False))
    ada, ui.workspace.annotator = ui.workspace.annotator, ui.workspace.do(AddAnnotator("Ben"))
    ben = ui.workspace.do(Tag(ui.articles[0], (Span(0, 9),), "claim"))
    ui.workspace.annotator, other = ada, ui.workspace.annotator
    ui.keeper.show_marks_of([other or ""])
    ui.pane.select_annotation(ben)
    ui.press("Del Shift+Q X Shift+Alt+Right")
    assert ui.only("claim").fragments == (Span(0, 9),)
    assert all("Ben" in said for said in ui.said[-4:])
    assert not ui.asking.troubles


def test_marks_by_key(hand: Make) -> None:
    ui = hand("One thing. Another. A third.")
    for words in ("One", "Another", "third"):
        ui.select(words)
        ui.press("C")
    first, second, third = (one.id for one in ui.all())
    ui.pane.select_annotation(None)
    ui.pane.set_caret(0)
    ui.press("F8")
    assert ui.selection.annotation == second
    ui.press("F8 F8")
    assert ui.selection.annotation == third
    assert "No mark" in ui.said[-1]
    ui.press("Shift+F8 Shift+F8")
    assert ui.selection.annotation == first


def test_copy(hand: Make) -> None:
    ui = hand("One thing. Another.")
    ui.select("One")
    ui.press("C Ctrl+Shift+C")
    assert QApplication.clipboard().text() == "One"


def test_letters_are_typed_in_fields(hand: Make) -> None:
    ui = hand("One thing. Another.")
    ui.select("One")
    ui.press("C M")
    ui.type("Quiet scum")
    assert len(ui.all()) == 1
    ui.press("Esc")
    assert ui.only("claim").note == "Quiet scum"
    assert ui.focused() is ui.pane.view


def test_attributes_by_key(hand: Make) -> None:
    ui = hand("One thing. Another.")
    ui.select("One")
    ui.press("C A 2")
    assert ui.only("claim").attributes["kind"] == "quantity"
    ui.press("Tab Right Space Esc")
    assert ui.only("claim").attributes["voice"] == "attributed"
    assert ui.focused() is ui.pane.view


def test_defaults_of_the_codebook_are_stored(hand: Make) -> None:
    ui = hand("One thing. Another.")
    ui.select("One")
    ui.press("C")
    assert ui.only("claim").attributes == {"polarity": "asserted", "verdict_in_article": "none"}


def test_no_key_waits_for_the_proposal(hand: Make) -> None:
    """Enter right after Q, before anything is painted, takes the proposal all the same."""
    ui = hand(FERRY)
    ui.caret_in("We wait for all")
    ui.press("Q Return")
    assert ui.words(ui.only("cue")) == ["added"]
    assert ui.words(ui.only("speaker")) == ["she"]


def test_focus_is_given_back_after_a_speaker_is_picked_by_mouse(hand: Make) -> None:
    from PySide6.QtTest import QTest

    ui = hand(FERRY)
    ui.workspace.do(AddSpeaker("Ola Nordmann"))
    ui.caret_in("cannot wait")
    ui.press("Q")
    ui.settle()
    field = ui.inspector.speakers.rows[0].field
    names = [choice.name for choice in field.rows()]
    shown = field._list
    assert shown is not None
    rect = shown.visualRect(shown.rows.index(names.index("Ola Nordmann")))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert ui.focused() is ui.pane.view
    assert ui.speakers() == ["Ola Nordmann"]


def test_a_sentence_is_taken_without_the_furniture_glued_to_it(hand: Make) -> None:
    ui = hand("AdvertisementShared byNotes show that the ferry was late. By A. WriterThe pier held.Read more")
    for words, label in (
        ("AdvertisementShared by", "furniture"),
        ("By A. Writer", "byline"),
        ("Read more", "furniture"),
    ):
        at = ui.pane.view.text.index(words)
        ui.workspace.do(Tag(ui.articles[0], (Span(at, at + len(words)),), label))
    ui.caret_in("ferry")
    ui.press("Q Esc")
    ui.caret_in("Advert")
    ui.press("C Esc")
    ui.caret_in("pier held")
    ui.press("C Esc")
    assert ui.words(ui.only("quote")) == ["Notes show that the ferry was late."]
    assert [ui.words(claim) for claim in ui.all("claim")] == [
        ["Notes show that the ferry was late."],
        ["The pier held."],
    ]


def test_damage_in_a_sentence_stays_and_a_sentence_that_is_all_zone_can_be_tagged(hand: Make) -> None:
    ui = hand("Ferry late, say officials\n\nShe did not pro-\n\nvide a boat that day.")
    for words, label in (("Ferry late, say officials", "headline"), ("pro-\n\nvide", "damage")):
        at = ui.pane.view.text.index(words)
        ui.workspace.do(Tag(ui.articles[0], (Span(at, at + len(words)),), label))
    ui.caret_in("late")
    ui.press("C Esc")
    ui.caret_in("did not")
    ui.press("C Esc")
    assert [ui.words(claim) for claim in ui.all("claim")] == [["Ferry late, say officials"], ["She did not pro-"]]
