"""Importing datasets through the dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator import paths
from annotator.ui.dialogs.import_dataset import ImportDatasetDialog

Key = Qt.Key


@pytest.fixture
def sample():
    return min((paths.resources() / "sample_corpus").glob("annotations-*.json"))


def accept(qtbot, dialog) -> None:
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def rows(dialog) -> dict[str, list[str]]:
    table = dialog.table
    return {
        table.item(row, 0).text(): [table.item(row, column).text() for column in range(1, 4)]
        for row in range(table.rowCount())
    }


def test_what_is_foretold_goes_in_as_one_step(qtbot, context, opened, sample, said, asking):
    steps = context.workspace.next_undo
    dialog = opened(ImportDatasetDialog(context, sample))
    foretold = rows(dialog)
    assert context.workspace.read.articles() == []
    assert "takes over its name and codebook" in dialog.heading.text()
    accept(qtbot, dialog)
    assert foretold["Articles"] == [str(len(context.workspace.read.articles())), "–", "–"]
    assert dialog.comparison is not None
    assert said or asking.told
    context.workspace.undo()
    assert context.workspace.next_undo == steps
    assert context.workspace.read.articles() == []


def test_a_dataset_that_is_there_already_brings_nothing(qtbot, context, opened, sample):
    accept(qtbot, opened(ImportDatasetDialog(context, sample)))
    again = opened(ImportDatasetDialog(context, sample))
    assert not again.accept_button.isEnabled()
    assert "nothing in it" in again.message.text()
    qtbot.keyClick(again, Key.Key_Escape)


def test_escape_leaves_everything_as_it_was(qtbot, context, opened, sample):
    steps = context.workspace.next_undo
    dialog = opened(ImportDatasetDialog(context, sample))
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert context.workspace.next_undo == steps


def test_a_file_that_is_no_dataset_is_told_and_the_dialog_closes(qtbot, context, tmp_path, asking):
    path = tmp_path / "no.json"
    path.write_text('{"format": "something else"}')
    dialog = ImportDatasetDialog(context, path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(asking.troubles))
    assert not dialog.isVisible()


def test_the_real_datasets_go_in_beside_each_other(qtbot, context, opened, shared_folder):
    found = sorted((shared_folder / "annotations").glob("*.json"))
    if not found:
        pytest.skip("needs the folder `shared/annotations` beside the checkout")
    for path in found:
        accept(qtbot, opened(ImportDatasetDialog(context, path)))
    names = {annotator.name for annotator in context.workspace.read.annotators()}
    assert len(names) >= 1 + len(found)
    assert len(context.workspace.read.articles()) == 5
