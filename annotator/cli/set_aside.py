"""``annotator set-aside``: what merges could not match, which waits for a decision."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import msgspec

from annotator.cli.answer import answer_json, tell
from annotator.cli.open_project import reading, writing
from annotator.cli.project_path import json_option, project_argument
from annotator.commands.settling import Settle, Settlement
from annotator.model.set_aside import SetAside
from annotator.wording.situations import shown, worded
from annotator.wording.translation import _, ngettext


@click.command(
    help=_(
        "List what merges set aside: changes that lost to other changes, marks on another text or under a label that "
        "the codebook lacks. With --json each is there whole. With --settle the entries that are named by their ids "
        "are decided, in one step that can be undone: theirs (what was set aside stands after all), ours (what is in "
        "the project stays) or discarded."
    )
)
@project_argument
@click.argument("entries", nargs=-1, metavar="[ID]...")
@click.option("--settle", type=click.Choice(["theirs", "ours", "discarded"]), help=_("Decide the entries named."))
@json_option
def verb(project: Path, entries: tuple[str, ...], settle: Settlement | None, as_json: bool) -> None:
    """Raises ProjectFileError and TaggingError."""
    if bool(entries) != (settle is not None):
        raise click.UsageError(_("Name the entries that are to be settled, and say how with --settle."))
    with (writing if settle else reading)(project) as workspace:
        if settle is not None:
            count = workspace.do(Settle(entries, settle))
            if not as_json:
                tell(ngettext("{count} entry settled.", "{count} entries settled.", count).format(count=count))
        found = [entry for entry in workspace.read.set_aside() if not entry.settled]
        names = {a.id: a.name for a in workspace.read.annotators()}
    if as_json:
        answer_json([_whole(entry) for entry in found])
    else:
        _tell(found, names)


def _whole(entry: SetAside) -> dict[str, Any]:
    item = msgspec.json.decode(entry.item or "null")
    return {**msgspec.to_builtins(entry), "message": worded(entry.why, entry.facts), "item": item}


def _tell(found: Iterable[SetAside], names: dict[str, str]) -> None:
    listed = list(found)
    if not listed:
        click.echo(_("Nothing is set aside."))
    for entry in listed:
        who = shown(names.get(entry.annotator, entry.annotator)) or "–"
        told = worded(entry.why, entry.facts)
        click.echo(f"{entry.id} {entry.source}, {who}: {entry.kind} {shown(entry.item_id)}: {told}")
        if entry.item:
            click.echo(f"    {shown(entry.item)}")
