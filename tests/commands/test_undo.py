"""Everything that can be done can be taken back and done again, across closing and opening, to the last byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.random_work import RandomWork
from tests.studies import default_codebook, study

STEPS = 1000
"""Random commands, over all seeds; those that are refused, too, must leave no trace."""


def exported(workspace: Workspace) -> bytes:
    path = workspace.path.with_suffix(".json")
    write_dataset(workspace.read, path)
    return path.read_bytes()


def reopened(workspace: Workspace) -> Workspace:
    annotator = workspace.annotator
    workspace.close()
    again = Workspace.open(workspace.path)
    again.annotator = annotator
    return again


@pytest.mark.parametrize("seed", range(5))
def test_every_step_back_and_forth(tmp_path: Path, seed: int) -> None:
    workspace = Workspace.create(tmp_path / "study.annotator", "study", default_codebook())
    work = RandomWork(workspace, seed)
    work.do_annotator()
    states = [exported(workspace)]
    done = [workspace.next_undo]
    while len(done) <= STEPS // 5:
        before = workspace.next_undo
        work.step()
        if workspace.next_undo != before:
            done.append(workspace.next_undo)
            states.append(exported(workspace))
        else:
            assert exported(workspace) == states[-1], "a command that was refused, or changed nothing, left a trace"

    for number in range(len(done) - 1, 0, -1):
        if number == len(done) // 2:
            workspace = reopened(workspace)
        assert exported(workspace) == states[number]
        workspace.undo()
    assert exported(workspace) == states[0]

    workspace = reopened(workspace)
    for number in range(1, len(done)):
        if number == len(done) // 2:
            workspace = reopened(workspace)
        workspace.redo()
        if number % 4 == 0 or number == len(done) - 1:
            assert exported(workspace) == states[number]
    assert workspace.next_redo is None
    workspace.close()


def test_time_that_was_counted_meanwhile_keeps_no_step_from_being_taken_back(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    (article,) = workspace.read.articles()
    workspace.do(Tag(article.id, (Span(0, 28),), "quote"))
    workspace.count_time(article.id, 30)
    workspace.undo()
    assert not workspace.read.annotations(article.id)
    workspace.redo()
    (begun,) = workspace.read.sets()
    assert (begun.state, begun.seconds) == ("in_progress", 30)
    workspace.count_time(article.id, 5)
    workspace.undo()
    assert not workspace.read.sets()
    workspace.close()
