"""Taking datasets in: read beside the work, told what they hold, taken in as one step each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotator.commands.dataset import ImportDataset, compare
from annotator.commands.dataset_comparison import DatasetComparison
from annotator.exchange.dataset_reader import read_dataset
from annotator.model.dataset import Dataset
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.wording.situations import shown
from annotator.wording.translation import _, later, ngettext

_COUNTED = (
    ("articles", later("{count} articles")),
    ("annotations", later("{count} annotations")),
    ("links", later("{count} links")),
    ("speakers", later("{count} speakers")),
    ("annotators", later("{count} annotators")),
)


class DatasetImport:
    """Goes through files one after another; each is asked for before it goes in."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def start(self, files: Sequence[Path]) -> None:
        """Read the first file, and the next when it is done with."""
        if not files:
            return
        path, others = files[0], files[1:]
        workspace = self._context.workspace

        def work(report: Report) -> tuple[Dataset, DatasetComparison]:
            report(0, 0)
            try:
                dataset = read_dataset(path)
                return dataset, compare(workspace.read, dataset)
            finally:
                workspace.done_reading()

        def done(found: tuple[Dataset, DatasetComparison]) -> None:
            self._ask(*found, others)

        self._context.jobs.start(_("Reading {name}").format(name=path.name), work, done, self._failed)

    def _ask(self, dataset: Dataset, told: DatasetComparison, others: Sequence[Path]) -> None:
        if not any(told.new.values()) and not any(told.filled.values()):
            message = _("Everything in {name} is in this project already.").format(name=shown(dataset.name))
            self._context.asking.tell(message, _refused(told))
            self.start(others)
            return
        question = _("Take {name} into this project?").format(name=shown(dataset.name))
        if self._context.asking.confirm(question, _counted(told), _("Import")):
            self._take(dataset, others)
        else:
            self.start(others)

    def _take(self, dataset: Dataset, others: Sequence[Path]) -> None:
        workspace = self._context.workspace

        def work(report: Report) -> DatasetComparison:
            report(0, 0)
            try:
                return workspace.do(ImportDataset(dataset))
            finally:
                workspace.done_reading()

        def done(told: DatasetComparison) -> None:
            annotations = told.new.get("annotations", 0)
            said = ngettext("{count} annotation imported", "{count} annotations imported", annotations)
            self._context.say(said.format(count=annotations))
            self.start(others)

        self._context.jobs.start(_("Importing {name}").format(name=dataset.name), work, done, self._failed)

    def _failed(self, fault: Exception) -> None:
        def again() -> None:
            raise fault

        self._context.attempt(again)


def _counted(told: DatasetComparison) -> str:
    parts = [_(form).format(count=told.new[kind]) for kind, form in _COUNTED if told.new.get(kind)]
    lines = [_("New: {list}.").format(list=", ".join(parts))] if parts else []
    if told.takes_over:
        lines.append(_("This project is empty: it takes over the dataset's name and codebook."))
    if told.kept:
        differing = ngettext("{count} detail differs; ", "{count} details differ; ", len(told.kept))
        lines.append(differing.format(count=len(told.kept)) + _("this project keeps its own."))
    return "\n".join([*lines, *([refused] if (refused := _refused(told)) else [])])


def _refused(told: DatasetComparison) -> str:
    count = len(told.refused)
    return (
        ngettext("{count} entry cannot go in.", "{count} entries cannot go in.", count).format(count=count)
        if count
        else ""
    )
