"""What goes out to one annotator: their articles and marks, whole, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles
from annotator.commands.assignment import Assign
from annotator.commands.hand_out import handed
from annotator.commands.links import AddLink
from annotator.commands.project import ChooseBlind
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator
from annotator.model.errors import ProjectFileError, TaggingError
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.storage.checking import check
from annotator.workspace import Workspace
from tests.studies import TEXT, study


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    """Two articles with a zone each, both tagged by Ada and by Ben."""
    workspace = study(tmp_path, ())
    zones = (("headline", Span(0, 4)),)
    texts = (TEXT, TEXT + " Again.")
    workspace.do(ImportArticles(tuple(NewArticle(text=text, story="Ferry", zones=zones) for text in texts)))
    speaker = workspace.do(AddSpeaker("Anna Brandt", aliases=("Ms. Brandt",)))
    people = [workspace.annotator, workspace.do(AddAnnotator("Ben"))]
    for workspace.annotator in people:
        for article in workspace.read.articles():
            quote = workspace.do(Tag(article.id, (Span(0, 28),), "quote"))
            workspace.do(AddLink("said_by", quote, speaker))
    yield workspace
    workspace.close()


def ben(project: Workspace) -> str:
    return next(a.id for a in project.read.annotators() if a.name == "Ben")


def received(project: Workspace, tmp_path: Path, articles: list[str] | None = None) -> Workspace:
    Workspace.hand_out(tmp_path / "out.annotator", handed(project.read, ben(project), articles))
    return Workspace.open(tmp_path / "out.annotator")


def test_everything_of_theirs_goes_out_and_nothing_of_others(project: Workspace, tmp_path: Path) -> None:
    _first, second = project.read.articles()
    file = received(project, tmp_path, [second.id])
    assert file.read.project() == project.read.project()
    assert file.read.codebook() == project.read.codebook()
    assert {a.name for a in file.read.annotators()} == {"Ben", "zones"}
    assert file.read.articles() == [second]
    assert file.read.text(second.id) == project.read.text(second.id)
    assert file.read.speakers() == project.read.speakers()
    whose = {a.id for a in file.read.annotators()}
    assert file.read.annotations(second.id) == project.read.annotations(second.id, whose)
    assert [link.annotator for link in file.read.links(second.id)] == [ben(project)]
    assert [found.article for found in file.read.sets()] == [second.id]
    assert check(file.read) == []
    file.close()


def test_what_is_assigned_goes_out_when_no_article_is_named(project: Workspace, tmp_path: Path) -> None:
    cleo = project.do(AddAnnotator("Cleo"))
    with pytest.raises(TaggingError, match=r"hand_out\.nothing"):
        handed(project.read, cleo)
    project.do(Assign(((project.read.articles()[0].id, cleo),)))
    values = handed(project.read, cleo).values
    assert [v.id for v in values if type(v).__name__ == "Article"] == [project.read.articles()[0].id]


def test_it_tells_what_it_began_with_and_its_annotator_cannot_undo_that(project: Workspace, tmp_path: Path) -> None:
    file = received(project, tmp_path)
    assert file.next_undo is None
    record = file.read.hand_out()
    assert record is not None
    assert (record.annotator, record.side) == (ben(project), "out")
    assert {kind: len(entries) for kind, entries in record.held.items()} == {
        "annotators": 2,
        "stories": 1,
        "articles": 2,
        "speakers": 1,
        "annotations": 4,
        "links": 2,
        "groups": 0,
        "sets": 2,
    }
    assert project.read.hand_outs() == []
    file.close()


def test_a_link_to_what_stays_here_stays_here(project: Workspace, tmp_path: Path) -> None:
    first, second = project.read.articles()
    project.do(AddLink("version_of", second.id, first.id))
    project.annotator = ben(project)
    file = received(project, tmp_path, [second.id])
    assert {link.type for link in file.read.links(second.id)} == {"said_by"}
    file.close()


def test_nothing_is_written_over_and_nothing_is_left_of_a_failure(
    project: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = handed(project.read, ben(project))
    (tmp_path / "there.annotator").write_text("mine")
    with pytest.raises(ProjectFileError, match=r"project\.exists"):
        Workspace.hand_out(tmp_path / "there.annotator", going)
    broken = msgspec.structs.replace(going, values=(*going.values, going.values[0]))
    with pytest.raises(Exception, match="UNIQUE"):
        Workspace.hand_out(tmp_path / "new.annotator", broken)
    assert sorted(path.name for path in tmp_path.glob("*new*")) == []
    assert sorted(path.name for path in tmp_path.glob(".new*")) == []


def test_a_machine_gets_nothing(project: Workspace) -> None:
    machine = next(a.id for a in project.read.annotators() if a.role == "machine")
    for nobody in (machine, "nobody"):
        with pytest.raises(TaggingError, match=r"hand_out\.nobody"):
            handed(project.read, nobody)


def test_blindness_is_the_projects_choice_and_goes_along(project: Workspace, tmp_path: Path) -> None:
    everyone = frozenset(a.id for a in project.read.annotators())
    machine = frozenset(a.id for a in project.read.annotators() if a.role == "machine")
    judge = project.do(AddAnnotator("Judge", "adjudicator"))
    assert project.read.project().blind
    assert project.visible_annotators(ben(project)) == machine | {ben(project)}
    assert project.visible_annotators(None) == machine
    assert project.visible_annotators(judge) == everyone | {judge}
    project.do(ChooseBlind(False))
    assert project.visible_annotators(ben(project)) == everyone | {judge}
    file = received(project, tmp_path)
    assert not file.read.project().blind
    file.close()
    project.undo()
    assert project.read.project().blind
