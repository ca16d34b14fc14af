"""Near-duplicate articles, by real keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.commands.articles import ImportArticles, NewArticle
from annotator.ui.dialogs.versions import VersionsDialog
from tests.studies import study
from tests.ui.worked_study import Desk, desk, press, until

Key = Qt.Key
LONG = " ".join(f"The ferry number {n} left the northern harbour at {n} in the evening." for n in range(30))


@pytest.fixture
def at_desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    workspace = study(tmp_path, (LONG, "Nothing of the kind was ever said here."))
    half = LONG[: len(LONG) // 2] + " And then everything else was different from what had been told before." * 9
    workspace.do(
        ImportArticles(
            (
                NewArticle(text=LONG + " More.", story="Elsewhere", title="Again <b>"),
                NewArticle(text=half, story="Elsewhere", title="Half"),
            )
        )
    )
    made = desk(workspace)
    yield made
    workspace.close()


def test_what_is_much_alike_is_marked_in_one_step(at_desk: Desk, qtbot: QtBot) -> None:
    dialog = VersionsDialog(at_desk.context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    assert dialog.told.text() == "2 articles seem to be versions of others."
    before = len(dialog.versions)
    press(dialog, Key.Key_A)
    if len(dialog.versions) == 0:
        press(dialog, Key.Key_A)
    assert len(dialog.versions) == 2
    press(dialog, Key.Key_Space)
    assert len(dialog.versions) == 1
    press(dialog, Key.Key_Space)
    assert dialog.accept_button.text() == "Mark 2 as versions"
    assert before <= 2
    press(dialog, Key.Key_Return, with_=Qt.KeyboardModifier.ControlModifier)
    articles = at_desk.workspace.read.articles()
    assert sum(article.version_of is not None for article in articles) == 2
    assert at_desk.workspace.undo()
    assert not any(article.version_of for article in at_desk.workspace.read.articles())


def test_where_nothing_is_alike_it_says_so(tmp_path: Path, qapp: object, qtbot: QtBot) -> None:
    made = desk(study(tmp_path, ("One text.", "Another one altogether.")))
    dialog = VersionsDialog(made.context)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.told.text().startswith("No two articles")
    assert not dialog.accept_button.isEnabled()
    made.workspace.close()
