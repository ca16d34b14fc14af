"""From an empty window to the articles of an event side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.corpus import Corpus
from tests.journeys.person import Person


@pytest.fixture
def with_project(person: Person, tmp_path: Path) -> Person:
    """A new project, made by keys."""
    person.sit_down()

    def fill(dialog) -> None:
        person.type("Event")
        for field, words in ((dialog.place, str(tmp_path / "event.annotator")), (dialog.annotator, "Ada")):
            person.tab_to(field)
            person.press("Ctrl+A")
            person.type(words)
        assert dialog.accept_button.isEnabled(), dialog.message.text()
        person.press("Ctrl+Return")

    person.in_dialog("Ctrl+N", fill)
    return person


def test_articles_are_imported_exactly_as_they_are(with_project: Person, corpus: Corpus) -> None:
    person = with_project
    person.answers.files = corpus.files

    def take(dialog) -> None:
        assert dialog.focusWidget() is dialog.start.files
        person.press("Space")
        person.wait(lambda: len(dialog.choices) == len(corpus.files))
        assert str(len(corpus.files)) in dialog.accept_button.text()
        person.press("Ctrl+Return")

    person.in_dialog("Ctrl+I", take)
    read = person.workspace.read
    assert [read.text(article.id) for article in read.articles()] == [_decoded(path) for path in corpus.files]
    assert person.workspace.next_undo is not None
    person.press("Ctrl+Z")
    person.wait(lambda: not read.articles())
    assert person.answers.troubles == []


def test_what_was_imported_is_there_to_read(with_project: Person, corpus: Corpus) -> None:
    person = with_project
    person.answers.folder = corpus.folder

    def take(dialog) -> None:
        person.press("Alt+O")
        person.wait(lambda: len(dialog.choices) >= len(corpus.files))
        person.press("Ctrl+Return")

    person.in_dialog("Ctrl+I", take)
    person.wait(lambda: person.window.desk.panes)
    assert len(person.window.desk.panes) == 3
    assert person.pane.view.hasFocus()
    assert "were imported" in (person.said or person.answers.told[0])  # told at length where something was left out


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return path.read_bytes().decode("cp1252")
