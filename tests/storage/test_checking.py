"""A check finds whatever does not hold, and a repair mends it without guessing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator import paths
from annotator.commands.dataset import ImportDataset
from annotator.commands.repair import Repair
from annotator.exchange.dataset_reader import read_dataset
from annotator.storage.checking import STEPS, check
from annotator.wording.findings import sentence
from annotator.workspace import Workspace
from tests.random_work import RandomWork
from tests.studies import default_codebook

SAMPLE = paths.resources() / "sample_corpus" / "annotations-ada.json"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample of Ada as a closed project file."""
    workspace = Workspace.create(tmp_path / "study.annotator", "study", default_codebook())
    workspace.do(ImportDataset(read_dataset(SAMPLE)))
    workspace.close()
    return workspace.path


def spoilt(path: Path, *statements: str) -> Workspace:
    """The project after somebody wrote into it by hand."""
    connection = sqlite3.connect(path)
    for statement in statements:
        assert connection.execute(statement).rowcount != 0
    connection.commit()
    connection.close()
    return Workspace.open(path)


def test_a_sound_project(project: Path) -> None:
    told: list[int] = []
    workspace = Workspace.open(project)
    assert check(workspace.read, lambda done, _total: told.append(done)) == []
    assert told == list(range(1, STEPS + 1))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_a_project_stays_sound(tmp_path: Path, seed: int) -> None:
    workspace = Workspace.create(tmp_path / "study.annotator", "study", default_codebook())
    RandomWork(workspace, 500 + seed).steps(150)
    assert check(workspace.read) == []
    while workspace.next_undo is not None:
        workspace.undo()
    assert check(workspace.read) == []


TWO = "SELECT annotation_id FROM fragments WHERE ordinal = 1 LIMIT 1"
FORGET = "INSERT INTO article_search(article_search, rowid, text) SELECT 'delete', seq, text FROM article_texts LIMIT 1"
ONE = "(SELECT id FROM annotations ORDER BY id LIMIT 1)"


@pytest.mark.parametrize(
    ("statements", "keys"),
    [
        (["UPDATE annotations SET speaker_id = 'gone' WHERE rowid = 1"], ["check.reference"]),
        (["UPDATE articles SET version_of = 'gone' WHERE rowid = 1"], ["check.reference"]),
        (["UPDATE annotation_sets SET annotator_id = 'gone' WHERE rowid = 1"], ["check.reference"]),
        (["UPDATE links SET target_id = 'gone' WHERE rowid = 1"], ["check.link_end"]),
        (["UPDATE links SET source_id = 'gone' WHERE rowid = 1"], ["check.link_end"]),
        (
            ["UPDATE links SET target_kind = 'speaker' WHERE target_kind = 'annotation' AND rowid < 9"],
            ["check.link_kind"],
        ),
        (["UPDATE links SET target_kind = 'star' WHERE rowid = 1"], ["check.link_kind"]),
        ([f"DELETE FROM fragments WHERE annotation_id = {ONE}"], ["check.no_fragments"]),
        ([f"UPDATE fragments SET ordinal = 2 - ordinal WHERE annotation_id = ({TWO})"], ["check.fragment_order"]),
        ([f"UPDATE fragments SET ordinal = ordinal + 5 WHERE annotation_id = {ONE}"], ["check.fragment_order"]),
        ([f"UPDATE fragments SET start = 0 WHERE annotation_id = ({TWO}) AND ordinal = 1"], ["check.fragment_order"]),
        (["UPDATE articles SET length = length + 1 WHERE rowid = 1"], ["check.length"]),
        (["UPDATE annotations SET label = 'strange' WHERE rowid < 4"], ["check.label"]),
        (["UPDATE annotation_sets SET state = 'finished' WHERE rowid = 1"], ["check.state"]),
        (["INSERT INTO article_search(article_search) VALUES('delete-all')"], ["check.text_index"]),
        (
            [
                FORGET,
                "INSERT INTO article_search(rowid, text) VALUES (1, 'other words')",
            ],
            ["check.text_index"],
        ),
    ],
    ids=lambda value: str(value)[:70],
)
def test_what_can_be_mended_is(project: Path, statements: list[str], keys: list[str]) -> None:
    workspace = spoilt(project, *statements)
    found = check(workspace.read)

    assert sorted({finding.key for finding in found}) == keys
    assert all(finding.repairable and "{" not in sentence(finding) for finding in found)
    before = workspace.next_undo
    assert workspace.do(Repair(tuple(found))) == len(found)
    assert check(workspace.read) == []
    assert workspace.next_undo == before
    assert workspace.do(Repair(tuple(found))) == len(found), "what is mended already does no harm"
    workspace.close()


@pytest.mark.parametrize(
    ("statements", "keys"),
    [
        ([f'UPDATE fragments SET "end" = 1000000 WHERE annotation_id = {ONE}'], ["check.offsets"]),
        ([f'UPDATE fragments SET start = "end" WHERE annotation_id = {ONE}'], ["check.offsets"]),
        (["UPDATE articles SET sha256 = 'a' WHERE rowid = 1"], ["check.digest"]),
        (["DROP TRIGGER article_texts_fixed", "UPDATE article_texts SET text = text || ' x' WHERE seq = 1"], None),
    ],
    ids=lambda value: str(value)[:70],
)
def test_what_cannot_be_mended_is_told(project: Path, statements: list[str], keys: list[str] | None) -> None:
    workspace = spoilt(project, *statements)
    found = check(workspace.read)

    if keys is None:
        keys = ["check.digest", "check.text_index"]
    assert sorted({finding.key for finding in found}) == keys
    assert all(sentence(finding) for finding in found)
    workspace.do(Repair(tuple(found)))
    assert sorted({finding.key for finding in check(workspace.read)}) == keys[:1]


def test_a_missing_text(project: Path) -> None:
    workspace = spoilt(project, "DELETE FROM article_texts WHERE seq = 2")
    assert {finding.key for finding in check(workspace.read)} >= {"check.no_text"}


def test_an_annotation_whose_article_is_gone_goes_with_all_that_hangs_on_it(project: Path) -> None:
    workspace = spoilt(project, "DELETE FROM articles WHERE rowid = 1")
    found = check(workspace.read)
    assert {finding.key for finding in found} >= {"check.reference"}
    for _ in range(3):
        workspace.do(Repair(tuple(check(workspace.read))))
    assert check(workspace.read) == []
    assert len(workspace.read.articles()) == 5


def test_a_project_open_for_reading_only(project: Path) -> None:
    workspace = Workspace.open(project, read_only=True)
    assert check(workspace.read) == []


def test_damaged_pages_are_told_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace.create(tmp_path / "study.annotator", "study", default_codebook())
    damaged: Callable[[object], list[str]] = lambda _connection: ["row 3 missing from index"]  # noqa: E731
    monkeypatch.setattr("annotator.storage.sqlite.damage", damaged)
    (found,) = check(workspace.read)
    assert (found.key, found.repairable) == ("check.damaged", False)
    assert "row 3 missing" in sentence(found)
