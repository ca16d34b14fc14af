"""What became of annotations since a moment, by the change log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag, TagAll
from annotator.commands.links import AddLink
from annotator.commands.merge import Merge
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator
from annotator.exchange.arrivals import read_arrival
from annotator.model.identity import now
from annotator.model.span import Span
from annotator.storage.since import since
from annotator.workspace import Workspace
from tests.random_work import RandomWork
from tests.studies import study


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    opened = study(tmp_path)
    yield opened
    opened.close()


def article(project: Workspace) -> str:
    return project.read.articles()[0].id


def last() -> str:
    """A moment after all that was done, and before all that will be."""
    moment = now()
    while now() == moment:
        pass
    return moment


def test_what_was_changed_is_told_as_it_was(project: Workspace) -> None:
    mark = project.do(Tag(article(project), (Span(0, 10), Span(12, 20)), "quote", {"form": "direct"}))
    then = project.read.annotation(mark)
    moment = last()
    project.do(ChangeAnnotation(mark, fragments=(Span(0, 8),)))
    project.do(ChangeAnnotation(mark, attributes={"form": "indirect"}, note="now"))
    speaker = project.do(AddSpeaker("Anna"))
    link = project.do(AddLink("said_by", mark, speaker))
    (found,) = since(project.read, moment, [mark]).values()
    assert found.then == then
    assert found.now == project.read.annotation(mark)
    assert ([one.id for one in found.links_now], found.links_then) == ([link], ())
    assert (found.who, found.key) == (project.annotator, "link.add")


def test_what_was_deleted_and_what_is_new(project: Workspace) -> None:
    mark, same = (project.do(Tag(article(project), (Span(at, at + 3),), "quote")) for at in (0, 10))
    then = project.read.annotation(mark)
    moment = last()
    project.do(DropAnnotations((mark,)))
    new = project.do(Tag(article(project), (Span(20, 25),), "quote"))
    found = since(project.read, moment, [mark, same, new])
    assert (found[mark].then, found[mark].now) == (then, None)
    assert (found[new].then, found[new].now) == (None, project.read.annotation(new))
    assert same not in found
    project.undo()
    project.undo()
    assert since(project.read, moment, [mark])[mark].now == then


def test_what_came_by_a_merge_of_thousands(project: Workspace, tmp_path: Path) -> None:
    mark = project.do(Tag(article(project), (Span(0, 10),), "quote"))
    then = project.read.annotation(mark)
    moment = last()
    other = Workspace.open(project.back_up(tmp_path / "other.annotator"))
    other.annotator = project.annotator
    other.do(ChangeAnnotation(mark, note="there", fragments=(Span(2, 10),)))
    other.do(TagAll(tuple((article(other), Span(at, at + 2)) for at in range(180) for _ in range(12)), "claim"))
    other.close()
    project.do(Merge((read_arrival(other.path),)))
    (found,) = since(project.read, moment, [mark]).values()
    assert found.then == then
    assert (found.now.note if found.now else "", found.key) == ("there", "project.merge")


@pytest.mark.parametrize("seed", range(6))
def test_random_work_is_taken_back_to_what_it_was(project: Workspace, seed: int) -> None:
    project.do(AddAnnotator("Ben"))
    work = RandomWork(project, seed)
    for _ in range(30):
        work.step()
    moment = last()
    marks = {mark.id: mark for one in project.read.articles() for mark in project.read.annotations(one.id)}
    chance = Random(seed)
    for _ in range(40):
        if project.next_undo is not None and chance.random() < 0.2:
            project.undo()
            if project.annotator not in {one.id for one in project.read.annotators()}:
                work.do_somebody_else()
        else:
            work.step()
    for key, found in since(project.read, moment, list(marks)).items():
        assert found.then == marks[key]
        assert found.now == project.read.annotation(key)
