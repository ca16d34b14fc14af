"""What lists ask of the file: counts of one story cost what that story holds, however much else there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.studies import study


def test_the_progress_in_a_story_is_read_of_that_story_alone(tmp_path: Path) -> None:
    workspace = study(tmp_path, ("One text.",))
    me = workspace.annotator
    assert me is not None
    (story,) = workspace.read.stories()
    (article,) = workspace.read.articles(story.id)
    workspace.do(Tag(article.id, (Span(0, 3),), "quote"))
    before = _steps(workspace, lambda: workspace.list.progress(me, story.id))
    others = workspace.do(ImportArticles(tuple(NewArticle(text=f"Text {n}.", story=f"{n}") for n in range(80))))
    for other in others:
        workspace.do(Tag(other, (Span(0, 4),), "quote"))
    assert workspace.list.progress(me, story.id)[article.id].annotations == 1
    assert _steps(workspace, lambda: workspace.list.progress(me, story.id)) < before + 60
    workspace.close()


def _steps(workspace: Workspace, do: Callable[[], object]) -> int:
    """How many instructions SQLite needs for what ``do`` asks."""
    told: list[int] = []
    file = workspace.read.connection().connection.driver_connection
    assert file is not None
    file.set_progress_handler(lambda: told.append(1), 1)
    do()
    file.set_progress_handler(None, 1)
    return len(told)


def test_annotations_under_a_label_are_read_by_position(tmp_path: Path) -> None:
    workspace = study(tmp_path, ("One text.",))
    (article,) = workspace.read.articles()
    for start, label in ((4, "quote"), (2, "claim"), (0, "quote")):
        workspace.do(Tag(article.id, (Span(start, start + 1),), label))
    for reader in (workspace.read, workspace.seen):
        assert [a.start for a in reader.annotations(article.id, label="quote")] == [0, 4]
        assert [a.start for a in reader.annotations(article.id)] == [0, 2, 4]
    workspace.close()


def test_a_story_of_several_articles_is_told_from_one_of_one(tmp_path: Path) -> None:
    workspace = study(tmp_path, ("One text.",))
    (story,) = workspace.read.stories()
    assert not workspace.list.has_several_articles(story.id)
    workspace.do(ImportArticles((NewArticle(text="Another.", story=story.title),)))
    assert workspace.list.has_several_articles(story.id)
    assert not workspace.list.has_several_articles("nowhere")
    workspace.close()
