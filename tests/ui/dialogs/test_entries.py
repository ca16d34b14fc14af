"""What a merge tells of an entry here and in a file."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from annotator.exchange.arrivals import read_arrival
from annotator.ui.dialogs.team.entries import Entries
from tests.studies import study

WORDS = "They met at the quay. " * 30


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ("The ferry sails.", "The ferry waits.", ("The ferry sails.", "The ferry waits.")),
        ("One.", "One. Two.", ("One.", "One. Two.")),
        (f"{WORDS}Yes. {WORDS}", f"{WORDS}No. {WORDS}", (" Yes. They", " No. They")),
        ("船" * 900 + "早", "船" * 900 + "晚" + "船" * 900, ("船船早", "船船晚船船")),
        ("e\u0301" * 500 + "x", "e\u0301" * 500 + "y", ("x", "y")),
        ("The same.", "The same.", None),
    ],
)
def test_two_texts_of_one_article_are_shown_where_they_begin_to_differ(
    tmp_path: Path, here: str, there: str, told: tuple[str, str] | None
) -> None:
    workspace = study(tmp_path, (here,))
    (article,) = workspace.read.articles()
    dataset = msgspec.structs.replace(read_arrival(workspace.path), texts={article.id: there})
    ours, theirs = Entries(workspace, (dataset,)).texts_apart(0, article.id)
    workspace.close()
    assert [*ours] == [*theirs] == (["Text"] if told else [])
    for shown, words in zip((*ours.values(), *theirs.values()), told or (), strict=True):
        assert words in shown
        assert len(shown) < 200
        assert shown == words or len(here) > 100
