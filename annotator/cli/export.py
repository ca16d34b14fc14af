"""``annotator export``: a project, or a part of it, as a dataset or as tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from annotator.cli.answer import answer_json, progress, tell
from annotator.cli.chosen import chosen_annotators, chosen_labels, chosen_stories, many
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.cli.target import check_output
from annotator.exchange.csv_tables import write_tables
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_writer import count, write_dataset
from annotator.storage.reader import Reader
from annotator.wording.situations import shown
from annotator.wording.translation import _

STATES = ("todo", "in_progress", "done")


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
@many("--story", "stories", _("Only this story, by its title or id."))
@many("--annotator", "annotators", _("Only what this annotator tagged, by name or id."))
@many("--label", "labels", _("Only annotations under this label, by its id or title."))
@click.option(
    "--state", "states", multiple=True, type=click.Choice(STATES), help=_("Only articles in this state of the work.")
)
@click.option("--no-zones", is_flag=True, help=_("Without headlines, captions and the like."))
@click.option(
    "--gold",
    type=click.Choice(["with", "without", "alone"]),
    default="with",
    show_default=True,
    help=_("What was decided: with the annotators' sets, left out, or alone."),
)
@click.option("--votes", is_flag=True, help=_("Also, passage by passage, who marked what; in datasets."))
@click.option("--pseudonyms", is_flag=True, help=_("Annotators by number instead of name."))
@json_option
def verb(project: Path, output: Path, form: str, as_json: bool, **chosen: Any) -> None:
    """Raises DatasetError and ProjectFileError."""
    if form == "csv" and chosen["votes"]:
        raise click.UsageError(_("--votes goes into datasets; leave --format csv out."))
    with reading(project) as workspace:
        check_output(output, project, folder=form == "csv")
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


def _options(read: Reader, chosen: dict[str, Any]) -> ExportOptions:
    return ExportOptions(
        stories=chosen_stories(read, chosen["stories"]),
        annotators=chosen_annotators(read, chosen["annotators"]),
        labels=chosen_labels(read, chosen["labels"]),
        states=chosen["states"] or None,
        zones=not chosen["no_zones"],
        pseudonyms=chosen["pseudonyms"],
        gold=chosen["gold"],
        votes=chosen["votes"],
    )
