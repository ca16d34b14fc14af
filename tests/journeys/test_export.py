"""Out of the window into a file, and what a full disk or a file that may not be written says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from annotator.exchange.dataset_reader import read_dataset
from annotator.ui.widgets.speaker_field import SpeakerField
from annotator.wording.situations import sentence
from tests.journeys.corpus import Corpus, sentence_long
from tests.journeys.person import Person

TEXT = "“We need to close the line,” Anna Brandt told the captains. More than 300 people were left behind."


def test_what_was_tagged_is_exported(at_desk: Callable[[str], Person], corpus: Corpus, tmp_path: Path) -> None:
    person = at_desk(corpus.direct)
    passage = sentence_long(person.text)
    person.caret_to(passage.start + 12)
    person.press("Q Return")
    quote = person.only("quote")
    target = tmp_path / "out" / "event.json"
    target.parent.mkdir()

    def fill(dialog) -> None:
        person.tab_to(dialog.place)
        person.press("Ctrl+A")
        person.type(str(target))
        person.wait(dialog.accept_button.isEnabled)
        person.press("Ctrl+Return")
        person.wait(lambda: dialog.written == target)
        person.press("Esc")

    person.in_dialog("Ctrl+E", fill)
    found = read_dataset(target)
    exported = next(one for one in found.annotations if one.id == quote.id)
    assert exported.fragments == (passage,)
    assert len(found.articles) == len(corpus.files)
    assert person.pane.view.hasFocus()


def test_a_full_disk_is_told_and_nothing_is_broken(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(TEXT))
    person.find("300 people")
    person.press("C")
    stored = person.annotations()
    with person.workspace._file.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    person.press("M")
    person.wait(lambda: not person.pane.view.hasFocus())
    person.focus.setPlainText("long " * 40_000)
    person.press("Ctrl+Return")
    person.wait(lambda: person.answers.troubles)
    told = sentence(person.answers.troubles[0])
    assert person.answers.troubles[0].key == "project.disk_full"
    assert "disk is full" in told
    assert person.annotations() == stored
    with person.workspace._file.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    person.press("Esc")
    person.window.desk.focus_pane(0)
    person.find("captains")
    person.press("C")
    assert len(person.annotations("claim")) == 2
    assert len(person.pane.view.marks_painter.marks) == 2


def test_a_second_window_reads_only_and_says_who_writes(
    person: Person, project_of: Callable[..., Path], qtbot, tmp_path: Path
) -> None:
    project = project_of(TEXT)
    person.sit_down(project)
    person.find("300 people")
    person.press("C")
    (tmp_path / "other").mkdir()
    other = Person(tmp_path / "other", qtbot)
    try:
        other.sit_down(project)
        assert other.workspace.read_only
        notice = other.window.middle.notice
        assert notice.isVisible()
        told = " ".join(label.text() for label in notice.findChildren(QLabel))
        assert f"{other.workspace.occupant.user} has this project open" in told
        other.press("Q C Del M F Shift+F Ctrl+Z Ctrl+Return")
        assert other.answers.troubles == []
        assert not isinstance(other.focus, SpeakerField)
        assert other.window.status.stored.text() == "read only"
    finally:
        other.leave_all()
    assert len(person.annotations()) == 1
