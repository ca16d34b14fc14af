"""A date of publication is one, or is not there: anything else would make a dataset that nobody could read."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from annotator.commands.articles import ChangeArticles, ImportArticles, NewArticle
from annotator.model.errors import ArticleError
from tests.studies import study


@pytest.mark.parametrize("date", ["2018", "2018-04", "2018-04-03", "2018-04-03T10:00:00Z", "", None])
def test_dates_are_stored(tmp_path: Path, date: str | None) -> None:
    workspace = study(tmp_path)
    workspace.do(ChangeArticles((msgspec.structs.replace(workspace.read.articles()[0], published=date),)))
    assert workspace.read.articles()[0].published == (date or None)


@pytest.mark.parametrize("date", ["yesterday", "3 April 2018", "2018-4", "2018-04-03\nand more", "201"])
def test_anything_else_is_refused(tmp_path: Path, date: str) -> None:
    workspace = study(tmp_path)
    with pytest.raises(ArticleError):
        workspace.do(ImportArticles((NewArticle(text="x", story="s", published=date),)))
    with pytest.raises(ArticleError):
        workspace.do(ChangeArticles((msgspec.structs.replace(workspace.read.articles()[0], published=date),)))
    assert len(workspace.read.articles()) == 1
