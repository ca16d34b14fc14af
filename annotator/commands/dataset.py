"""Taking a dataset into a project: what it would bring, and bringing it in one step."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.commands.dataset_comparison import DatasetComparison
from annotator.commands.dataset_plan import Plan
from annotator.commands.undecided import bring_verdicts, undecided
from annotator.model.dataset import Dataset
from annotator.model.project import Project
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

BATCH = 2000
"""Values that are made into rows at once."""


@dataclass(frozen=True, slots=True)
class ImportDataset(Step):
    """Take a dataset in: what is new is added, what the project leaves empty is filled in, nothing is overwritten.

    An empty project takes over the dataset's id, name and codebook. Answers what went in and what did not, and why:
    the same as :func:`compare` foretold.
    """

    key: ClassVar[str] = "dataset.import"
    dataset: Dataset

    @property
    def detail(self) -> str:
        """The file's name."""
        return self.dataset.name

    @property
    def before_review(self) -> ImportDataset | None:
        """The same dataset, where it holds verdicts, without these."""
        return ImportDataset(undecided(self.dataset)) if bring_verdicts((self.dataset,)) else None

    def apply(self, ledger: Ledger, reader: Reader) -> DatasetComparison:
        """Raises nothing of its own: what cannot go in is told."""
        plan = Plan(reader, self.dataset)
        if plan.project is not None:
            _rename(ledger, reader.project(), plan.project)
            ledger.change(plan.codebook)
        for value in plan.change:
            ledger.change(value)
        for _kind, values in groupby(plan.add, key=type):
            listed = list(values)
            for at in range(0, len(listed), BATCH):
                ledger.add(*listed[at : at + BATCH])
        return plan.told()


def compare(reader: Reader, dataset: Dataset) -> DatasetComparison:
    """What :class:`ImportDataset` would do to the project as it stands."""
    return Plan(reader, dataset).told()


def _rename(ledger: Ledger, old: Project, new: Project) -> None:
    new = msgspec.structs.replace(new, created=old.created, blind=old.blind)
    if old.id == new.id:
        ledger.change(new)
    else:
        ledger.drop("projects", old.id)
        ledger.add(new)
