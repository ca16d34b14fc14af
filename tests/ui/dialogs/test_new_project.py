"""What a new project is asked for."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from annotator.ui.dialogs.new_project import ENDING, NewProjectDialog, file_name, free_path
from annotator.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def documents(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "Documents"
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(folder))
    return folder


def accept(qtbot, dialog) -> None:
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_name_is_enough(qtbot, context, opened, documents):
    dialog = opened(NewProjectDialog(context))
    assert dialog.focusWidget() is dialog.name
    assert not dialog.message.isVisible()
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.name, "Border: spring/summer")
    assert dialog.place.text() == str(documents / "Border spring summer.annotator")
    accept(qtbot, dialog)
    value = dialog.value
    assert (value.name, value.annotator, value.codebook.id) == ("Border: spring/summer", "Ada", "quotes-claims")
    Workspace.create(value.path, value.name, value.codebook).close()
    assert free_path(documents, value.name).name == "Border spring summer 2.annotator"


def test_a_file_that_is_there_is_refused_while_one_types(qtbot, context, opened, documents):
    documents.mkdir()
    (documents / "a.annotator").write_text("")
    dialog = opened(NewProjectDialog(context))
    qtbot.keyClicks(dialog.name, "Ferry")
    dialog.place.selectAll()
    qtbot.keyClicks(dialog.place, str(documents / "a"))
    assert "a.annotator is already there" in dialog.message.text()
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.place, "b")
    assert dialog.accept_button.isEnabled()
    dialog.annotator.selectAll()
    qtbot.keyClick(dialog.annotator, Key.Key_Delete)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.value is None


def test_a_codebook_from_a_file_is_checked_beside_it(qtbot, context, opened, documents, asking, tmp_path):
    bad, good = tmp_path / "bad.yaml", tmp_path / "good.yaml"
    bad.write_text("id: x\nlabels: 3\n")
    good.write_text("id: mine\nversion: 1\nlabels:\n  - {id: quote, title: Quote, key: Q}\n")
    dialog = opened(NewProjectDialog(context))
    qtbot.keyClicks(dialog.name, "Ferry")
    asking.files = [bad]
    dialog.codebook.setFocus()
    qtbot.keyClick(dialog.codebook, Key.Key_End)
    assert "bad.yaml, line 2" in dialog.codebook_problem.text()
    assert not dialog.accept_button.isEnabled()
    asking.files = [good]
    dialog.codebook.activated.emit(dialog.codebook.currentIndex())
    assert not dialog.codebook_problem.isVisible()
    accept(qtbot, dialog)
    assert dialog.value.codebook.id == "mine"


@given(st.text(max_size=200))
def test_any_name_gives_a_file_name_that_every_system_takes(name):
    made = file_name(name)
    assert made.endswith(ENDING)
    assert Path(made).name == made
    assert not set(made) & set('<>:"/\\|?*\0\n')
    assert not made.startswith((" ", "."))
