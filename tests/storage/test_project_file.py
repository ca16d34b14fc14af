"""Files that are not ours, newer, damaged, read-only, full or occupied are told, and left as they were."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from annotator.commands.annotations import DropAnnotations, Tag
from annotator.commands.articles import AddStory
from annotator.model.errors import ProjectFileError
from annotator.model.span import Span
from annotator.storage import sqlite
from annotator.workspace import Workspace
from tests.studies import default_codebook, study


def test_only_the_one_file_is_left_after_closing(tmp_path: Path) -> None:
    study(tmp_path).close()
    assert [path.name for path in tmp_path.iterdir()] == ["study.annotator"]


def test_the_file_says_whose_it_is(tmp_path: Path) -> None:
    study(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "study.annotator")
    assert connection.execute("PRAGMA application_id").fetchone()[0] == sqlite.APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == sqlite.SCHEMA_VERSION
    connection.close()


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "study.annotator"
    path.write_text("mine")
    with pytest.raises(ProjectFileError) as refused:
        Workspace.create(path, "study", default_codebook())
    assert refused.value.key == "project.exists"
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "project.not_ours"),
        (b"%PDF-1.7 not a database", "project.not_ours"),
        (b"SQLite format 3\x00" + bytes(20), "project.not_ours"),
    ],
)
def test_what_is_no_project_is_refused_and_untouched(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "other.annotator"
    path.write_bytes(content)
    with pytest.raises(ProjectFileError) as refused:
        Workspace.open(path)
    assert refused.value.key == key
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.annotator"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (body TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(ProjectFileError, match="not_ours"):
        Workspace.open(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match="missing"):
        Workspace.open(tmp_path / "none.annotator")


def test_a_newer_file_is_refused_and_untouched(tmp_path: Path) -> None:
    study(tmp_path).close()
    path = tmp_path / "study.annotator"
    _run(path, f"PRAGMA user_version={sqlite.SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(ProjectFileError) as refused:
        Workspace.open(path)
    assert refused.value.key == "project.newer"
    assert refused.value.facts["found"] == sqlite.SCHEMA_VERSION + 1
    assert path.read_bytes() == before


def test_a_damaged_file_is_told_and_the_lock_is_free_again(tmp_path: Path) -> None:
    study(tmp_path, ["word " * 40_000]).close()
    path = tmp_path / "study.annotator"
    data = bytearray(path.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))
    with pytest.raises(ProjectFileError, match="damaged"):
        Workspace.open(path)
    assert not list(tmp_path.glob(".study*"))


def test_somebody_elses_triggers_are_never_run(tmp_path: Path) -> None:
    study(tmp_path).close()
    path = tmp_path / "study.annotator"
    _run(path, "CREATE TRIGGER sly AFTER INSERT ON stories BEGIN DELETE FROM articles; END")
    with pytest.raises(ProjectFileError) as refused:
        Workspace.open(path)
    assert refused.value.key == "project.foreign_schema"
    assert refused.value.facts["found"] == "sly"


def test_the_second_program_reads_only_and_knows_who_writes(tmp_path: Path) -> None:
    first = study(tmp_path)
    script = (
        "import sys; from pathlib import Path; from annotator.workspace import Workspace\n"
        "from annotator.commands.articles import AddStory\n"
        "from annotator.model.errors import ProjectFileError\n"
        "second = Workspace.open(Path(sys.argv[1]))\n"
        "assert second.read_only\n"
        "print(second.occupant.process, len(second.read.articles()))\n"
        "try:\n    second.do(AddStory('x'))\n"
        "except ProjectFileError as refused:\n    print(refused.key)\n"
        "second.close()\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(first.path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.split() == [str(os.getpid()), "1", "project.read_only"]
    first.do(AddStory("still mine"))
    first.close()
    again = Workspace.open(first.path)
    assert not again.read_only
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="file modes of POSIX")
def test_a_file_that_may_not_be_written_opens_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study(tmp_path).close()
    path = tmp_path / "study.annotator"
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # whoever runs the tests may be root
    workspace = Workspace.open(path)
    assert workspace.read_only
    assert workspace.occupant is None
    assert len(workspace.read.articles()) == 1
    workspace.close()


def test_a_full_disk_is_told_and_nothing_is_half_done(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    with workspace._file.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    before = workspace.read.stories()
    with pytest.raises(ProjectFileError) as refused:
        workspace.do(AddStory("x" * 100_000))
    assert refused.value.key == "project.disk_full"
    assert workspace.read.stories() == before
    workspace.do(AddStory("short"))
    assert [story.title for story in workspace.read.stories()] == ["Ferry", "short"]
    workspace.close()


def test_the_text_of_an_article_cannot_be_altered_even_by_hand(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    with pytest.raises(IntegrityError, match="immutable"), workspace._file.transaction() as connection:
        connection.exec_driver_sql("UPDATE article_texts SET text = 'other'")
    workspace.close()


@pytest.mark.parametrize("table", ["annotations", "fragments", "links"])
def test_what_another_program_took_out_of_the_open_file_is_told(tmp_path: Path, table: str) -> None:
    workspace = study(tmp_path)
    mark = workspace.do(Tag(workspace.read.articles()[0].id, (Span(0, 5),), "quote"))
    _run(workspace.path, f"DROP TABLE {table}")
    with pytest.raises(ProjectFileError) as refused:
        workspace.do(DropAnnotations((mark,)))
    assert refused.value.key == "project.cannot_write"
    assert refused.value.facts["reason"] == f"no such table: {table}"
    workspace.close()


def _run(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
