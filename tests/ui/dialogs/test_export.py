"""Exporting through the dialog into real files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from annotator.commands.dataset import ImportDataset
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.sample import sample_datasets
from annotator.ui.dialogs.export import ExportDialog

Key = Qt.Key


@pytest.fixture
def full(workspace):
    for dataset in sample_datasets():
        workspace.do(ImportDataset(dataset))
    return workspace


@pytest.fixture
def dialog(context, full, opened, qtbot):
    made = opened(ExportDialog(context))
    qtbot.waitUntil(lambda: bool(made.counted.text()))
    yield made
    made.reject()


def go(qtbot, dialog, path) -> None:
    dialog.place.setFocus()
    dialog.place.selectAll()
    qtbot.keyClicks(dialog.place, str(path))
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_is_counted_is_written_and_the_folder_shown(qtbot, dialog, full, tmp_path, monkeypatch):
    path = tmp_path / "new folder" / "all.json"
    counted = dialog.counted.text()
    go(qtbot, dialog, path)
    qtbot.waitUntil(lambda: dialog.written is not None)
    dataset = read_dataset(path)
    assert counted.startswith(f"{len(dataset.stories)} stor")
    assert f"{len(dataset.annotations)} annotations" in counted
    assert str(path) in dialog.end.text()
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    qtbot.keyClick(dialog.accept_button, Key.Key_Space)
    assert [url.toLocalFile() for url in shown] == [str(path.parent)]
    assert dialog.cancel_button.text() == "Close"


def test_what_is_not_ticked_stays_out(qtbot, dialog, full, tmp_path):
    dialog.choices.labels.setFocus()
    for row in range(1, dialog.choices.labels.count()):
        dialog.choices.labels.setCurrentRow(row)
        qtbot.keyClick(dialog.choices.labels, Key.Key_Space)
    dialog.choices.pseudonyms.setFocus()
    qtbot.keyClick(dialog.choices.pseudonyms, Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog._counting.busy)
    go(qtbot, dialog, tmp_path / "quotes.json")
    qtbot.waitUntil(lambda: dialog.written is not None)
    dataset = read_dataset(tmp_path / "quotes.json")
    assert {a.label for a in dataset.annotations} == {dialog.choices.options().labels[0]}
    assert "Ada" not in {annotator.name for annotator in dataset.annotators}


def test_without_a_story_there_is_nothing_to_write(qtbot, dialog):
    dialog.choices.stories.setFocus()
    for row in range(dialog.choices.stories.count()):
        dialog.choices.stories.setCurrentRow(row)
        qtbot.keyClick(dialog.choices.stories, Key.Key_Space)
    assert not dialog.accept_button.isEnabled()
    assert "Nothing would be written" in dialog.counted.text()


def test_tables_are_proposed_as_a_folder_and_written(qtbot, dialog, tmp_path):
    json_place = dialog.place.text()
    dialog.format.setFocus()
    qtbot.keyClick(dialog.format, Key.Key_Down)
    assert dialog.place.text() != json_place
    go(qtbot, dialog, tmp_path / "tables")
    qtbot.waitUntil(lambda: dialog.written is not None)
    assert {path.name for path in (tmp_path / "tables").iterdir()} >= {"annotations.csv", "quotes.csv"}


def test_a_file_that_is_there_is_replaced_only_when_that_is_wanted(qtbot, dialog, tmp_path, asking):
    path = tmp_path / "all.json"
    path.write_text("mine")
    asking.yes = False
    go(qtbot, dialog, path)
    assert asking.questions == ["Replace all.json?"]
    assert path.read_text() == "mine"
    asking.yes = True
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.written is not None)
    assert read_dataset(path).articles


def test_a_place_that_cannot_be_written_is_told_and_the_dialog_stays(qtbot, dialog, tmp_path, asking):
    (tmp_path / "file").write_text("in the way")
    go(qtbot, dialog, tmp_path / "file" / "all.json")
    qtbot.waitUntil(lambda: bool(asking.troubles) or dialog.message.isVisible())
    assert dialog.isVisible()
    assert dialog.written is None


def test_escape_stops_the_writing_and_leaves_no_file(qtbot, dialog, context, tmp_path, monkeypatch):
    import annotator.ui.dialogs.export as export_dialog

    def slow(read, path, options, report) -> None:
        while True:
            report(1, 100)

    monkeypatch.setattr(export_dialog, "write_dataset", slow)
    go(qtbot, dialog, tmp_path / "all.json")
    assert dialog.underway.busy
    assert not dialog.pages.isEnabled()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.pages.isEnabled()
    qtbot.waitUntil(lambda: context.jobs.running == 0)
    assert not (tmp_path / "all.json").exists()
