"""A copy takes the place of an open project whole or not at all, whoever looks on, ends it or is killed."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.commands.articles import AddStory
from annotator.model.errors import ProjectFileError
from annotator.storage.backup import KEPT, backup_folder
from annotator.storage.checking import check
from annotator.workspace import Workspace
from tests.studies import study

CHECKOUT = Path(__file__).resolve().parents[2]
OLD = Path(__file__).with_name("version-1.annotator.gz")
LARGE = tuple(f"Sentence {n} takes room. " * 100_000 for n in range(3))
"""Texts that take more pages than are copied at once."""

WORK = """
import sys, time
from pathlib import Path
from annotator.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))

def report(done, pages):
    print(done, flush=True)
    if done >= float(sys.argv[3]) * pages:
        time.sleep(600)

workspace.restored(Path(sys.argv[2]), report)
print("restored", flush=True)
"""


class Ended(Exception):
    """Somebody would rather not."""


def titles(workspace: Workspace) -> list[str]:
    return [story.title for story in workspace.read.stories()]


def changed_study(folder: Path, texts: tuple[str, ...] = LARGE) -> tuple[Workspace, Path]:
    """A project that has one story more than its copy."""
    workspace = study(folder, texts)
    copy = workspace.back_up()
    workspace.do(AddStory("later"))
    return workspace, copy


def test_the_oldest_of_the_copies_can_be_restored(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    for number in range(KEPT):
        workspace.back_up()
        workspace.do(AddStory(f"{number}"))
    oldest = workspace.backups()[-1].path
    again = workspace.restored(oldest)
    assert titles(again) == ["Ferry"]
    assert oldest.is_file()
    again.close()


def test_undo_goes_on_from_what_the_copy_held(tmp_path: Path) -> None:
    workspace, copy = changed_study(tmp_path)
    again = workspace.restored(copy)
    assert again.next_undo is not None
    assert again.next_undo.key == "articles.import"
    assert not again.read_only
    again.undo()
    again.redo()
    assert list(check(again.read)) == []
    again.close()
    assert not list(tmp_path.glob("*-wal")) + list(tmp_path.glob(".*"))


def test_whoever_is_at_work_and_not_in_the_copy_is_at_work_no_more(tmp_path: Path) -> None:
    workspace = study(tmp_path, ())
    copy = workspace.back_up()
    ada = workspace.annotator
    again = workspace.restored(copy)
    assert again.annotator == ada
    again.undo()
    empty = again.back_up()
    again.redo()
    again.annotator = ada
    assert again.restored(empty).annotator is None
    again.close()


def test_a_second_window_reads_on_and_can_neither_write_nor_restore(tmp_path: Path) -> None:
    workspace, copy = changed_study(tmp_path)
    second = Workspace.open(workspace.path)
    seen: list[tuple[bool, list[str]]] = []

    def look(_done: int, _pages: int) -> None:
        third = Workspace.open(workspace.path)
        seen.append((third.read_only, titles(second)))
        third.close()

    with pytest.raises(ProjectFileError, match="read_only"):
        second.restored(copy)
    again = workspace.restored(copy, look)
    assert seen
    assert all(entry == (True, ["Ferry", "later"]) for entry in seen)  # never free for others, never half of it
    assert titles(second) == ["Ferry"]
    again.do(AddStory("after"))
    second.close()
    assert titles(again) == ["Ferry", "after"]
    again.close()
    opened = Workspace.open(workspace.path, read_only=True)
    assert titles(opened) == ["Ferry", "after"]
    opened.close()


@pytest.mark.parametrize("at", [0.1, 0.6], ids=["keeping", "putting"])
def test_what_is_ended_leaves_everything_as_it_was(tmp_path: Path, at: float) -> None:
    workspace, copy = changed_study(tmp_path)

    def end(done: int, pages: int) -> None:
        if done >= at * pages:
            raise Ended

    with pytest.raises(Ended):
        workspace.restored(copy, end)
    assert titles(workspace) == ["Ferry", "later"]
    workspace.do(AddStory("still open"))
    assert list(check(workspace.read)) == []
    workspace.close()
    assert not list(backup_folder(workspace.path).glob(".*"))


@pytest.mark.parametrize("at", [0.1, 0.6], ids=["keeping", "putting"])
def test_who_is_killed_leaves_the_project_as_it_was(tmp_path: Path, at: float) -> None:
    workspace, copy = changed_study(tmp_path)
    workspace.close()
    program = subprocess.Popen(
        [sys.executable, "-c", WORK, workspace.path, copy, str(at)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    pages = 2 * copy.stat().st_size / 4096
    told = next((line for line in program.stdout if int(line) >= at * pages), "")
    program.kill()
    program.communicate()
    assert told
    again = Workspace.open(workspace.path)
    assert titles(again) == ["Ferry", "later"]
    assert list(check(again.read)) == []
    restored = again.restored(copy)
    assert titles(restored) == ["Ferry"]
    restored.close()


def test_a_copy_of_an_older_version_is_brought_up_to_date_and_stays_as_it_is(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    copy = backup_folder(workspace.path) / "old.annotator"
    copy.parent.mkdir()
    copy.write_bytes(gzip.decompress(OLD.read_bytes()))
    before, present = copy.read_bytes(), workspace.read.project()
    again = workspace.restored(copy)
    assert again.read.project() != present
    assert list(check(again.read)) == []
    again.do(AddStory("after"))
    again.close()
    assert copy.read_bytes() == before
    opened = Workspace.open(workspace.path, read_only=True)
    assert "after" in titles(opened)
    opened.close()


def test_another_program_that_writes_to_the_file_is_not_waited_for_without_end(tmp_path: Path) -> None:
    workspace, copy = changed_study(tmp_path, ("A short one.",))
    with closing(sqlite3.connect(workspace.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectFileError, match=r"cannot_write.*locked"):
            workspace.restored(copy)
        other.execute("ROLLBACK")
    assert titles(workspace) == ["Ferry", "later"]
    again = workspace.restored(copy)
    assert titles(again) == ["Ferry"]
    again.close()


def test_a_damaged_copy_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    workspace, copy = changed_study(tmp_path, ("A short one.",))
    data = bytearray(copy.read_bytes())
    data[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
    copy.write_bytes(data)
    with pytest.raises(ProjectFileError, match="damaged"):
        workspace.restored(copy)
    assert titles(workspace) == ["Ferry", "later"]
    assert len(workspace.backups()) == 1
    workspace.close()
