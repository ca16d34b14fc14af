"""What merges set aside is decided: either version may stand, on record, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.hand_out import handed
from annotator.commands.merge import Merge
from annotator.commands.settling import Settle, version_of
from annotator.commands.speakers import AddSpeaker, ChangeSpeaker
from annotator.exchange.arrivals import read_arrival
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.codebook import Label
from annotator.model.dataset import Dataset
from annotator.model.errors import TaggingError
from annotator.model.set_aside import SetAside
from annotator.model.span import Span
from annotator.storage.checking import check
from annotator.workspace import Workspace
from tests.studies import study


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    made = study(tmp_path)
    yield made
    made.close()


def out(project: Workspace) -> Workspace:
    assert project.annotator
    path = project.path.with_name("out.annotator")
    Workspace.hand_out(path, handed(project.read, project.annotator, [a.id for a in project.read.articles()]))
    file = Workspace.open(path)
    file.annotator = project.annotator
    return file


def back(file: Workspace) -> Dataset:
    file.close()
    return read_arrival(file.path)


def waiting(project: Workspace) -> list[SetAside]:
    return [entry for entry in project.read.set_aside() if not entry.settled]


def exported(project: Workspace) -> bytes:
    path = project.path.with_suffix(".json")
    write_dataset(project.read, path)
    return path.read_bytes()


def conflict(project: Workspace) -> tuple[str, Dataset]:
    """Two notes on one mark, of which the later stands: ours."""
    mark = project.do(Tag(project.read.articles()[0].id, (Span(0, 28),), "quote"))
    file = out(project)
    file.do(ChangeAnnotation(mark, note="theirs"))
    project.do(ChangeAnnotation(mark, note="ours"))
    dataset = back(file)
    project.do(Merge((dataset,)))
    return mark, dataset


def note(project: Workspace, mark: str) -> str:
    found = project.read.annotation(mark)
    assert found
    return found.note


def test_theirs_stand_after_all_and_undo_takes_that_back(project: Workspace) -> None:
    mark, dataset = conflict(project)
    (entry,) = waiting(project)
    assert (note(project, mark), version_of(entry).note) == ("ours", "theirs")
    before = exported(project)
    assert project.do(Settle((entry.id,), "theirs")) == 1
    assert (note(project, mark), waiting(project)) == ("theirs", [])
    assert check(project.read) == []
    project.do(Merge((dataset,)))
    assert (note(project, mark), waiting(project)) == ("theirs", [])
    project.undo()
    assert exported(project) == before
    assert waiting(project) == [entry]


def test_ours_stay_and_the_same_file_does_not_ask_again(project: Workspace) -> None:
    mark, dataset = conflict(project)
    (entry,) = waiting(project)
    project.do(Settle((entry.id,), "ours"))
    project.do(Merge((dataset,)))
    assert (note(project, mark), waiting(project)) == ("ours", [])
    with pytest.raises(TaggingError, match=r"settle\.gone"):
        project.do(Settle((entry.id,), "theirs"))


def test_a_label_that_came_later_lets_a_mark_in(project: Workspace) -> None:
    file = out(project)
    codebook = file.read.codebook()
    file.do(ReplaceCodebook(codebook.__class__(codebook.id, labels=(*codebook.labels, Label("irony", "Irony")))))
    mark = file.do(Tag(file.read.articles()[0].id, (Span(0, 5),), "irony"))
    project.do(Merge((back(file),)))
    (entry,) = waiting(project)
    with pytest.raises(TaggingError, match=r"settle\.unknown_label"):
        project.do(Settle((entry.id,), "theirs"))
    assert waiting(project) == [entry]
    ours = project.read.codebook()
    project.do(ReplaceCodebook(ours.__class__(ours.id, labels=(*ours.labels, Label("irony", "Irony")))))
    project.do(Settle((entry.id,), "theirs"))
    found = project.read.annotation(mark)
    assert found
    assert found.label == "irony"
    assert check(project.read) == []


def test_a_deletion_is_done_or_dismissed(project: Workspace) -> None:
    mark = project.do(Tag(project.read.articles()[0].id, (Span(0, 28),), "quote"))
    file = out(project)
    file.do(DropAnnotations((mark,)))
    project.do(ChangeAnnotation(mark, note="kept"))
    dataset = back(file)
    project.do(Merge((dataset,)))
    (entry,) = waiting(project)
    assert version_of(entry) is None
    project.do(Settle((entry.id,), "ours"))
    project.do(Merge((dataset,)))
    assert project.read.annotation(mark)
    project.undo()
    project.do(Settle((entry.id,), "theirs"))
    assert project.read.annotation(mark) is None


def test_one_detail_of_a_speaker(project: Workspace) -> None:
    anna = project.do(AddSpeaker("Anna", description="?"))
    file = out(project)
    speaker = file.read.speaker(anna)
    assert speaker
    file.do(ChangeSpeaker(speaker.__class__(anna, "Anna", description="a captain")))
    project.do(ChangeSpeaker(speaker.__class__(anna, "Anna", description="a pilot")))
    project.do(Merge((back(file),)))
    (entry,) = waiting(project)
    assert version_of(entry) == {"description": "a captain"}
    project.do(Settle((entry.id,), "theirs"))
    found = project.read.speaker(anna)
    assert found
    assert found.description == "a captain"


def test_many_are_settled_in_one_step_or_none_is(project: Workspace) -> None:
    _mark, _dataset = conflict(project)
    (entry,) = waiting(project)
    with pytest.raises(TaggingError):
        project.do(Settle((entry.id, "no-such-entry"), "discarded"))
    assert waiting(project) == [entry]
