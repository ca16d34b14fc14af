"""How far one has come, and who one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.commands.team import AddAnnotator
from annotator.workspace import Workspace
from tests.journeys.person import Person

TEXTS = ("The first article says 300.", "The second says 286.", "The third says nothing.", "The fourth is short.")


def _states(person: Person) -> list[str]:
    read, me = person.workspace.read, person.workspace.annotator
    found = [read.annotation_set(article.id, me) for article in read.articles()]
    return [one.state if one else "todo" for one in found]


def test_tagging_begins_an_article_and_done_goes_on_to_the_next(
    person: Person, project_of: Callable[..., Path]
) -> None:
    person.sit_down(project_of(*TEXTS))
    first = person.pane
    person.find("300")
    person.press("C")
    assert _states(person) == ["in_progress", "todo", "todo", "todo"]
    person.press("Ctrl+Return")
    assert _states(person) == ["done", "todo", "todo", "todo"]
    assert person.pane is not first
    assert person.pane.view.hasFocus()
    for _article in range(3):
        person.press("Ctrl+Return")
    assert _states(person) == ["done"] * 4
    person.wait(lambda: "4/4 done" in person.window.status.counts.text())


def test_another_tags_with_marks_of_their_own(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(*TEXTS))
    person.find("300")
    person.press("C")
    person.answers.lines = ["Ben"]
    person.press("Ctrl+Shift+P")
    person.type("add annot")
    person.press("Return")
    person.wait(lambda: person.window.who.present().name == "Ben")
    assert person.annotations() == []
    assert len(person.pane.view.marks_painter.marks) == 0
    assert _states(person) == ["todo"] * 4
    person.come_back()
    person.wait(person.pane.view.hasFocus)
    person.find("first")
    person.press("C")
    assert len(person.annotations("claim")) == 1
    read = person.workspace.read
    assert len(read.annotations(read.articles()[0].id)) == 2


def test_enter_makes_nobody_somebody_else(person: Person, project_of: Callable[..., Path]) -> None:
    project = project_of(*TEXTS)
    workspace = Workspace.open(project)
    workspace.do(AddAnnotator("Ben"))
    workspace.close()
    (person.folder / "settings.yaml").write_text("annotator: Cleo")
    person.answers.choices, person.answers.lines = [2], ["Cleo"]
    person.sit_down(project)
    person.wait(person.window.who.present)
    assert person.answers.offered == "Somebody else…"
    assert person.window.who.present().name == "Cleo"
