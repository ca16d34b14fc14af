"""``annotator merge``: what annotators did elsewhere comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from annotator.cli.answer import answer_json, tell
from annotator.cli.open_project import writing
from annotator.cli.project_path import json_option, project_argument
from annotator.cli.twins import told_twins
from annotator.commands.merge import Merge
from annotator.commands.merge_report import Judged, MergedFile, MergeReport
from annotator.discovery.proposed_twins import proposed
from annotator.discovery.twins import Twins
from annotator.exchange.arrivals import read_arrival
from annotator.wording.merging import counted, fate_words, merge_remarks
from annotator.wording.situations import shown, worded
from annotator.wording.translation import _, ngettext

SHOWN = 40
"""Reasons that are told of a file, each once; --json has every entry."""


@click.command(
    help=_(
        "Bring project files that were handed out, and datasets, back into a project: all of them in one step that "
        "can be undone, after a backup. What was changed on one side only is taken; where both sides changed an "
        "entry the later change stands and the other is set aside, as is what does not fit: marks on another text, or "
        "under a label that the codebook lacks. `annotator set-aside` lists it. The order of the files does not "
        "matter, and merging a file again changes nothing."
    )
)
@project_argument
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help=_("Only tell what would happen."))
@json_option
def verb(project: Path, files: tuple[Path, ...], preview: bool, as_json: bool) -> None:
    """Raises DatasetError and ProjectFileError, and then nothing has changed."""
    with writing(project) as workspace:
        datasets = tuple(read_arrival(path) for path in files)
        backup = None
        if preview:
            report = workspace.foretell(Merge(datasets))
            speakers = [*workspace.read.speakers(), *(s for one in datasets for s in one.speakers)]
        else:
            report, backup = workspace.merge(*datasets)
            speakers = workspace.read.speakers()
        pairs = proposed(speakers, report.speakers)
        if as_json:
            answer = {"preview": preview, "backup": backup and str(backup), **msgspec.to_builtins(report, enc_hook=str)}
            answer_json({**answer, "set_aside": report.set_aside, "twins": msgspec.to_builtins(pairs)})
            return
        _tell(report, pairs, {speaker.id: speaker.name for speaker in speakers}, preview=preview)
        if backup is not None:
            tell(_("The project as it was is in {path}.").format(path=shown(backup)))
        elif not report.changes:
            tell(_("Nothing changes: there is nothing in it that is new here."))


def _tell(report: MergeReport, pairs: list[Twins], names: dict[str, str], *, preview: bool) -> None:
    for file in report.files:
        for line in _remarks(file):
            tell(line)
        click.echo(_("{name}: {told}.").format(name=shown(file.name), told=_counted(file)))
    if report.set_aside and preview:
        one, many = "{count} entry would be set aside.", "{count} entries would be set aside."
        tell(ngettext(one, many, report.set_aside).format(count=report.set_aside))
    elif report.set_aside:
        one = "{count} entry was set aside; `annotator set-aside` lists what waits for a decision."
        many = "{count} entries were set aside; `annotator set-aside` lists what waits for a decision."
        tell(ngettext(one, many, report.set_aside).format(count=report.set_aside))
    for line in told_twins(pairs, names):
        tell(line)


def _remarks(file: MergedFile) -> Iterator[str]:
    yield from merge_remarks(file)
    alike: dict[str, list[Judged]] = {}
    for item in file.items:
        if item.key:
            alike.setdefault(worded(item.key, item.facts), []).append(item)
    yield from (_remark(told, items) for told, items in list(alike.items())[:SHOWN])
    if len(alike) > SHOWN:
        yield _("… and {count} more; --json has them all.").format(count=len(alike) - SHOWN)


def _remark(told: str, items: list[Judged]) -> str:
    """A reason once, with the entry to which it applies, or how many there are."""
    if len(items) == 1:
        return f"{items[0].kind} {shown(items[0].id)}: {told}"
    counts = Counter(item.kind for item in items)
    return f"{', '.join(counted(kind, count) for kind, count in counts.items())}: {told}"


def _counted(file: MergedFile) -> str:
    parts = [
        f"{counted(kind, count)} {fate_words(fate)}"
        for kind, counts in file.counts.items()
        for fate, count in counts.items()
        if fate_words(fate)
    ]
    return ", ".join(parts) or _("nothing that is new")
