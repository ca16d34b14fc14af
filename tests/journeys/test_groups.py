"""Groups by real keys: built over three panes, read in the coverage, split, an absence recorded, a number followed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.model.group import Group
from annotator.ui.panels.coverage.panel import CoveragePanel
from tests.journeys.person import Person

TEXTS = (
    "“We need to close the line,” Anna Brandt said. Nearly 3,000 boats lay idle that night.",
    "Then it came. “We need to shut the line down,” Ms. Brandt said. More than 3,000 boats lay idle that night.",
    "Nobody said anything at all here.",
)


@pytest.fixture
def desk(person: Person, project_of: Callable[..., Path]) -> Person:
    person.sit_down(project_of(*TEXTS))
    assert len(person.window.desk.panes) == 3
    person.wait(person.pane.view.hasFocus)
    return person


def to_pane(person: Person, number: int) -> None:
    person.press(f"Ctrl+{number}")
    person.wait(person.window.desk.panes[number - 1].view.hasFocus)


def tag_and(person: Person, words: str, key: str, then: str) -> str:
    """Tag the words with that key, leave who says it open, and press another; answers the annotation."""
    start = person.text.index(words)
    person.caret_to(start + 2)
    if key == "C":
        person.press("Home")
        person.caret_to(start)
        person.extend_to(start + len(words))
    person.press(key)
    person.settle()
    person.press("Esc")
    person.wait(person.pane.view.hasFocus)
    found = person.window.context.selection.annotation
    assert found is not None
    person.press("Backspace")
    person.press(then)
    return found


def only_group(person: Person) -> Group:
    (group,) = person.workspace.read.groups()
    return group


def coverage(person: Person) -> CoveragePanel:
    person.press("Ctrl+Alt+C")
    assert person.window.sides is not None
    page = person.window.sides.coverage
    person.wait(lambda: isinstance(page.panel, CoveragePanel) and page.panel.grid.rows.rowCount() > 0)
    panel = page.panel
    assert isinstance(panel, CoveragePanel)
    person.wait(panel.grid.hasFocus)
    return panel


def test_a_verb_of_the_coverage_is_heard_though_that_is_only_being_made(desk: Person) -> None:
    tag_and(desk, "“We need to close the line,”", "Q", "Ctrl+Space")
    desk.answers.lines = ["Close the line"]
    desk.press("Ctrl+Alt+C F2")
    assert only_group(desk).label == "Close the line"


def test_build_read_record_what_is_not_reported_and_split(desk: Person) -> None:
    one = tag_and(desk, "“We need to close the line,”", "Q", "Ctrl+Space")
    to_pane(desk, 2)
    two = tag_and(desk, "“We need to shut the line down,”", "Q", "G")
    group = only_group(desk)
    assert [(m.annotation, m.how) for m in group.members] == [(one, "verbatim"), (two, "variant")]
    to_pane(desk, 1)
    assert desk.window.sides.comparing.ribbons.tied == 1
    assert desk.window.desk.panes[1].selected_annotation() == two

    panel = coverage(desk)
    assert [cell.how for cell in panel.grid.row().cells] == ["verbatim", "variant", "not yet checked"]
    desk.press("Right Right Right Right")
    assert panel.grid.article() == desk.window.desk.articles[2]
    desk.press("N")
    (absence,) = only_group(desk).absent
    assert absence.article == desk.window.desk.articles[2]
    to_pane(desk, 1)
    desk.press("Space")
    told = desk.window.desk.panes[2].header.told
    desk.wait(lambda: told.text() == "∅ not reported here")
    assert "Recorded by Ada" in told.accessibleName()

    panel = coverage(desk)
    desk.press("Home Right Right Right")
    desk.wait(lambda: panel.grid.cell() is not None and panel.grid.cell().annotations == (two,))
    desk.answers.lines.append("Shut it down")
    desk.press("X")
    groups = {g.label: [m.annotation for m in g.members] for g in desk.workspace.read.groups()}
    assert groups["Shut it down"] == [two]
    assert sorted(map(len, groups.values())) == [1, 1]
    desk.press("Ctrl+Z")
    assert len(only_group(desk).members) == 2
    desk.press("Return")
    desk.wait(lambda: desk.pane is desk.window.desk.panes[1])
    assert desk.window.context.selection.annotation == two


def test_a_number_that_contradicts_is_followed_to_its_place(desk: Person) -> None:
    nearly = tag_and(desk, "Nearly 3,000 boats lay idle", "C", "Ctrl+Space")
    to_pane(desk, 2)
    more = tag_and(desk, "More than 3,000 boats lay idle", "C", "G")
    assert [m.annotation for m in only_group(desk).members] == [nearly, more]
    desk.press("Ctrl+Alt+C")
    page = desk.window.sides.coverage
    desk.wait(lambda: isinstance(page.panel, CoveragePanel))
    panel = page.panel
    assert isinstance(panel, CoveragePanel)
    desk.wait(panel.grid.hasFocus)
    panel.controls.rows_of.setFocus()
    desk.press("Down Down")
    if panel.controls.rows_of.currentData() != "claims":
        desk.press("Up")
    assert panel.controls.rows_of.currentData() == "claims"
    desk.wait(lambda: panel.grid.rows.rowCount() == 1)
    row = panel.grid.rows.shown.rows[0]
    assert len(row.conflicts) == 1
    desk.wait(lambda: "⚠" in panel.detail.toPlainText())
    desk.tab_to(panel.detail)
    desk.press("Tab Return")
    desk.wait(lambda: desk.window.context.selection.annotation in (nearly, more))
    assert desk.pane.view.hasFocus()
    assert desk.pane.selected_annotation() in (nearly, more)
