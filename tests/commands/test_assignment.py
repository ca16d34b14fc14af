"""Articles given to annotators: one step, and what was begun stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.commands.assignment import Assign, Withdraw
from annotator.commands.team import ChangeState
from annotator.model.errors import TaggingError
from annotator.model.span import Span
from tests.studies import study


def test_assigning_is_one_step_and_leaves_what_was_begun(tmp_path: Path) -> None:
    project = study(tmp_path, ("one", "two"))
    who = project.annotator
    assert who is not None
    one, two = (article.id for article in project.read.articles())
    project.do(ChangeState((one,), who, "done"))
    assert project.do(Assign(((one, who), (two, who), (two, who)))) == 1
    assert {found.article: found.state for found in project.read.sets()} == {one: "done", two: "todo"}
    step = project.next_undo
    assert project.do(Assign(((one, who),))) == 0
    assert project.next_undo == step
    project.undo()
    assert [found.article for found in project.read.sets()] == [one]
    project.close()


def test_only_people_and_articles_of_the_project(tmp_path: Path) -> None:
    project = study(tmp_path)
    article = project.read.articles()[0].id
    with pytest.raises(TaggingError, match=r"assign\.nobody"):
        project.do(Assign(((article, "nobody"),)))
    with pytest.raises(TaggingError, match=r"assign\.nothing"):
        project.do(Assign((("nothing", project.annotator or ""),)))
    assert project.read.sets() == []
    project.close()


def test_what_was_not_begun_can_be_withdrawn(tmp_path: Path) -> None:
    project = study(tmp_path, ("one here", "two", "three"))
    articles = [article.id for article in project.read.articles()]
    ada = project.annotator or ""
    project.do(Assign(tuple((article, ada) for article in articles)))
    project.do(Tag(articles[0], (Span(0, 5),), "claim"))
    project.do(ChangeState((articles[0],), ada, "todo"))
    assert project.do(Withdraw(tuple((article, ada) for article in articles))) == len(articles) - 1
    assert [found.article for found in project.read.sets()] == articles[:1]
    with pytest.raises(TaggingError, match=r"assign\.begun"):
        project.do(Withdraw(((articles[0], ada),)))
    project.undo()
    assert len(project.read.sets()) == len(articles)
    project.close()
