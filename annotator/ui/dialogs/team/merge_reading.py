"""Reading what came back, and what merging it would come to: work off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from annotator.commands.merge import Merge
from annotator.commands.merge_report import Judged, MergeReport
from annotator.exchange.arrivals import read_arrival
from annotator.model.dataset import Dataset
from annotator.model.errors import Situation
from annotator.ui.dialogs.team.entries import Entries
from annotator.ui.jobs import Report
from annotator.wording.situations import sentence
from annotator.workspace import Workspace


class Item(Struct, frozen=True):
    """One entry of the file of that number."""

    file: int
    judged: Judged


class Foretold(Struct, frozen=True):
    """The files that can be merged, what that would come to, and a sentence for each that cannot."""

    datasets: tuple[Dataset, ...]
    report: MergeReport
    refused: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    entries: Entries | None = None


def foretold(workspace: Workspace, files: Sequence[Path], report: Report) -> Foretold:
    """Read and foretell; a file that cannot be read keeps none of the others from being merged."""
    datasets: list[Dataset] = []
    refused: list[str] = []
    try:
        for number, path in enumerate(files):
            report(number, len(files) + 1)
            try:
                datasets.append(read_arrival(path))
            except Situation as situation:
                refused.append(sentence(situation))
        report(len(files), len(files) + 1)
        told = workspace.foretell(Merge(tuple(datasets))) if datasets else MergeReport(())
        entries = Entries(workspace, datasets)
        entries.look_up()
    finally:
        workspace.done_reading()
    items = (Item(number, judged) for number, file in enumerate(told.files) for judged in file.items)
    return Foretold(tuple(datasets), told, tuple(refused), tuple(items), entries)


def merged(workspace: Workspace, datasets: Sequence[Dataset], report: Report) -> tuple[MergeReport, Path | None]:
    """Merge them in one step, after a backup where anything changes."""
    report(0, 0)
    try:
        return workspace.merge(*datasets)
    finally:
        workspace.done_reading()
