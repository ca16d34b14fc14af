"""``annotator stats``: what a project holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from annotator.cli.answer import answer_json, columns
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.exchange.statistics import Statistics, statistics
from annotator.wording.translation import _

MOST_SPEAKERS = 15

Rows = list[tuple[object, ...]]


@click.command(
    help=_("Say what a project holds: in all, by label, story, annotator and speaker; with --json by article too.")
)
@project_argument
@json_option
def verb(project: Path, as_json: bool) -> None:
    """Raises ProjectFileError."""
    with reading(project) as workspace:
        name, found = workspace.read.project().name, statistics(workspace.read)
    if as_json:
        answer_json({"project": name, **msgspec.to_builtins(found)})
        return
    for place, rows in enumerate(_tables(name, found)):
        if len(rows) > 1:
            if place:
                click.echo()
            columns(rows)


def _tables(name: str, found: Statistics) -> Iterator[Rows]:
    """What is shown, a heading first in each."""
    yield [
        (_("Project"), name),
        (_("Stories"), found.stories),
        (_("Articles"), len(found.articles)),
        (_("Speakers"), len(found.speakers)),
        (_("Annotations"), found.annotations),
        (_("Links"), found.links),
        (_("Groups"), found.groups),
        (_("Words a quote"), round(found.words_per_quote, 1)),
    ]
    annotations = _("Annotations")
    yield [(_("Label"), annotations), *found.by_label.items()]
    yield [(_("Story"), annotations), *found.by_story.items()]
    yield [
        (_("Annotator"), annotations, _("Articles"), _("Done"), _("Time")),
        *((a.name, a.annotations, a.articles, a.done, _hours(a.seconds)) for a in found.annotators),
    ]
    yield [
        (_("Speaker"), _("Quotes"), _("Mentions")),
        *((s.name, s.quotes, s.mentions) for s in found.speakers[:MOST_SPEAKERS]),
    ]


def _hours(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02}"
