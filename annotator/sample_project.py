"""The sample story as a project."""

from __future__ import annotations

from pathlib import Path

from annotator import paths
from annotator.commands.dataset import ImportDataset
from annotator.commands.project import ChooseBlind
from annotator.exchange.sample import sample_codebook, sample_datasets
from annotator.workspace import Workspace


def make_sample(path: Path) -> Workspace:
    """A new project at ``path``, open, with the articles of the sample story as both annotators tagged them.

    Its dataset is the same each time, byte for byte. Raises ProjectFileError.
    """
    workspace = Workspace.create(path, paths.SAMPLE_NAME, sample_codebook())
    workspace.do(ChooseBlind(blind=False))  # whoever tries the program out looks at both annotators' work
    for dataset in sample_datasets():
        workspace.do(ImportDataset(dataset))
    return workspace
