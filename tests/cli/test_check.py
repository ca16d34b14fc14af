"""check and backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator import paths
from annotator.workspace import Workspace
from tests.cli.answers import CommandLine

ADA = paths.resources() / "sample_corpus" / "annotations-ada.json"


def _spoil(project: Path, *statements: str) -> None:
    with closing(sqlite3.connect(project)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_sound_project_is_told_to_be(annotator: CommandLine, project: Path) -> None:
    assert annotator("import-dataset", project, ADA).code == 0
    told = annotator("check", project, "--json")

    assert told.code == 0
    assert told.json == {"sound": True, "repaired": 0, "backup": None, "findings": []}
    assert annotator("check", project).code == 0
    assert annotator("check", project, "--repair").code == 0
    assert not (project.parent / "study backups").exists()


def test_what_can_be_mended_is_and_a_copy_is_kept(annotator: CommandLine, project: Path) -> None:
    annotator("import-dataset", project, ADA)
    _spoil(project, "UPDATE articles SET length = length + 1")

    found = annotator("check", project, "--json")
    assert (found.code, found.json["sound"], len(found.json["findings"])) == (1, False, 6)
    mended = annotator("check", project, "--repair", "--json")
    assert (mended.code, mended.json["repaired"]) == (0, 6)
    assert Path(mended.json["backup"]).is_file()
    assert annotator("check", project).code == 0


def test_what_cannot_be_mended_stays_told(annotator: CommandLine, project: Path) -> None:
    annotator("import-dataset", project, ADA)
    _spoil(project, "UPDATE fragments SET end = 99999 WHERE annotation_id = (SELECT id FROM annotations LIMIT 1)")
    told = annotator("check", project, "--repair")

    assert told.code == 1
    assert len(told.err.splitlines()) == 1


def test_checking_changes_nothing(annotator: CommandLine, project: Path) -> None:
    annotator("import-dataset", project, ADA)
    before = project.read_bytes()

    assert annotator("check", project).code == 0
    assert project.read_bytes() == before


def test_a_backup_is_made_while_somebody_has_the_project_open(annotator: CommandLine, project: Path) -> None:
    annotator("import-dataset", project, ADA)
    workspace = Workspace.open(project)
    try:
        dated = annotator("backup", project, "--json")
        named = annotator("backup", project.with_suffix(""), "-o", project.parent / "copy.annotator")
    finally:
        workspace.close()

    assert (dated.code, named.code) == (0, 0)
    for copy in (dated.json["backup"], project.parent / "copy.annotator"):
        assert annotator("stats", copy, "--json").out == annotator("stats", project, "--json").out


def test_a_backup_that_cannot_be_written_is_told(annotator: CommandLine, project: Path) -> None:
    (project.parent / "file").write_text("in the way")
    told = annotator("backup", project, "-o", project.parent / "file" / "copy.annotator")

    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
