"""A team works apart: files go out to two, come back, their speakers are made one; undo takes everything back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from annotator.commands.annotations import Tag
from annotator.commands.attribution import Attribute
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.span import Span
from annotator.storage.checking import check
from annotator.ui.dialogs.team.assignment import AssignmentDialog
from annotator.ui.dialogs.team.hand_out import HandOutDialog
from annotator.ui.dialogs.team.merge import MergeDialog
from annotator.ui.dialogs.team.newcomer import NewcomerDialog
from annotator.ui.dialogs.team.people import TeamDialog
from annotator.workspace import Workspace
from tests.journeys.person import Person

TEXT = "“We need to close the line,” Ms. Anna Brandt told the captains. “Nobody asked us,” said Ole Friis."
QUOTE = Span(0, 28)


def _dataset(person: Person) -> bytes:
    path = person.folder / "now.json"
    write_dataset(person.workspace.read, path)
    return path.read_bytes()


def _work(path: Path, mention: Span, name: str, other: Span) -> None:
    """Somebody tags at home: a quote with its speaker, and a claim."""
    file = Workspace.open(path)
    file.annotator = next(a.id for a in file.read.annotators() if a.role != "machine")
    article = file.read.articles()[0].id
    file.do(Attribute(file.do(Tag(article, (QUOTE,), "quote")), name=name, mention=mention))
    file.do(Tag(article, (other,), "claim"))
    file.do(ChangeState((article,), file.annotator, "done"))
    file.close()


def test_out_to_two_and_back(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(TEXT, "Another text."))
    person.workspace.do(AddAnnotator("Ben"))
    folder = person.folder / "files"

    def hand_out(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOutDialog)
        person.press("A")
        person.tab_to(dialog.place)
        person.press("Ctrl+A")
        person.type(str(folder))
        person.press("Ctrl+Return")
        person.wait(lambda: dialog.written)
        person.press("Esc")

    person.in_dialog("Ctrl+Alt+H", hand_out)
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == ["study - Ada.annotator", "study - Ben.annotator"]
    before = _dataset(person)
    _work(files[0], Span(33, 44), "Anna Brandt", Span(66, 82))
    _work(files[1], Span(29, 44), "Ms. Anna Brandt", Span(64, 82))
    person.answers.files = files

    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        person.wait(lambda: not dialog.underway.busy)
        assert _dataset(person) == before
        person.press("Ctrl+Return")
        person.wait(lambda: dialog.twins is not None)
        assert dialog.accept_button.text() == "Make 1 pair one"
        person.press("Ctrl+Return")

    person.in_dialog("Ctrl+Alt+M", merge)
    read = person.workspace.read
    article = read.articles()[0].id
    assert len([a for a in read.annotations(article) if a.label == "quote"]) == 2
    assert [speaker.name for speaker in read.speakers()] == ["Ms. Anna Brandt"]
    assert {found.state for found in read.sets() if found.article == article} == {"done"}
    assert check(read) == []
    assert len(person.annotations("quote")) == 1
    after = _dataset(person)
    person.press("Ctrl+Z Ctrl+Z")
    assert _dataset(person) == before
    person.press("Ctrl+Y Ctrl+Y")
    assert _dataset(person) == after

    def again(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        person.wait(lambda: not dialog.underway.busy)
        person.press("Esc")

    person.in_dialog("Ctrl+Alt+M", again)
    assert _dataset(person) == after


def test_files_that_are_dropped_are_merged_if_one_says_so(person: Person, project_of: Callable[..., Path]) -> None:
    path = project_of(TEXT)
    person.sit_down(path)
    out = person.folder / "out.annotator"
    handed_out = []

    def hand_out(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOutDialog)
        dialog.place.setText(str(person.folder))
        person.press("A Ctrl+Return")
        person.wait(lambda: dialog.written)
        handed_out.append(dialog.written[0].order.path)
        person.press("Esc")

    person.in_dialog("Ctrl+Alt+H", hand_out)
    handed_out[0].rename(out)
    _work(out, Span(33, 44), "Anna Brandt", Span(66, 82))
    person.answers.choices = [0]

    def merge(dialog: QDialog) -> None:
        person.wait(lambda: not dialog.underway.busy)
        person.press("Ctrl+Return")
        person.wait(lambda: dialog.twins is not None)
        person.press("Ctrl+Return")

    QTimer.singleShot(0, lambda: person.window.frame.dropped.emit([out]))
    person.in_dialog("Ctrl+Home", merge)
    assert len(person.annotations("quote")) == 1
    assert person.workspace.path == path


def test_roles_and_articles_are_given_by_keys(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(TEXT, "Another text."))

    def team(dialog: QDialog) -> None:
        assert isinstance(dialog, TeamDialog)
        person.answers.lines = ["Cleo"]
        person.answers.role = "adjudicator"
        person.tab_to(dialog.new)
        person.press("Space")
        person.press("Esc")

    person.in_dialog("Ctrl+Alt+P", team)
    roles = {a.name: a.role for a in person.workspace.read.annotators() if a.role != "machine"}
    assert roles == {"Ada": "annotator", "Cleo": "adjudicator"}

    def assign(dialog: QDialog) -> None:
        assert isinstance(dialog, AssignmentDialog)
        person.press("Down Space Esc")

    person.in_dialog("Ctrl+Alt+A", assign)
    assert [(s.article, s.state) for s in person.workspace.read.sets()] == [
        (person.workspace.read.articles()[1].id, "todo")
    ]
    person.press("Ctrl+Z")
    assert not person.workspace.read.sets()


def test_the_first_question_asks_for_name_and_role(person: Person) -> None:
    dialog = NewcomerDialog("ada")
    dialog.show()
    dialog.activateWindow()
    person.wait(dialog.isActiveWindow)
    person.type("Dora")
    person.press("Tab Down Return")
    assert dialog.answer() == ("Dora", "adjudicator")
    dialog.deleteLater()
