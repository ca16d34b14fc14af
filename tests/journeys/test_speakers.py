"""Who speaks: proposed, changed, entered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.commands.speakers import AddSpeaker
from tests.journeys.person import Person

TEXT = "“We need to close the line,” Anna Brandt told the captains. “Nobody asked us,” said Ole Friis."


def test_the_speaker_of_a_mention_is_changed_in_one_chain_of_keys(
    person: Person, project_of: Callable[..., Path]
) -> None:
    person.sit_down(project_of(TEXT))
    person.caret_to(5)
    person.press("Q Return")
    person.find("Nobody asked")
    person.press("Right Q Return")
    assert [person.speaker_of(quote) for quote in person.annotations("quote")] == ["Anna Brandt", "Ole Friis"]
    person.find("Anna")
    person.press("Right")
    person.press("S")  # stands already: it is selected
    mention = next(one for one in person.annotations("speaker") if one.start == TEXT.index("Anna"))
    assert person.pane.selected_annotation() == mention.id
    person.press("W")
    person.type("fri")
    person.press("Return")
    person.wait(person.pane.view.hasFocus)
    friis = next(one for one in person.workspace.read.speakers() if one.name == "Ole Friis")
    assert person.workspace.read.annotation(mention.id).speaker == friis.id
    assert [person.speaker_of(quote) for quote in person.annotations("quote")] == ["Ole Friis", "Ole Friis"]


def test_another_speaker_of_a_quote_is_typed(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(TEXT))
    person.caret_to(5)
    person.press("Q")
    person.type("The Harbour Office")
    person.press("Ctrl+Return")
    person.wait(person.pane.view.hasFocus)
    assert person.speaker_of(person.only("quote")) == "The Harbour Office"
    person.press("Ctrl+Z")
    assert person.speaker_of(person.only("quote")) == ""


def test_typing_at_once_after_q_loses_no_letter(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(TEXT))
    person.caret_to(5)
    person.press("Q")
    person.type("qcsu")
    assert person.focus.text() == "qcsu"
    person.press("Esc")
    assert [one.label for one in person.annotations()] == ["quote"]


def test_the_line_below_counts_the_speakers_of_the_story(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(TEXT))
    person.workspace.do(AddSpeaker("Nobody here"))
    counts = person.window.status.counts
    person.caret_to(5)
    person.press("Q Esc")
    person.wait(lambda: counts.text().startswith("1 quote · 0 speakers ·"))
    person.press("W Return")
    person.wait(lambda: counts.text().startswith("1 quote · 1 speaker ·"))
