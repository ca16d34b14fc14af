"""Figures of a project agree with what is in it."""

from __future__ import annotations

from pathlib import Path

from annotator import paths
from annotator.commands.dataset import ImportDataset
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.statistics import statistics
from annotator.workspace import Workspace
from tests.studies import default_codebook, study


def test_the_sample_counted(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "a.annotator", "a", default_codebook())
    datasets = [read_dataset(paths.resources() / "sample_corpus" / f"annotations-{who}.json") for who in ("ada", "ben")]
    for dataset in datasets:
        workspace.do(ImportDataset(dataset))
    found = statistics(workspace.read)
    annotations = [a for dataset in datasets for a in dataset.annotations]

    assert found.annotations == sum(found.by_label.values()) == sum(found.by_story.values()) == len(annotations)
    assert found.by_label["quote"] == sum(a.label == "quote" for a in annotations)
    assert [(a.name, a.annotations, a.articles, a.done, a.seconds) for a in found.annotators] == [
        (
            d.annotators[0].name,
            len(d.annotations),
            len({a.article for a in d.annotations}),
            sum(s.state == "done" for s in d.sets),
            sum(s.seconds for s in d.sets),
        )
        for d in datasets
    ]
    assert sum(s.mentions for s in found.speakers) == sum(a.speaker is not None for a in annotations)
    assert (
        0 < sum(s.quotes for s in found.speakers) <= sum(link.type == "said_by" for d in datasets for link in d.links)
    )
    assert 3 < found.words_per_quote < 40
    assert sum(a.quotes for a in found.articles) == found.by_label["quote"]
    assert statistics(workspace.read, workspace.read.stories()[0].id).annotations == len(annotations)


def test_an_empty_project_has_figures(tmp_path: Path) -> None:
    found = statistics(study(tmp_path, ()).read)
    assert (found.annotations, found.words_per_quote, found.articles) == (0, 0.0, ())
