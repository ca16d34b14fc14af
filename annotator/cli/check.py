"""``annotator check``: whether a project is sound, and mending it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from annotator.cli.answer import answer_json, progress, tell
from annotator.cli.open_project import reading, writing
from annotator.cli.project_path import json_option, project_argument
from annotator.commands.repair import Repair
from annotator.model.finding import Finding
from annotator.storage.checking import check
from annotator.wording.situations import shown, worded
from annotator.wording.translation import _, ngettext
from annotator.workspace import Workspace

UNSOUND = 1
ROUNDS = 5
"""A row that goes may leave another without what it needs; so often is looked again."""


@click.command(
    help=_(
        "Check a project: the file, texts against their SHA-256, offsets, references, links, the words of the search. "
        "With --repair what can be mended without guessing is, after a backup. The exit "
        "code is 1 when something is left that does not hold."
    )
)
@project_argument
@click.option("--repair", is_flag=True, help=_("Mend what can be mended."))
@json_option
def verb(project: Path, repair: bool, as_json: bool) -> int:
    """Raises ProjectFileError; a file that is damaged beyond reading is such a case."""
    backup, mended = None, 0
    with (writing if repair else reading)(project) as workspace:
        findings = _checked(workspace)
        if repair and any(finding.repairable for finding in findings):
            backup = workspace.back_up()
            mended, findings = _repaired(workspace, findings)
    if as_json:
        told = [{**msgspec.to_builtins(f, enc_hook=str), "message": worded(f.key, f.facts)} for f in findings]
        answer = {"sound": not findings, "repaired": mended, "backup": backup and str(backup), "findings": told}
        answer_json(answer)
    else:
        _tell(findings, mended, backup)
    return UNSOUND if findings else 0


def _checked(workspace: Workspace) -> list[Finding]:
    with progress(_("Checking")) as move:
        return check(workspace.read, move)


def _repaired(workspace: Workspace, findings: list[Finding]) -> tuple[int, list[Finding]]:
    """How many findings were mended, and what is left."""
    mended = 0
    for _round in range(ROUNDS):
        if not any(finding.repairable for finding in findings):
            break
        mended += workspace.do(Repair(tuple(findings)))
        findings = _checked(workspace)
    return mended, findings


def _tell(findings: Sequence[Finding], mended: int, backup: Path | None) -> None:
    for finding in findings:
        tell(worded(finding.key, finding.facts))
    if backup is not None:
        one = "{count} thing was mended; the project as it was is in {path}."
        many = "{count} things were mended; the project as it was is in {path}."
        click.echo(ngettext(one, many, mended).format(count=mended, path=shown(backup)))
    if not findings:
        click.echo(_("Everything holds."))
        return
    left = ngettext("{count} thing does not hold", "{count} things do not hold", len(findings))
    mendable = sum(finding.repairable for finding in findings)
    hint = _("; --repair can mend {mendable} of them").format(mendable=mendable) if mendable else ""
    click.echo(f"{left.format(count=len(findings))}{hint}.")
