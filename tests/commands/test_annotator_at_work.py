"""Whoever is at work, when entering them is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.commands.team import AddAnnotator
from annotator.model.errors import TaggingError
from annotator.model.span import Span
from tests.studies import study


def test_who_was_entered_last_is_at_work_no_more_when_that_is_taken_back(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    (article,) = workspace.read.articles()
    workspace.annotator = workspace.do(AddAnnotator("Zoe"))
    workspace.undo()
    assert workspace.annotator is None
    with pytest.raises(TaggingError) as told:
        workspace.do(Tag(article.id, (Span(0, 5),), "quote"))
    assert told.value.key == "tag.nobody"
    workspace.redo()
    assert workspace.annotator == next(one.id for one in workspace.read.annotators() if one.name == "Zoe")
    workspace.do(Tag(article.id, (Span(0, 5),), "quote"))
    workspace.close()


def test_who_has_come_meanwhile_stays_when_entering_another_is_done_again(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    ada = workspace.annotator
    workspace.annotator = workspace.do(AddAnnotator("Zoe"))
    workspace.undo()
    workspace.annotator = ada
    workspace.redo()
    assert workspace.annotator == ada
    workspace.close()


def test_who_is_at_work_stays_when_another_is_taken_back(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    ada = workspace.annotator
    workspace.do(AddAnnotator("Zoe"))
    workspace.undo()
    assert workspace.annotator == ada
    workspace.close()
