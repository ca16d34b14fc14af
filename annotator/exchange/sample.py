"""The sample story: articles on one invented event as invented outlets report it, tagged by two annotators."""

from __future__ import annotations

from annotator import paths
from annotator.exchange.codebook_file import read_codebook
from annotator.exchange.dataset_reader import read_dataset
from annotator.model.codebook import Codebook
from annotator.model.dataset import Dataset


def sample_codebook() -> Codebook:
    """The codebook that the sample story is tagged with."""
    return read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")


def sample_datasets() -> list[Dataset]:
    """The work of both annotators, each with the articles it is on."""
    return [read_dataset(path) for path in sorted((paths.resources() / "sample_corpus").glob("annotations-*.json"))]
