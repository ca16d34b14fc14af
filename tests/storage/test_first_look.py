"""The first look at a project answers as the reader does, trusts as little, and leaves no trace."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.model.errors import ProjectFileError
from annotator.model.span import Span
from annotator.sample_project import make_sample
from annotator.storage import sqlite
from annotator.storage.first_look import first_look
from annotator.workspace import Workspace
from tests.random_work import RandomWork
from tests.studies import study


def _sample(folder: Path) -> Workspace:
    return make_sample(folder / "sample.annotator")


def _worked_on(folder: Path) -> Workspace:
    workspace = study(folder, ("“Yes,” said Ann. 🙂 “No.”", "Nobody came.", "Никто."))
    RandomWork(workspace, 7).steps(200)
    return workspace


@pytest.mark.parametrize("make", [_sample, _worked_on])
def test_it_answers_as_the_reader_does(tmp_path: Path, make: Callable[[Path], Workspace]) -> None:
    workspace = make(tmp_path)
    read = workspace.read
    team = [annotator.id for annotator in read.annotators()]
    with first_look(workspace.path) as look:
        assert look.project() == read.project()
        assert look.codebook() == read.codebook()
        assert look.annotators() == read.annotators()
        assert look.first_story() == read.stories()[0].id
        assert look.is_assigned() == workspace.list.is_assigned()
        for who in team:
            assert look.sets(who) == {found.article for found in read.sets(who)}
        for story in read.stories():
            assert look.articles(story.id) == read.articles(story.id)
        for article in read.articles():
            assert look.article(article.id) == article
            assert look.text(article.id) == read.text(article.id)
            for whose in (team, team[:1], []):
                assert look.annotations(article.id, whose) == read.annotations(article.id, whose)
            for who in team:
                known = read.annotation_set(article.id, who)
                assert look.state(article.id, who) == (known.state if known else "todo")
        assert look.article("nobody's") is None
    workspace.close()


def test_an_empty_project_has_no_first_story(tmp_path: Path) -> None:
    workspace = study(tmp_path, ())
    with first_look(workspace.path) as look:
        assert look.first_story() is None
    workspace.close()


def test_it_keeps_nobody_from_writing_and_leaves_no_trace(tmp_path: Path) -> None:
    study(tmp_path).close()
    path = tmp_path / "study.annotator"
    before = path.read_bytes()
    with first_look(path) as look:
        workspace = Workspace.open(path)
        assert not workspace.read_only
        workspace.close()
        assert look.articles(look.first_story() or "")
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("spoilt", "key"),
    [
        (f"PRAGMA user_version={sqlite.SCHEMA_VERSION + 1}", "project.newer"),
        (f"PRAGMA user_version={sqlite.SCHEMA_VERSION - 1}", "project.older"),
        ("PRAGMA application_id=7", "project.not_ours"),
        ("CREATE TRIGGER sly AFTER INSERT ON stories BEGIN DELETE FROM articles; END", "project.foreign_schema"),
        ("CREATE VIEW sly AS SELECT 1", "project.foreign_schema"),
        ("DROP TABLE annotation_sets", "project.damaged"),
        ("DELETE FROM codebooks", "project.damaged"),
        ("UPDATE codebooks SET content = '{\"labels\": 3}'", "project.damaged"),
        ("UPDATE annotators SET role = 'emperor'", "project.damaged"),
        ("UPDATE articles SET title = x'00ff'", "project.damaged"),
        ("UPDATE articles SET ordinal = 'first'", "project.damaged"),
        ('UPDATE fragments SET "end" = start', "project.damaged"),
    ],
)
def test_what_cannot_be_trusted_is_not_shown(tmp_path: Path, spoilt: str, key: str) -> None:
    workspace = study(tmp_path)
    workspace.do(Tag(workspace.read.articles()[0].id, (Span(0, 4),), "quote"))
    workspace.close()
    path = tmp_path / "study.annotator"
    connection = sqlite3.connect(path)
    connection.execute(spoilt)
    connection.commit()
    connection.close()
    with pytest.raises(ProjectFileError) as refused:
        _all_of(path)
    assert refused.value.key == key


def _all_of(path: Path) -> None:
    with first_look(path) as look:
        look.project()
        look.codebook()
        look.annotators()
        for article in look.articles(look.first_story() or ""):
            look.state(article.id, "anybody")
            look.annotations(article.id, ())


def test_pages_that_are_damaged_are_not_shown(tmp_path: Path) -> None:
    study(tmp_path, ["word " * 40_000]).close()
    path = tmp_path / "study.annotator"
    data = bytearray(path.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))
    with pytest.raises(ProjectFileError, match="damaged"), first_look(path):
        pass
    with pytest.raises(ProjectFileError, match="missing"), first_look(tmp_path / "none.annotator"):
        pass
