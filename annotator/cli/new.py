"""``annotator new``: a project file."""

from __future__ import annotations

from pathlib import Path

import click

from annotator import paths
from annotator.cli.answer import answer_json, tell
from annotator.cli.project_path import ENDING, Text, json_option, project_argument
from annotator.exchange.codebook_file import read_codebook
from annotator.wording.situations import shown
from annotator.wording.translation import _
from annotator.workspace import Workspace

SHIPPED = "quotes-claims"


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
    workspace = Workspace.create(path, name or _storable(path.stem), read_codebook(_codebook_file(codebook)))
    try:
        made = workspace.read.project()
    finally:
        workspace.close()
    if as_json:
        answer_json({"project": str(path), "id": made.id, "name": made.name})
    else:
        tell(_("Made {path}.").replace("{path}", shown(path)))


def _codebook_file(given: str) -> Path:
    shipped = {path.stem: path for path in (paths.resources() / "codebooks").glob("*.yaml")}
    return Path(given) if Path(given).exists() else shipped.get(given, Path(given))


def _storable(name: str) -> str:
    """A file's name as text: bytes of it that are none become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")
