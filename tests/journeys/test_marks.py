"""The selected annotation: its boundaries, note, links, and its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.person import Person

TEXT = "“We need to close the line,” Anna Brandt told the captains. More than 300 people were left behind."


@pytest.fixture
def claimed(person: Person, project_of: Callable[..., Path]) -> Person:
    """A claim is tagged and selected."""
    person.sit_down(project_of(TEXT))
    person.find("300 people")
    person.press("C")
    return person


def _words(person: Person) -> str:
    return person.words(person.only("claim"))[0]


def test_boundaries_move_by_character_and_word(claimed: Person) -> None:
    claimed.press("Shift+Alt+Right Shift+Alt+Right Shift+Alt+Right Shift+Alt+Right Shift+Alt+Right")
    assert _words(claimed) == "300 people were"
    claimed.press("Shift+Alt+Left")
    assert _words(claimed) == "300 people wer"
    claimed.press("Shift+Alt+Down")
    assert _words(claimed).startswith("300 people were")
    claimed.press("Ctrl+Alt+Up")
    assert _words(claimed).startswith("than 300")
    claimed.press("Ctrl+Alt+Right")
    assert _words(claimed).startswith("han 300")
    claimed.press("Ctrl+Alt+Left")
    assert _words(claimed).startswith("than 300")


def test_a_note_is_written_and_kept(claimed: Person) -> None:
    claimed.press("M")
    claimed.wait(lambda: not claimed.pane.view.hasFocus())
    claimed.type("286 in the report; more ☂ elsewhere")
    claimed.press("Ctrl+Return")
    claimed.wait(lambda: claimed.only("claim").note == "286 in the report; more ☂ elsewhere")
    claimed.wait(claimed.pane.view.hasFocus)


def test_deleting_says_how_to_get_it_back(claimed: Person) -> None:
    claimed.press("Del")
    assert claimed.annotations() == []
    assert "Ctrl+Z" in claimed.said
    claimed.press("Ctrl+Z")
    assert _words(claimed) == "300 people"


def test_the_label_is_changed_with_shift(claimed: Person) -> None:
    claimed.press("Shift+Q")
    assert claimed.words(claimed.only("quote")) == ["300 people"]
    assert claimed.annotations("claim") == []


def test_certainty_turns(claimed: Person) -> None:
    claimed.press("X")
    assert claimed.only("claim").certainty == "unsure"


def test_a_claim_is_linked_to_its_quote_by_letter(claimed: Person) -> None:
    claimed.caret_to(5)
    claimed.press("Q Esc")
    quote = claimed.only("quote")
    claimed.press("F8")
    assert claimed.pane.selected_annotation() == claimed.only("claim").id
    claimed.press("L")
    letters = claimed.window.sides.tagging.linking.letters
    assert quote.id in letters
    claimed.press(letters[quote.id].upper())
    if claimed.window.sides.tagging.linking.letters:
        claimed.press("1")
    found = claimed.workspace.read.links_of([quote.id])
    assert [{link.source, link.target} for link in found] == [{quote.id, claimed.only("claim").id}]
    assert claimed.pane.view.hasFocus()


def test_links_are_given_up_with_escape(claimed: Person) -> None:
    claimed.caret_to(5)
    claimed.press("Q Esc L")
    assert claimed.window.sides.tagging.linking.letters
    claimed.press("Esc")
    assert claimed.pane.view.hasFocus()
    assert claimed.workspace.read.links_of([one.id for one in claimed.annotations()]) == []


def test_marks_are_walked(claimed: Person) -> None:
    claimed.caret_to(5)
    claimed.press("Q Esc F8")
    assert claimed.pane.selected_annotation() == claimed.only("claim").id
    claimed.press("F8")
    assert claimed.said == "No mark further on."
    claimed.press("Shift+F8")
    assert claimed.pane.selected_annotation() == claimed.only("quote").id
    claimed.press("Shift+F8")
    assert claimed.said == "No mark before this one."
