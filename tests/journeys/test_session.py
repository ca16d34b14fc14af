"""The window comes back as it was left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.ui.shell.view_state import ViewState
from annotator.workspace import Workspace
from tests.journeys.person import Person
from tests.studies import default_codebook

LONG = "\n\n".join(f"Paragraph {n} says that {n} boats were counted on the pier that winter." for n in range(120))
TEXTS = (LONG, "The second says 286. It is short.", LONG.replace("boats", "ferries"), "The fourth.")


def test_panes_caret_scroll_and_selection_come_back(person: Person, project_of: Callable[..., Path]) -> None:
    project = project_of(*TEXTS)
    person.sit_down(project)
    person.press("Ctrl+2")
    person.find("286")
    person.press("C")
    person.press("Ctrl+1 Ctrl+W")
    person.press("Ctrl+2")
    person.find("Paragraph 70")
    person.settle()
    articles, selected = list(person.window.desk.articles), person.pane.view.selected()
    state = [pane.view_state() for pane in person.window.desk.panes]
    assert state[1]["top"] > 0
    person.leave()

    person.sit_down(project)
    assert list(person.window.desk.articles) == articles
    assert person.pane is person.window.desk.panes[1]
    assert person.pane.view.hasFocus()
    person.wait(lambda: person.pane.view.selected() == selected)
    person.wait(lambda: abs(person.pane.view_state()["top"] - state[1]["top"]) < 80)
    assert person.window.desk.panes[0].view_state() == state[0]
    assert person.answers.asked == []


def test_panels_that_were_hidden_stay_hidden(person: Person, project_of: Callable[..., Path]) -> None:
    project = project_of(*TEXTS)
    person.sit_down(project)
    assert person.window.docks.by_name["tables"].isVisible()
    person.press("Ctrl+Alt+T")
    assert not person.window.docks.by_name["tables"].isVisible()
    person.leave()
    person.sit_down(project)
    assert not person.window.docks.by_name["tables"].isVisible()
    assert person.window.docks.by_name["inspector"].isVisible()


def test_the_inspector_comes_when_it_is_asked_for(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of("“We close,” said Ann Lee."))
    person.press("Ctrl+Alt+I")
    assert not person.window.docks.by_name["inspector"].isVisible()
    person.caret_to(3)
    person.press("Q Return")
    assert person.speaker_of(person.only("quote")) == "Ann Lee"
    assert person.window.docks.by_name["inspector"].isVisible()


def test_who_tags_is_asked_once(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "new.annotator"
    Workspace.create(path, "New", default_codebook()).close()
    person.answers.lines = ["Ada"]
    person.sit_down(path)
    person.wait(person.window.who.present)
    assert len(person.answers.asked) == 1
    person.leave()
    person.sit_down(path)
    assert person.window.who.present().name == "Ada"
    assert len(person.answers.asked) == 1


def test_settings_and_state_that_cannot_be_written_stop_nobody(
    person: Person, project_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_anything: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotator.ui.shell.preferences.write_settings", refused)
    monkeypatch.setattr("annotator.ui.shell.view_state._write", refused)
    project = project_of(*TEXTS)
    person.sit_down(project)
    assert person.window.desk.panes
    person.press("Ctrl++")
    assert person.window.preferences.now().zoom > 100
    person.leave()
    person.sit_down(project)
    assert not person.workspace.read_only
    assert ViewState(person.folder / "state").window().docks == b""
