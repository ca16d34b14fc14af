"""A project's work, gathered for comparing: as columns it is what it is as values."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from annotator.agreement.columns import columns_of
from annotator.commands.annotations import Tag
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.exchange.work_reader import read_columns, read_work, those_who_tag
from annotator.model.annotation import Annotation
from annotator.model.span import Span
from tests.bench.projects import Fill
from tests.studies import study
from tests.ui.worked_study import worked


@pytest.mark.parametrize("by_name", [False, True])
def test_columns_are_what_values_say(tmp_path: Path, by_name: bool) -> None:
    workspace = worked(tmp_path)
    read = workspace.read
    who = [one.id for one in those_who_tag(read)]
    steps: list[int] = []
    told = read_columns(read, who, by_name=by_name, progress=lambda done, _total: steps.append(done))
    stories = {article.id: article.story for article in read.articles()}
    values = columns_of(read_work(read, who, by_name=by_name), who, stories)
    workspace.close()
    order = np.argsort([list(told.ids).index(key) for key in values.ids])

    assert sorted(values.ids) == list(told.ids)
    assert steps == sorted(steps)
    for name in (
        "articles",
        "annotators",
        "labels",
        "layer_names",
        "layers",
        "stories",
        "speakers",
        "moments",
        "groups",
    ):
        assert getattr(told, name) == getattr(values, name), name
    for name in ("speaker", "moment"):
        assert np.array_equal(getattr(told, name), getattr(values, name)[order]), name
    again = values.marks.take(order)
    for name in ("article", "layer", "annotator", "label", "fragments", "first"):
        assert np.array_equal(getattr(told.marks, name), getattr(again, name)), name
    assert np.array_equal(told.done, values.done)
    assert {name: len(told.links.kind[told.links.kind == n]) for n, name in enumerate(told.links.kinds)} == {
        name: len(values.links.kind[values.links.kind == n]) for n, name in enumerate(values.links.kinds)
    }


def test_only_annotators_who_have_begun_are_compared(tmp_path: Path) -> None:
    with closing(study(tmp_path)) as workspace:
        article = workspace.read.articles()[0].id
        first = workspace.annotator
        marked, empty, idle = (workspace.do(AddAnnotator(name)) for name in ("Ben", "Cleo", "Dora"))
        judge = workspace.do(AddAnnotator("Eve", "adjudicator"))
        workspace.do(ChangeState((article,), empty, "done"))
        workspace.do(ChangeState((article,), idle, "todo"))
        for who in (marked, judge):
            workspace.annotator = who
            workspace.do(Tag(article, (Span(0, 5),), "quote"))
        assert {one.id for one in those_who_tag(workspace.read)} - {first} == {marked, empty}


def test_marks_come_by_id_in_whatever_order_they_lie_in_the_file(tmp_path: Path) -> None:
    with closing(study(tmp_path)) as workspace:
        article, who = workspace.read.articles()[0].id, str(workspace.annotator)
        keys = [f"{n:08}-0000-7000-8000-000000000000" for n in (3, 1, 2)]
        for start, key in enumerate(keys):
            workspace.do(Fill((Annotation(key, article, who, "quote", (Span(start, start + 5),)),)))
        found = read_columns(workspace.read, [who])

    assert list(found.ids) == sorted(keys)
    assert found.marks.start.tolist() == [1, 2, 0]
