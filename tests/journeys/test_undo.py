"""What was done yesterday is taken back today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.journeys.person import Person

TEXT = "“We need to close the line,” Anna Brandt told the captains. More than 300 people were left behind."


def test_undo_and_redo_after_closing_and_opening_again(person: Person, project_of: Callable[..., Path]) -> None:
    project = project_of(TEXT)
    person.sit_down(project)
    person.caret_to(5)
    person.press("Q Return")
    person.find("300 people")
    person.press("C")
    stored = [(a.id, a.label, a.fragments) for a in person.annotations()]
    assert len(stored) >= 2
    person.leave()

    person.sit_down(project)
    assert [(a.id, a.label, a.fragments) for a in person.annotations()] == stored
    steps = 0
    while person.annotations():
        person.press("Ctrl+Z")
        steps += 1
        assert steps < 10
    assert person.workspace.read.speakers() == []
    assert len(person.pane.view.marks_painter.marks) == 0
    person.leave()

    person.sit_down(project)
    for _step in range(steps):
        person.press("Ctrl+Y")
    assert [(a.id, a.label, a.fragments) for a in person.annotations()] == stored
    assert [speaker.name for speaker in person.workspace.read.speakers()] == ["Anna Brandt"]
    assert len(person.pane.view.marks_painter.marks) == len(stored)


def test_the_menu_and_the_line_below_name_the_step(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(TEXT))
    person.find("300 people")
    person.press("C")
    assert person.window.steps.undo_title() == "Undo: tag claim"
    person.press("Ctrl+Z")
    assert person.said == "Undo: tag claim"
    person.press("Ctrl+Shift+Z")
    assert person.said == "Redo: tag claim"
    assert len(person.annotations("claim")) == 1
