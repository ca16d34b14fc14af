"""A file brought up from nothing by the steps equals one that is made new; a step that fails leaves the old file."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.commands.project import ChooseEngine
from annotator.model.errors import ProjectFileError
from annotator.model.group import Absence
from annotator.storage import migrate, project_file, soundness, sqlite
from annotator.storage.review_reader import ReviewReader
from annotator.workspace import Workspace
from tests.studies import study

STEPS = sorted((Path(migrate.__file__).parent / "migrations" / "versions").glob("r[0-9]*.py"))


def _schema(path: Path) -> dict[str, object]:
    """Columns, keys and indexes by table, whatever the order in which their constraints are written."""
    connection = sqlite3.connect(path)
    found: dict[str, object] = {}
    for name, kind, sql in connection.execute("SELECT name, type, sql FROM sqlite_schema").fetchall():
        if kind == "table" and not name.startswith(("alembic", "sqlite_")):
            keys = connection.execute("SELECT `from`, `table`, `to` FROM pragma_foreign_key_list(?)", (name,))
            columns = connection.execute("SELECT * FROM pragma_table_xinfo(?)", (name,)).fetchall()
            found[name] = (columns, sorted(keys), sql.count("DEFERRABLE INITIALLY DEFERRED"), "WITHOUT ROWID" in sql)
        elif kind == "index":
            found[name] = connection.execute("SELECT * FROM pragma_index_xinfo(?)", (name,)).fetchall()
        elif kind == "trigger":
            found[name] = sql
    connection.close()
    return found


def test_the_steps_make_what_a_new_file_has(tmp_path: Path) -> None:
    study(tmp_path).close()
    stepped = tmp_path / "stepped.annotator"
    sqlite3.connect(stepped).close()
    stepped.touch()
    migrate.upgrade(stepped)
    assert _schema(stepped) == _schema(tmp_path / "study.annotator")
    connection = sqlite3.connect(stepped)
    assert sqlite.marks(connection) == (sqlite.APPLICATION_ID, sqlite.SCHEMA_VERSION)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] == project_file.REVISION
    connection.close()


def test_every_step_has_a_test_of_its_own_name() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    for step in STEPS:
        assert f"def test_{step.stem}" in here, f"{step.name} needs a test named test_{step.stem}"


def test_the_newest_step_is_the_one_that_new_files_bear() -> None:
    assert STEPS[-1].stem.startswith(f"r{project_file.REVISION}_")


def test_r0001_first_tables(tmp_path: Path) -> None:
    path = tmp_path / "first.annotator"
    sqlite3.connect(path).close()
    path.touch()
    migrate.upgrade(path, "0001")
    assert "annotations" in _schema(path)


def _stored(version: int, folder: Path) -> Path:
    """A project file as that version left it."""
    path = folder / f"version-{version}.annotator"
    path.write_bytes(gzip.decompress(Path(__file__).with_name(f"version-{version}.annotator.gz").read_bytes()))
    return path


def test_r0002_review(tmp_path: Path) -> None:
    path = _stored(1, tmp_path)
    assert soundness.stored_version(path) == 1
    workspace = Workspace.open(path)
    (verdict,) = workspace.read.verdicts()
    assert (verdict.decision, verdict.seconds, verdict.revisions) == ("take", 6, (0, 0))
    assert (verdict.of, verdict.more, verdict.stood, verdict.replaces, verdict.links) == ((), (), "", None, ())
    assert workspace.read.project().rules == ()
    about = ReviewReader(workspace.read).verdicts_naming(verdict.disagreement.annotations[1:])
    assert about == [verdict]
    assert [a.id for a in workspace.read.gold(verdict.article)] == [verdict.result]
    workspace.close()
    assert _schema(path).keys() >= {"verdict_index"}


def test_r0003_absences(tmp_path: Path) -> None:
    path = _stored(1, tmp_path)
    migrate.upgrade(path, "0002")
    with closing(sqlite3.connect(path)) as connection, connection:
        (who,), (article,) = (
            connection.execute(f"SELECT id FROM {name}").fetchone() for name in ("annotators", "articles")
        )
        connection.execute("INSERT INTO groups VALUES ('g', 'quote', ?, '', '')", (who,))
        connection.execute("INSERT INTO group_absences VALUES ('g', ?, ?, 'not reported')", (article, who))
    migrate.upgrade(path)
    workspace = Workspace.open(path)
    assert workspace.read.groups()[0].absent == (Absence(article, who, "not reported", ""),)
    workspace.close()


def test_r0004_proposals(tmp_path: Path) -> None:
    path = _stored(3, tmp_path)
    assert soundness.stored_version(path) == 3
    workspace = Workspace.open(path)
    (ada,) = workspace.read.annotators()
    (begun,) = workspace.read.sets()
    assert (ada.name, ada.unaided, workspace.read.project().unaided) == ("Ada", False, False)
    assert (begun.state, begun.seconds, begun.rejected) == ("in_progress", 6, ())
    workspace.annotator = ada.id
    (article,) = workspace.read.articles()
    before = workspace.read.annotations(article.id)
    workspace.undo()
    assert not workspace.read.annotations(article.id)
    workspace.undo()
    assert not workspace.read.articles()
    workspace.redo()
    workspace.redo()
    assert workspace.read.annotations(article.id) == before
    assert _schema(path) == _schema_of_new(tmp_path)
    workspace.close()


def test_r0005_engine(tmp_path: Path) -> None:
    path = _stored(3, tmp_path)
    migrate.upgrade(path, "0004")
    migrate.upgrade(path)
    workspace = Workspace.open(path)
    assert workspace.read.project().engine == ""
    workspace.do(ChooseEngine("a parser"))
    assert workspace.read.project().engine == "a parser"
    workspace.undo()
    assert workspace.read.project().engine == ""
    workspace.close()


def _schema_of_new(folder: Path) -> dict[str, object]:
    study(folder).close()
    return _schema(folder / "study.annotator")


def test_what_an_older_version_did_can_be_taken_back_and_done_again(tmp_path: Path) -> None:
    workspace = Workspace.open(_stored(1, tmp_path))
    before = workspace.read.verdicts()
    workspace.undo()
    assert not workspace.read.verdicts()
    assert not workspace.read.articles()
    workspace.redo()
    assert workspace.read.verdicts() == before
    workspace.close()


def test_an_older_file_is_brought_up_and_the_old_one_kept(tmp_path: Path) -> None:
    path = _stored(1, tmp_path)
    workspace = Workspace.open(path)
    assert len(workspace.read.articles()) == 1
    assert len(workspace.backups()) == 1
    workspace.close()


def test_who_only_reads_an_older_file_finds_it_brought_up_too(tmp_path: Path) -> None:
    workspace = Workspace.open(_stored(1, tmp_path), read_only=True)
    assert len(workspace.read.verdicts()) == 1
    workspace.close()


def test_an_older_file_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _stored(1, tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(migrate.os, "access", lambda *_: False)
    with pytest.raises(ProjectFileError, match="older"):
        Workspace.open(path, read_only=True)
    assert path.read_bytes() == before


def test_a_failing_step_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _stored(1, tmp_path)
    before = path.read_bytes()

    def fail(_path: Path) -> None:
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(migrate, "upgrade", fail)
    with pytest.raises(ProjectFileError, match="cannot_migrate"):
        Workspace.open(path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*"))
