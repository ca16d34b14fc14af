"""Files that come back: project files and datasets alike."""

from __future__ import annotations

from pathlib import Path

from annotator.exchange.dataset_items import SECTIONS
from annotator.exchange.dataset_reader import read_dataset
from annotator.model.dataset import Dataset
from annotator.model.errors import DatasetError
from annotator.paths import ENDING
from annotator.storage.contents import contents_of, too_many

_PROJECT = b"SQLite format 3\0"


def read_arrival(path: Path) -> Dataset:
    """What the project file or dataset at ``path`` holds.

    Raises DatasetError and ProjectFileError as reading either does, and DatasetError ``merge.too_many``.
    """
    try:
        with path.open("rb") as file:
            is_project = file.read(len(_PROJECT)) == _PROJECT
    except OSError as error:
        raise DatasetError("dataset.unreadable", name=path.name, reason=error.strerror or str(error)) from error
    if is_project or path.suffix == ENDING:
        return contents_of(path)
    dataset = read_dataset(path)
    too_many(path.name, sum(len(getattr(dataset, name)) for name in SECTIONS))
    return dataset
