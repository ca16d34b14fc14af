"""What comes back several times: again, as an older copy, or with others in one step."""

from __future__ import annotations

import time

import msgspec
import pytest

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag
from annotator.commands.merge import Merge
from annotator.model.article import digest
from annotator.model.dataset import Dataset
from annotator.model.hand_out import LOG
from annotator.workspace import Workspace
from tests.handed_out import ANNA, ada, as_dataset, back, copied, everything, merged, out, quote, state


def test_files_of_one_step_come_to_the_same_in_whichever_order_they_are_named(
    project: Workspace, opened: list[Workspace]
) -> None:
    """Also where two bring one id with two texts, or one text under two ids."""
    whole = as_dataset(project)

    def with_article(name: str, key: str, text: str) -> Dataset:
        article = msgspec.structs.replace(whole.articles[0], id=key, sha256=digest(text), length=len(text))
        mark = msgspec.structs.replace(whole.annotations[0], id=f"mark-{name}", article=key)
        texts = {**whole.texts, key: text}
        return msgspec.structs.replace(
            whole, name=name, articles=(*whole.articles, article), texts=texts, annotations=(mark,), links=(), sets=()
        )

    files = (
        with_article("a", "new", "One text"),
        with_article("b", "new", "Two texts"),
        with_article("c", "other", "One text"),
    )
    opened.append(other := copied(project, "other"))
    assert [file.name for file in project.do(Merge(files)).files] == ["a", "b", "c"]
    assert [file.name for file in other.do(Merge(files[::-1])).files] == ["c", "b", "a"]
    assert state(other) == state(project)


def test_a_file_that_was_merged_brings_nothing_while_its_merge_stands(
    project: Workspace, opened: list[Workspace]
) -> None:
    """As a project file and as a dataset, under another name and of unknown origin; what was deleted here stays so."""
    opened.append(file := out(project, ada(project), "a"))
    made = [file.do(Tag(everything(file)[0], (ANNA,), label)) for label in ("cue", "claim")]
    known, dataset = back(file), as_dataset(file)
    unknown = msgspec.structs.replace(known, hand_out=None)
    for first, again in ((known, dataset), (dataset, known), (unknown, msgspec.structs.replace(unknown, name="b"))):
        opened.append(here := copied(project, f"here{len(opened)}"))
        here.annotator = ada(project)
        assert [one.copy for one in here.merge(first, again)[0].files] == ["", "merged"]
        here.do(DropAnnotations(tuple(made)))
        step, before = here.next_undo, state(here)
        report = merged(here, again)
        assert (report.files[0].copy, report.files[0].items, report.changes) == ("merged", (), False)
        assert (here.next_undo, state(here)) == (step, before)
        here.undo()
        here.undo()
        assert here.read.hand_outs() == []
        here.redo()
        assert merged(here, again).files[0].copy == "merged"
        here.undo()
        assert merged(here, again).files[0].copy == ""
        assert {*made} <= {mark.id for mark in here.read.annotations(everything(here)[0])}


