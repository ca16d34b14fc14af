"""A list of who tags what, as people write one in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.exchange.assignment_list import read_assignments
from annotator.model.article import Article
from annotator.model.errors import TaggingError
from annotator.model.team import Annotator

ARTICLES = [
    Article("a1", "s", "", 0, title="Ferry, again", source="one.txt"),
    Article("a2", "s", "", 0, source="b.txt"),
]
TEAM = [Annotator("n1", "Ada"), Annotator("n2", "Ben")]


@pytest.mark.parametrize("heading", ["", "article,annotator\n", "\ufeffArticle, Annotator\n"])
def test_articles_are_named_by_title_or_by_their_file_under_headings_or_none(tmp_path: Path, heading: str) -> None:
    listed = tmp_path / "who.csv"
    listed.write_text(heading + '"Ferry, again",Ada\nb.txt,BEN\na1,n2\n', "utf-8")
    assert read_assignments(listed, ARTICLES, TEAM) == (("a1", "n1"), ("a2", "n2"), ("a1", "n2"))


@pytest.mark.parametrize("rows", ["one.txt,Ada\n", "b.txt,Ada\narticle,annotator\n"])
def test_what_is_not_there_is_refused(tmp_path: Path, rows: str) -> None:
    """The file of an article that has a title among it, and headings anywhere but on top."""
    listed = tmp_path / "who.csv"
    listed.write_text(rows, "utf-8")
    with pytest.raises(TaggingError) as told:
        read_assignments(listed, ARTICLES, TEAM)
    assert told.value.key == "assign.list_unknown"
