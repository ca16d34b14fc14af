"""The same words wherever they stand, tagged as one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from tests.journeys.person import Person

TEXTS = (
    "Astrid Brandt told them. Later Astrid Brandt went home.",
    "Nobody had asked Astrid Brandt.",
    "Another said it was not Astrid Brandtsen.",
)


def _dialog(person: Person) -> QDialog:
    person.wait(lambda: isinstance(QApplication.activeWindow(), QDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, QDialog)
    return dialog


def _all(person: Person, label: str) -> list[str]:
    read = person.workspace.read
    found = [one for article in read.articles() for one in read.annotations(article.id) if one.label == label]
    return [read.text(one.article)[one.start : one.end] for one in found]


def test_the_selected_words_are_tagged_everywhere_and_taken_back_at_once(
    person: Person, project_of: Callable[..., Path]
) -> None:
    person.sit_down(project_of(*TEXTS))
    person.find("Astrid Brandt")
    person.press("Ctrl+Shift+T")
    dialog = _dialog(person)
    person.wait(dialog.button.isEnabled)
    assert dialog.button.text() == "Tag 3"
    person.press("S Return")
    person.wait(lambda: not dialog.isVisible())
    assert _all(person, "speaker") == ["Astrid Brandt"] * 3
    person.come_back()
    person.press("Ctrl+Z")
    person.wait(lambda: not _all(person, "speaker"))


def test_one_place_is_left_out_by_key(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of(*TEXTS))
    person.find("Astrid Brandt")
    person.press("Ctrl+Shift+T")
    dialog = _dialog(person)
    person.wait(dialog.button.isEnabled)
    person.press("Down Space")
    assert dialog.button.text() == "Tag 2"
    person.press("C Return")
    person.wait(lambda: not dialog.isVisible())
    assert _all(person, "claim") == ["Astrid Brandt"] * 2
