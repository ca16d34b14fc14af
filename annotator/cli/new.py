"""``annotator new``: a project file."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.answer import answer_json, tell
from annotator.cli.open_project import SHIPPED, new_project
from annotator.cli.project_path import ENDING, Text, json_option, project_argument
from annotator.wording.situations import shown
from annotator.wording.translation import _


@click.command(help=_("Make a new project file. Nothing that is there already is touched."))
@project_argument
@click.option("--name", type=Text(), help=_("What the project is called; the file's name unless given."))
@click.option(
    "--codebook",
    default=SHIPPED,
    show_default=True,
    metavar="FILE",
    help=_("What may be tagged: a YAML file, or the name of a codebook that annotator ships."),
)
@json_option
def verb(project: Path, name: str | None, codebook: str, as_json: bool) -> None:
    """Raises CodebookError and ProjectFileError."""
    # A file of another ending, which a project without one may be opened from, is no name for a new one.
    path = project if project.suffix == ENDING else project.with_name(f"{project.name}{ENDING}")
    made = new_project(path, name, codebook)
    if as_json:
        answer_json({"project": str(path), "id": made.id, "name": made.name})
    else:
        tell(_("Made {path}.").replace("{path}", shown(path)))
