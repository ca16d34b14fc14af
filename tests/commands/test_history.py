"""Steps are whole, recorded, taken back and done again: also after closing, opening and being killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag, TagAll
from annotator.commands.articles import AddStory, ChangeStory, DropStory, MoveStory
from annotator.commands.team import ChangeState
from annotator.model.changes import ChangeSet
from annotator.model.errors import HistoryError, TaggingError
from annotator.model.span import Span
from annotator.storage.ledger import Ledger
from annotator.storage.row_changes import SLICE, RowChange
from annotator.workspace import Workspace
from tests.studies import TEXT, study


def test_a_step_is_taken_back_and_done_again_after_reopening(workspace: Workspace) -> None:
    article = workspace.read.articles()[0].id
    workspace.do(Tag(article, (Span(0, 28),), "quote"))
    tagged = workspace.read.annotations(article)
    reopened = _reopened(workspace)
    assert reopened.undo().key == "annotation.tag"
    assert reopened.read.annotations(article) == []
    again = _reopened(reopened)
    assert again.next_redo is not None
    assert again.redo().key == "annotation.tag"
    assert again.read.annotations(article) == tagged
    again.close()


def test_a_new_step_ends_redo(workspace: Workspace) -> None:
    workspace.do(AddStory("one"))
    workspace.undo()
    workspace.do(AddStory("two"))
    with pytest.raises(HistoryError, match="nothing_to_redo"):
        workspace.redo()
    reopened = _reopened(workspace)
    assert reopened.next_redo is None
    reopened.close()


def test_undo_stops_where_nothing_is_left(workspace: Workspace) -> None:
    while workspace.next_undo is not None:
        workspace.undo()
    with pytest.raises(HistoryError, match="nothing_to_undo"):
        workspace.undo()


def test_thousands_of_rows_are_taken_back_a_slice_at_a_time(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = workspace.read.articles()[0]
    spans = [Span(n % 40, n % 40 + 1 + n // 40) for n in range(SLICE)]
    before = _rows(workspace)
    workspace.do(TagAll(tuple((article.id, span) for span in spans), "claim"))
    after, largest = _rows(workspace), []
    revert = Ledger.revert

    def counting(ledger: Ledger, changes: list[RowChange]) -> None:
        largest.append(len(changes))
        revert(ledger, changes)

    monkeypatch.setattr(Ledger, "revert", counting)
    workspace.undo()
    assert _rows(workspace) == before
    workspace.redo()
    assert _rows(workspace) == after
    assert sum(largest) >= 4 * SLICE
    assert max(largest) <= SLICE


def test_a_refused_command_leaves_no_trace(workspace: Workspace) -> None:
    article = workspace.read.articles()[0].id
    step = workspace.next_undo
    with pytest.raises(TaggingError, match="outside"):
        workspace.do(TagAll(((article, Span(0, 5)), (article, Span(0, len(TEXT) + 1))), "quote"))
    assert workspace.read.annotations(article) == []
    assert workspace.next_undo == step


def test_a_command_that_changes_nothing_is_no_step(workspace: Workspace) -> None:
    story = workspace.read.stories()[0]
    step = workspace.next_undo
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    workspace.do(ChangeStory(story))
    assert workspace.next_undo == step
    assert told == []


def test_time_spent_is_no_step_and_is_not_taken_back(workspace: Workspace) -> None:
    article, ada = workspace.read.articles()[0].id, str(workspace.annotator)
    workspace.do(ChangeState((article,), ada, "in_progress"))
    workspace.count_time(article, 40)
    assert workspace.next_undo is not None
    assert workspace.next_undo.key == "set.state"
    workspace.do(ChangeState((article,), ada, "done"))
    workspace.count_time(article, 2)
    workspace.undo()
    found = workspace.read.annotation_set(article, ada)
    assert found is not None
    assert (found.state, found.seconds) == ("in_progress", 42)


def test_a_row_that_was_changed_behind_the_history_is_not_overwritten(workspace: Workspace) -> None:
    story = workspace.read.stories()[0]
    workspace.do(ChangeStory(msgspec.structs.replace(story, title="Mine")))
    with workspace._file.transaction() as connection:
        connection.exec_driver_sql("UPDATE stories SET title = 'Theirs'")
    with pytest.raises(HistoryError, match="moved_on"):
        workspace.undo()
    assert workspace.read.stories()[0].title == "Theirs"


def test_dropping_a_story_and_taking_it_back_restores_all_that_hung_on_it(workspace: Workspace) -> None:
    article = workspace.read.articles()[0]
    key = workspace.do(Tag(article.id, (Span(0, 28), Span(40, 50)), "quote", {"form": "direct"}))
    before = (workspace.read.annotations(article.id), workspace.read.sets(), workspace.read.text(article.id))
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    workspace.do(DropStory(article.story))
    assert workspace.read.articles() == []
    assert {key, article.id, article.story} <= told[-1].dropped
    workspace.undo()
    assert (workspace.read.annotations(article.id), workspace.read.sets(), workspace.read.text(article.id)) == before
    assert key in told[-1].ids
    assert not told[-1].dropped


def test_listeners_hear_once_and_of_what_changed(workspace: Workspace) -> None:
    article = workspace.read.articles()[0].id
    told: list[ChangeSet] = []
    unsubscribe = workspace.subscribe(told.append)
    key = workspace.do(Tag(article, (Span(0, 28),), "quote"))
    workspace.do(ChangeAnnotation(key, note="odd"))
    workspace.do(DropAnnotations((key,)))
    assert [change.articles for change in told] == [frozenset({article})] * 3
    assert all(key in change.ids for change in told)
    assert [key in change.dropped for change in told] == [False, False, True]
    unsubscribe()
    workspace.undo()
    assert len(told) == 3


KILLED = """
import sys, time
from pathlib import Path
from annotator.commands.annotations import Tag
from annotator.model.span import Span
from annotator.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
assert not workspace.read_only
workspace.annotator = workspace.read.annotators()[0].id
article = workspace.read.articles()[0].id
place = int(sys.argv[2])
while True:
    key = workspace.do(Tag(article, (Span(place, place + 3),), "quote"))
    place += 1
    print(key, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_nothing_that_was_told_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    workspace = study(tmp_path, ["x" * 100_000])
    path, article = workspace.path, workspace.read.articles()[0].id
    workspace.close()
    told: list[str] = []
    for round_ in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path), str(round_ * 10_000)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        told.append(child.stdout.readline().strip())
        time.sleep(0.01 * round_)
        child.send_signal(signal.SIGKILL)
        told += [line.strip() for line in child.stdout.read().split("\n") if len(line) == 36]
        child.stdout.close()
        child.wait()
    reopened = Workspace.open(path)
    assert not reopened.read_only
    stored = {annotation.id for annotation in reopened.read.annotations(article)}
    assert len(told) > 8
    assert set(told) <= stored
    last = reopened.next_undo
    assert last is not None
    reopened.undo()
    assert len(reopened.read.annotations(article)) == len(stored) - 1
    reopened.close()


def _rows(workspace: Workspace) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(workspace.path)) as bare:
        tables = ("annotations", "fragments", "annotation_sets")
        return [row for table in tables for row in bare.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]


def _reopened(workspace: Workspace) -> Workspace:
    annotator = workspace.annotator
    workspace.close()
    opened = Workspace.open(workspace.path)
    opened.annotator = annotator
    return opened


@pytest.mark.parametrize(("place", "expected"), [(0, "cab"), (1, "acb"), (-5, "cab"), (9, "abc")])
def test_a_story_is_moved_in_one_step(workspace: Workspace, place: int, expected: str) -> None:
    workspace.do(DropStory(workspace.read.stories()[0].id))
    keys = [workspace.do(AddStory(title)) for title in "abc"]
    workspace.do(MoveStory(keys[2], place))
    assert "".join(story.title for story in workspace.read.stories()) == expected
    if expected != "abc":
        workspace.undo()
    assert "".join(story.title for story in workspace.read.stories()) == "abc"
