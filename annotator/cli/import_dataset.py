"""``annotator import-dataset``: what others tagged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from annotator.cli.answer import answer_json, tell
from annotator.cli.open_project import filling
from annotator.cli.project_path import json_option, project_argument
from annotator.commands.dataset import ImportDataset
from annotator.commands.dataset_comparison import DatasetComparison
from annotator.exchange.dataset_reader import read_dataset
from annotator.wording.situations import shown, worded
from annotator.wording.translation import _, ngettext


@click.command(
    help=_(
        "Bring datasets into a project, each in one step that can be undone: what is new goes in, what the project "
        "left empty is filled in, nothing is overwritten. A project that is not there is made, and an empty one takes "
        "over the first dataset's name and codebook.\n\n"
        "The files go in one after the other; one that is no sound dataset ends it, and those before it stay in."
    )
)
@project_argument
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@json_option
def verb(project: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Raises DatasetError and ProjectFileError."""
    with filling(project) as workspace:
        for path in files:
            comparison = workspace.do(ImportDataset(read_dataset(path)))
            if as_json:
                answer_json({"file": str(path), **msgspec.to_builtins(comparison, enc_hook=str)})
            else:
                _told(path, comparison)


def _told(path: Path, comparison: DatasetComparison) -> None:
    for line in _remarks(comparison):
        tell(line)
    counts: dict[str, Any] = dict(comparison.new)
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count) or _("nothing that is new")
    click.echo(_("{name}: {told}.").format(name=shown(path.name), told=told))


def _remarks(comparison: DatasetComparison) -> Iterator[str]:
    for entry in (*comparison.refused, *comparison.noted):
        yield f"{entry.kind} {shown(entry.name or entry.id)}: {worded(entry.key, entry.facts)}"
    for kept in comparison.kept:
        yield _("{kind} {id}: {field} stays {ours}; the dataset has {theirs}.").format(
            kind=kept.kind,
            id=shown(kept.name or kept.id),
            field=kept.field,
            ours=shown(repr(kept.ours)),
            theirs=shown(repr(kept.theirs)),
        )
    unknown = sum(comparison.unknown.values())
    if unknown:
        one = "{count} field is not known here and was passed over: {places}."
        many = "{count} fields are not known here and were passed over: {places}."
        yield ngettext(one, many, unknown).format(count=unknown, places=shown(sorted(comparison.unknown)))
