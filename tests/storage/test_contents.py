"""Somebody else's project file is read with distrust: all that is wrong with it is told, and nothing is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.model.errors import Situation
from annotator.model.span import Span
from annotator.storage import contents
from annotator.storage.contents import contents_of
from annotator.wording.situations import sentence
from tests.studies import study


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one mark, closed."""
    workspace = study(tmp_path)
    workspace.do(Tag(workspace.read.articles()[0].id, (Span(0, 28),), "quote", {"form": "direct"}))
    workspace.close()
    return workspace.path


def spoil(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_all_that_it_holds(path: Path) -> None:
    before = path.read_bytes()
    dataset = contents_of(path)
    assert (dataset.name, len(dataset.articles), len(dataset.annotations), len(dataset.sets)) == (path.name, 1, 1, 1)
    assert dataset.texts[dataset.articles[0].id].startswith("“We need")
    assert dataset.hand_out is None
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


SPOILT = {
    "offsets": ("UPDATE fragments SET \"end\" = 100000",),
    "offsets_as_text": ("UPDATE fragments SET start = 'x'",),
    "other_text": ("DROP TRIGGER article_texts_fixed", "UPDATE article_texts SET text = 'other'"),
    "no_text": ("DELETE FROM article_texts",),
    "missing_article": ("DELETE FROM articles",),
    "missing_annotator": ("DELETE FROM annotators",),
    "no_project": ("DELETE FROM projects",),
    "no_codebook": ("DELETE FROM codebooks",),
    "codebook_no_json": ("UPDATE codebooks SET content = '{'",),
    "attributes_no_json": ("UPDATE annotations SET attributes = '[1'",),
    "attributes_of_numbers": ("UPDATE annotations SET attributes = '{\"a\": 1}'",),
    "revision_as_text": ("UPDATE annotations SET revision = 'many'",),
    "certainty": ("UPDATE annotations SET certainty = 'never'",),
    "role": ("UPDATE annotators SET role = 'king'",),
    "label_as_bytes": ("UPDATE annotations SET label = x'ff'",),
    "lacking_a_table": ("DROP TABLE links",),
    "lacking_a_column": ("ALTER TABLE annotations DROP COLUMN note",),
    "newer": ("PRAGMA user_version = 99",),
    "older": ("PRAGMA user_version = 0",),
    "not_ours": ("PRAGMA application_id = 1",),
    "foreign_view": ("CREATE VIEW v AS SELECT 1",),
    "held_no_json": ("INSERT INTO hand_outs VALUES ('h', 'a', '', 'out', '[')",),
    "held_of_numbers": ("INSERT INTO hand_outs VALUES ('h', 'a', '', 'out', '{\"links\": {\"x\": 1}}')",),
}  # fmt: skip


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_wrong_is_told_in_a_sentence(path: Path, how: str) -> None:
    spoil(path, *SPOILT[how])
    with pytest.raises(Situation) as told:
        contents_of(path)
    assert path.name in sentence(told.value)


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("no database"),
        lambda path: path.write_bytes(path.read_bytes()[:20_000]),
        lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 30_000),
        lambda path: path.unlink(),
    ],
    ids=["empty", "text", "cut", "damaged", "gone"],
)
def test_what_is_no_project_is_told(path: Path, write: Callable[[Path], object]) -> None:
    write(path)
    with pytest.raises(Situation) as told:
        contents_of(path)
    assert path.name in sentence(told.value)


def test_too_many_entries_are_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST", 2)
    with pytest.raises(Situation, match=r"merge\.too_many"):
        contents_of(path)


def test_a_label_that_the_codebook_lacks_and_a_stale_index_do_not_matter(path: Path) -> None:
    spoil(path, "UPDATE annotations SET label = 'irony'", "DELETE FROM article_search_docsize")
    assert contents_of(path).annotations[0].label == "irony"
