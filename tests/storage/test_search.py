"""Words are found as data: by beginning, without accents, in scripts without spaces, after undo not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.storage.search import match_of
from annotator.workspace import Workspace
from tests.studies import study

TEXTS = [
    "The ferry inquiry opened.",
    "Die Fähre fährt. The inquiry closed.",
    "渡船调查开始了。",
    "100% of it_was \\said",
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return study(tmp_path, TEXTS)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("inquiry", 2),
        ("inq", 2),
        ("INQUIRY ferry", 1),
        ("fahr", 1),
        ('"inquiry opened"', 1),
        ('"opened inquiry"', 0),
        ("调查", 1),
        ("", 0),
        ("?!", 0),
        ("inquiry OR ferry", 0),
        ("ferry*", 1),
        ("NEAR(ferry inquiry)", 0),
        ("'; DROP TABLE stories; --", 0),
        ("text:ferry", 0),
    ],
)
def test_words(workspace: Workspace, words: str, count: int) -> None:
    assert workspace.search.count(words) == count
    assert len(workspace.search.articles(words)) == count
    workspace.close()


def test_undone_articles_are_not_found_and_redone_ones_are(workspace: Workspace) -> None:
    workspace.undo()
    assert workspace.search.count("inquiry") == 0
    workspace.redo()
    assert workspace.search.count("inquiry") == 2
    workspace.close()


@given(st.text(max_size=30))
def test_no_words_are_ever_a_query(words: str) -> None:
    match = match_of(words)
    assert match.count('"') % 2 == 0
