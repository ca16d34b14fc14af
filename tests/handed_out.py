"""Files that go out of a project and come back: what the tests of merging do with them."""

from __future__ import annotations

from annotator.commands.hand_out import handed
from annotator.commands.merge import Merge
from annotator.commands.merge_report import MergeReport
from annotator.exchange.arrivals import read_arrival
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.annotation import Annotation
from annotator.model.dataset import Dataset
from annotator.model.span import Span
from annotator.storage.checking import check
from annotator.workspace import Workspace

QUOTE, ANNA = Span(0, 28), Span(29, 40)


def exported(workspace: Workspace) -> bytes:
    path = workspace.path.with_suffix(".json")
    write_dataset(workspace.read, path)
    return path.read_bytes()


def state(workspace: Workspace) -> tuple[bytes, set[str]]:
    """All that a merge changes, and what it set aside."""
    return exported(workspace), {entry.id for entry in workspace.read.set_aside()}


def copied(project: Workspace, name: str) -> Workspace:
    return Workspace.open(project.back_up(project.path.with_name(f"{name}.annotator")))


def everything(project: Workspace) -> list[str]:
    return [article.id for article in project.read.articles()]


def out(project: Workspace, annotator: str, name: str, articles: list[str] | None = None) -> Workspace:
    """The annotator's own file, open, with them at work."""
    path = project.path.with_name(f"{name}.annotator")
    Workspace.hand_out(path, handed(project.read, annotator, articles or everything(project)))
    workspace = Workspace.open(path)
    workspace.annotator = annotator
    return workspace


def back(workspace: Workspace) -> Dataset:
    return read_arrival(workspace.path)


def merged(project: Workspace, *datasets: Dataset) -> MergeReport:
    """One after the other; what was foretold of the last."""
    for dataset in datasets:
        foretold = project.foretell(Merge((dataset,)))
        report = project.do(Merge((dataset,)))
        assert report == foretold
        assert check(project.read) == []
    return report


def as_dataset(workspace: Workspace) -> Dataset:
    exported(workspace)
    return read_arrival(workspace.path.with_suffix(".json"))


def ada(project: Workspace) -> str:
    assert project.annotator is not None
    return project.annotator


def quote(workspace: Workspace) -> Annotation:
    marks = (mark for article in everything(workspace) for mark in workspace.read.annotations(article))
    return next(mark for mark in marks if mark.label == "quote")
