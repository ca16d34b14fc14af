"""``annotator PROJECT``: the window with a project in it."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.project_path import project_argument
from annotator.cli.windows import asked_windows
from annotator.model.errors import ProjectFileError
from annotator.wording.translation import _


@click.command(help=_("Open a project in the window."))
@project_argument
@click.pass_context
def verb(context: click.Context, project: Path) -> int:
    """Until the window is closed; its exit code."""
    if not project.is_file():
        raise ProjectFileError("project.missing", name=str(project))
    return asked_windows(context).open(project)