def test_what_was_merged_goes_into_no_hand_out_and_no_dataset(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    file.do(ChangeAnnotation(quote(file).id, note="there"))
    merged(project, back(file))
    assert {record.side for record in project.read.hand_outs()} == {"back", "merged"}
    opened.append(further := out(project, ada(project), "further"))
    assert {record.side for record in further.read.hand_outs()} == {"out"}
    assert as_dataset(project).hand_out is None
    report = merged(project, back(further), msgspec.structs.replace(as_dataset(project), name="whole"))
    assert not report.changes


def test_a_merge_that_changes_nothing_is_no_step_and_makes_no_backup(
    project: Workspace, opened: list[Workspace]
) -> None:
    opened.append(file := out(project, ada(project), "a"))
    step, copies = project.next_undo, project.backups()
    report, backup = project.merge(back(file))
    assert (report.changes, backup, project.next_undo) == (False, None, step)
    file.do(ChangeAnnotation(quote(file).id, note="there"))
    assert project.foretell(Merge((back(file),))).changes
    assert project.backups() == copies
    report, backup = project.merge(back(file))
    assert report.changes
    assert backup is not None
    opened.append(kept := Workspace.open(backup))
    assert quote(kept).note == ""
    again, none = project.merge(back(file))
    assert (again.changes, none) == (False, None)
    assert len(project.backups()) == len(copies) + 1


def test_an_older_copy_of_a_hand_out_takes_nothing_back(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    mark = quote(file).id
    file.do(ChangeAnnotation(mark, note="first"))
    unseen, older = file.do(Tag(everything(file)[0], (ANNA,), "cue")), back(file)
    file.do(DropAnnotations((unseen,)))
    file.do(ChangeAnnotation(mark, note="second"))
    made, newer = file.do(Tag(everything(file)[0], (ANNA,), "claim")), back(file)
    opened.append(both := copied(project, "both"))
    opened.append(in_order := copied(project, "order"))

    merged(project, newer)
    assert merged(project, older).files[0].copy == "older"
    assert (quote(project).note, project.read.annotation(made) is not None) == ("second", True)
    assert project.read.annotation(unseen) is None
    assert project.read.set_aside() == []

    merged(in_order, older)
    assert merged(in_order, newer).files[0].copy == ""
    after = state(in_order)
    assert state(project) == after
    assert not in_order.merge(older)[0].changes
    both.do(Merge((newer, older)))
    assert state(both) == state(in_order) == after
    file.undo()
    file.undo()
    assert merged(in_order, back(file)).files[0].copy == ""
    assert quote(in_order).note == "first", "who takes a step back changes it"


def test_a_copy_beside_the_one_that_was_merged_deletes_nothing(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    opened.append(beside := copied(file, "beside"))
    beside.annotator = file.annotator
    one = file.do(Tag(everything(file)[0], (ANNA,), "cue"))
    time.sleep(0.002)
    two = [beside.do(Tag(everything(file)[0], (ANNA,), label)) for label in ("claim", "cue")]
    merged(project, back(file))
    assert merged(project, back(beside)).files[0].copy == "beside"
    assert {one, *two} <= {mark.id for mark in project.read.annotations(everything(project)[0])}


def test_a_dataset_of_an_older_copy_is_told_too(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    older = as_dataset(file)
    file.do(ChangeAnnotation(quote(file).id, note="there"))
    newer = as_dataset(file)
    assert merged(project, newer).files[0].copy == ""
    assert merged(project, older).files[0].copy == "older"
    assert quote(project).note == "there"
    file.do(DropAnnotations((quote(file).id,)))
    assert merged(project, back(file)).files[0].copy == ""
    assert [mark.label for mark in project.read.annotations(everything(project)[0])] == ["speaker"]
    assert merged(project, newer).files[0].copy == "older"


def test_a_dataset_of_a_copy_that_went_on_beside_the_other_deletes_nothing(
    project: Workspace, opened: list[Workspace]
) -> None:
    """Though its log is the longer one."""
    opened.append(file := out(project, ada(project), "a"))
    opened.append(beside := copied(file, "beside"))
    beside.annotator = file.annotator
    one = file.do(Tag(everything(file)[0], (ANNA,), "cue"))
    two = [beside.do(Tag(everything(file)[0], (ANNA,), label)) for label in ("claim", "cue")]
    merged(project, as_dataset(file))
    assert merged(project, as_dataset(beside)).files[0].copy == "beside"
    assert {one, *two} <= {mark.id for mark in project.read.annotations(everything(project)[0])}


@pytest.mark.parametrize("log", [{"x": "y"}, {"9" * 5000: ""}, {"²": ""}, {"1": {"a": 1}}, {"-1": ""}])
def test_a_log_that_somebody_made_up(project: Workspace, opened: list[Workspace], log: dict[str, object]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    file.do(ChangeAnnotation(quote(file).id, note="there"))
    dataset = back(file)
    assert dataset.hand_out is not None
    made_up = msgspec.structs.replace(dataset.hand_out, held={**dataset.hand_out.held, LOG: log})
    for one in (msgspec.structs.replace(dataset, hand_out=made_up), dataset):
        merged(project, one)
        assert quote(project).note == "there"
