"""``annotator backup``: a copy of a project."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.answer import answer_json, tell
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.cli.target import Target
from annotator.wording.situations import shown
from annotator.wording.translation import _


@click.command(help=_("Copy a project, even while somebody has it open. Of the dated copies the newest ten are kept."))
@project_argument
@click.option("-o", "--output", type=Target(), help=_("Where the copy goes; a dated file beside the project if not."))
@json_option
def verb(project: Path, output: Path | None, as_json: bool) -> None:
    """Raises ProjectFileError."""
    with reading(project) as workspace:
        if output is not None:
            Target.refuse_same(output, project)
        made = workspace.back_up(output)
    if as_json:
        answer_json({"backup": str(made), "bytes": made.stat().st_size})
    else:
        tell(_("Copied to {path}.").replace("{path}", shown(made)))
