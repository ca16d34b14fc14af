"""``annotator speakers``: who may be one, and saying so."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from annotator.cli.answer import answer_json, tell
from annotator.cli.named import one_named
from annotator.cli.open_project import reading, writing
from annotator.cli.project_path import json_option, project_argument
from annotator.cli.twins import told_twins
from annotator.commands.speakers import MergeSpeakers
from annotator.discovery.proposed_twins import proposed
from annotator.wording.situations import shown
from annotator.wording.translation import _


@click.command(
    help=_(
        "Propose which speakers of the register may be one, and why: two annotators who worked apart have entered the "
        "same person twice. With --same the speakers named (by id, or by a name that only one bears) become one, in a "
        "step that can be undone: the first takes the others' mentions, names and details."
    )
)
@project_argument
@click.argument("speakers", nargs=-1, metavar="[SPEAKER...]")
@click.option("--same", is_flag=True, help=_("Make the speakers named one."))
@json_option
def verb(project: Path, speakers: tuple[str, ...], same: bool, as_json: bool) -> None:
    """Raises ProjectFileError and TaggingError."""
    if same != bool(speakers):
        raise click.UsageError(_("Name speakers together with --same."))
    with (writing if same else reading)(project) as workspace:
        listed = [(speaker.id, speaker.name) for speaker in workspace.read.speakers()]
        if same:
            kept, *merged = (one_named("SPEAKER", word, listed) for word in speakers)
            workspace.do(MergeSpeakers(kept, tuple(merged)))
            tell(_("{name} is one now.").format(name=shown(dict(listed)[kept])))
        pairs = proposed(workspace.read.speakers())
    if as_json:
        answer_json(msgspec.to_builtins(pairs))
        return
    for line in told_twins(pairs, dict(listed)):
        click.echo(line)
    if not pairs and not same:
        tell(_("No speakers seem to be one."))
