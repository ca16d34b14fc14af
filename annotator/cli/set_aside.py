"""``annotator set-aside``: what merges could not match."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from annotator.cli.answer import answer_json
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.wording.situations import shown, worded
from annotator.wording.translation import _


@click.command(
    help=_(
        "List what merges set aside: changes that lost to other changes, marks on another text or under a label that "
        "the codebook lacks. With --json each is there whole."
    )
)
@project_argument
@json_option
def verb(project: Path, as_json: bool) -> None:
    """Raises ProjectFileError."""
    with reading(project) as workspace:
        found = workspace.read.set_aside()
        names = {a.id: a.name for a in workspace.read.annotators()}
    if as_json:
        told = [{**msgspec.to_builtins(entry), "message": worded(entry.why, entry.facts)} for entry in found]
        answer_json([{**entry, "item": msgspec.json.decode(entry["item"] or "null")} for entry in told])
        return
    if not found:
        click.echo(_("Nothing was set aside."))
    for entry in found:
        who = shown(names.get(entry.annotator, entry.annotator)) or "–"
        click.echo(f"{entry.source}, {who}: {entry.kind} {shown(entry.item_id)}: {worded(entry.why, entry.facts)}")
        if entry.item:
            click.echo(f"    {shown(entry.item)}")
