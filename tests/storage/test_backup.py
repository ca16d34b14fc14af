"""Copies are whole while the project is open and being written, few, and come back."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from annotator.commands.articles import AddStory
from annotator.model.changes import ChangeSet
from annotator.model.errors import ProjectFileError
from annotator.storage.backup import KEPT
from annotator.workspace import Workspace
from tests.studies import study


def test_a_copy_holds_what_was_committed_though_the_log_was_not_folded_in(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    workspace.do(AddStory("just now"))
    copy = workspace.back_up()
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT count(*) FROM stories WHERE title='just now'").fetchone()[0] == 1
    connection.close()
    assert not list(copy.parent.glob("*-wal"))
    workspace.close()


def test_few_are_kept_and_the_newest_come_first(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    made = [workspace.back_up() for _ in range(KEPT + 3)]
    kept = [backup.path for backup in workspace.backups()]
    assert len(kept) == KEPT
    assert made[-1] in kept
    assert made[0] not in kept
    workspace.close()


def test_half_a_copy_that_was_left_goes_and_one_that_is_being_made_stays(tmp_path: Path) -> None:
    workspace = study(tmp_path, name="[study]")
    folder = workspace.back_up().parent
    left, being_made = folder / ".[study] one.annotator.part", folder / ".[study] two.annotator.part"
    for half in (left, being_made):
        half.write_text("half")
    os.utime(left, (0, 0))
    workspace.back_up()
    assert [path.name for path in folder.glob(".*")] == [being_made.name]
    workspace.close()


def test_restoring_brings_the_copy_and_keeps_what_stood(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    copy = workspace.back_up()
    workspace.do(AddStory("later"))
    restored = workspace.restored(copy)
    assert [story.title for story in restored.read.stories()] == ["Ferry"]
    newest = restored.backups()[0].path
    restored.close()
    kept = Workspace.open(newest, read_only=True)
    assert [story.title for story in kept.read.stories()] == ["Ferry", "later"]
    kept.close()


def test_what_is_no_project_cannot_be_restored_and_the_open_one_stays_open(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    other = tmp_path / "other.annotator"
    other.write_text("no")
    with pytest.raises(ProjectFileError, match="not_ours"):
        workspace.restored(other)
    workspace.do(AddStory("still open"))
    workspace.close()
    again = Workspace.open(workspace.path)
    assert not again.read_only
    assert [story.title for story in again.read.stories()] == ["Ferry", "still open"]
    again.close()


def test_who_listened_before_a_restore_is_not_told_of_what_comes_after(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    restored = workspace.restored(workspace.back_up())
    restored.do(AddStory("later"))
    assert told == []  # else whoever follows the restored project too would hear of everything twice
    restored.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    (tmp_path / "study backups").write_text("in the way")
    with pytest.raises(ProjectFileError, match=r"backup\.cannot_write"):
        workspace.back_up()
    workspace.close()
