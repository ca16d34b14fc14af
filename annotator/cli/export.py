"""``annotator export``: a project, or a part of it, as a dataset or as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from annotator.cli.answer import answer_json, progress, tell
from annotator.cli.open_project import reading
from annotator.cli.project_path import ENDING, json_option, project_argument
from annotator.exchange.csv_tables import write_tables
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_writer import count, write_dataset
from annotator.storage.reader import Reader
from annotator.wording.situations import shown
from annotator.wording.translation import _

F = TypeVar("F", bound=Callable[..., Any])

STATES = ("todo", "in_progress", "done")


def _many(option: str, name: str, told: str) -> Callable[[F], F]:
    """An option that may be given several times."""
    return click.option(option, name, multiple=True, metavar="NAME", help=told)


@click.command(
    help=_(
        "Write a project as a dataset (one JSON file) or as tables (a folder of CSV files). The file appears whole or "
        "not at all, and the same project gives the same bytes. Options that choose may be given several times."
    )
)
@project_argument
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE", help=_("The file or folder.")
)
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json", show_default=True)
@_many("--story", "stories", _("Only this story, by its title or id."))
@_many("--annotator", "annotators", _("Only what this annotator tagged, by name or id."))
@_many("--label", "labels", _("Only annotations under this label, by its id or title."))
@click.option(
    "--state", "states", multiple=True, type=click.Choice(STATES), help=_("Only articles in this state of the work.")
)
@click.option("--no-zones", is_flag=True, help=_("Without headlines, captions and the like."))
@click.option("--pseudonyms", is_flag=True, help=_("Annotators by number instead of name."))
@json_option
def verb(project: Path, output: Path, form: str, as_json: bool, **chosen: Any) -> None:
    """Raises DatasetError and ProjectFileError."""
    with reading(project) as workspace:
        _check_target(output, project, folder=form == "csv")
        options = _options(workspace.read, chosen)
        counts = count(workspace.read, options)
        write = write_tables if form == "csv" else write_dataset
        with progress(_("Writing")) as move:
            write(workspace.read, output, options, move)
    if as_json:
        answer_json({"output": str(output), "format": form, **msgspec.to_builtins(counts)})
    else:
        told = _("Wrote {annotations} annotations on {articles} articles to {path}.")
        tell(told.format(annotations=counts.annotations, articles=counts.articles, path=shown(output)))


def _check_target(output: Path, project: Path, *, folder: bool) -> None:
    """No project is written over. Raises UsageError."""
    if output.suffix == ENDING or (output.exists() and output.samefile(project)):
        raise click.UsageError(_("The output would take a project's place; give it another name."))
    if output.exists() and output.is_dir() != folder:
        wrong = _("{name} is a file; name a folder.") if folder else _("{name} is a folder; name a file in it.")
        raise click.UsageError(wrong.format(name=shown(repr(str(output)))))


def _options(read: Reader, chosen: dict[str, Any]) -> ExportOptions:
    return ExportOptions(
        stories=_ids("--story", chosen["stories"], ((s.id, s.title) for s in read.stories())),
        annotators=_ids("--annotator", chosen["annotators"], ((a.id, a.name) for a in read.annotators())),
        labels=_ids("--label", chosen["labels"], ((label.id, label.title) for label in read.codebook().labels)),
        states=chosen["states"] or None,
        zones=not chosen["no_zones"],
        pseudonyms=chosen["pseudonyms"],
    )


def _ids(option: str, wanted: Iterable[str], there: Iterable[tuple[str, str]]) -> tuple[str, ...] | None:
    """The ids of everything that bears one of the names. Raises BadParameter for a name that nothing bears."""
    known = list(there)
    found: dict[str, None] = {}
    for name in wanted:
        matching = [key for key, title in known if name == key or name.casefold() == title.casefold()]
        if not matching:
            names = shown([title for _key, title in known])
            told = _("{name} is not in the project. There are: {names}.").format(name=shown(repr(name)), names=names)
            raise click.BadParameter(told, param_hint=option)
        found.update(dict.fromkeys(matching))
    return tuple(found) or None
