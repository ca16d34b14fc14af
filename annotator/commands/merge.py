"""Bringing back what others tagged elsewhere: one or many files, one step."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from annotator.commands.command import Step
from annotator.commands.merge_copies import lines
from annotator.commands.merge_plan import MergePlan
from annotator.commands.merge_report import MergedFile, MergeReport
from annotator.commands.undecided import bring_verdicts, undecided
from annotator.model.annotation import Annotation
from annotator.model.dataset import Dataset
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

BATCH = 2000
"""Values that are made into rows at once."""


@dataclass(frozen=True, slots=True)
class Merge(Step):
    """Take in what the files hold, whichever comes first: what was changed on one side stands, and of what was
    changed on both sides, or does not fit, one version is set aside. Answers what became of each entry.

    Merged twice, a file changes nothing the second time, and then this is no step.
    """

    key: ClassVar[str] = "project.merge"
    datasets: tuple[Dataset, ...]

    @property
    def detail(self) -> str:
        """The files' names."""
        return ", ".join(dataset.name for dataset in self.datasets)

    @property
    def before_review(self) -> Merge | None:
        """The same files, where any holds verdicts, without these."""
        return Merge(tuple(map(undecided, self.datasets))) if bring_verdicts(self.datasets) else None

    def apply(self, ledger: Ledger, reader: Reader) -> MergeReport:
        """Raises nothing of its own: what cannot go in is set aside and told."""
        files: dict[int, MergedFile] = {}
        speakers: list[str] = []
        kept: set[str] = set()
        for number in sorted(range(len(self.datasets)), key=lambda n: _place(self.datasets[n])):
            plan = MergePlan(reader, self.datasets[number], ledger.now)
            _write(ledger, plan)
            files[number] = plan.told()
            speakers += plan.speakers
            kept = {*kept, *(entry.id for entry in plan.aside)} - {*plan.settled}
        told = tuple(files[number] for number in sorted(files))
        return MergeReport(told, tuple(dict.fromkeys(speakers)), bool(ledger.recorded), len(kept))


def _place(dataset: Dataset) -> tuple[Any, ...]:
    """Where a file stands among those of one step, whichever was named first.

    What was handed out comes before what is of unknown origin, and of copies of one the shorter log first: it is the
    older. What brings one id with two texts, or one text under two ids, is told apart by its articles.
    """
    out = dataset.hand_out
    known = (0, out.id, max(lines(out), default=0)) if out is not None else (1, "", 0)
    return *known, sorted((article.id, article.sha256) for article in dataset.articles)


def _write(ledger: Ledger, plan: MergePlan) -> None:
    for _kind, values in groupby([*plan.add, *plan.aside], key=type):
        listed = list(values)
        for at in range(0, len(listed), BATCH):
            ledger.add(*listed[at : at + BATCH])
    for value in plan.change:
        ledger.change(value, stamped=isinstance(value, Annotation))
    for kind, key in reversed(plan.drop):
        ledger.drop(kind, key)
    for key in plan.settled:
        ledger.drop("set_aside", key)
