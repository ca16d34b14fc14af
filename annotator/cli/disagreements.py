"""``annotator disagreements``: in what the annotators of a project differ, unit by unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from annotator.agreement.disagreements import Work, disagreements
from annotator.agreement.units import Unit
from annotator.cli.answer import answer_json, tell
from annotator.cli.chosen import chosen_labels, chosen_stories, many
from annotator.cli.compared import compared_annotators
from annotator.cli.fragments import told_fragments
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.exchange.work_reader import read_work
from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.text.article_name import article_name
from annotator.wording.facet_words import name_of
from annotator.wording.situations import shown
from annotator.wording.translation import _, ngettext


@click.command(
    help=_(
        "Say in what annotators differ: one line for each passage that any of them marked. With --json also those "
        "where all agree, which have no facets. A mark counts as missing only where its annotator is done."
    )
)
@project_argument
@many("--story", "stories", _("Only this story, by its title or id."))
@many("--label", "labels", _("Only where someone used this label, by its id or title."))
@many("--annotator", "annotators", _("Compare this annotator, by name or id; name two or more."))
@click.option("--speakers-by-name", "by_name", is_flag=True, help=_("Take speakers of the same name for one."))
@json_option
def verb(project: Path, as_json: bool, **chosen: Any) -> None:
    """Raises ProjectFileError."""
    with reading(project) as workspace:
        read = workspace.read
        annotators = compared_annotators(read, chosen["annotators"])
        labels = chosen_labels(read, chosen["labels"])
        work = read_work(read, list(annotators), chosen_stories(read, chosen["stories"]), by_name=chosen["by_name"])
        titles = {a.id: article_name(a, "" if a.title else read.text(a.id)) for a in read.articles()}
        codebook = read.codebook()
    annotations = {annotation.id: annotation for annotation in work.annotations}
    units = [
        unit
        for unit in _in_reading_order(work, annotations)
        if labels is None or any(annotations[member.annotation].label in labels for member in unit.members)
    ]
    if as_json:
        for unit in units:
            answer_json(_line(unit, annotations, work.texts[unit.article]))
    else:
        _show(units, work, annotations, titles, annotators, codebook)


def _in_reading_order(work: Work, annotations: dict[str, Annotation]) -> list[Unit]:
    order = {article: place for place, article in enumerate(work.texts)}
    return sorted(
        disagreements(work), key=lambda unit: (order[unit.article], annotations[unit.members[0].annotation].start)
    )


def _line(unit: Unit, annotations: dict[str, Annotation], text: str) -> dict[str, object]:
    members = [
        {
            "annotator": member.annotator,
            "annotation": member.annotation,
            "fragments": told_fragments(text, annotations[member.annotation].fragments),
            "role": member.role,
        }
        for member in unit.members
    ]
    facets = [{"key": facet.key, **msgspec.to_builtins(facet)} for facet in unit.facets]
    return {"article": unit.article, "label": unit.label, "members": members, "facets": facets, "exact": unit.exact}


def _show(
    units: list[Unit],
    work: Work,
    annotations: dict[str, Annotation],
    titles: dict[str, str],
    names: dict[str, str],
    codebook: Codebook,
) -> None:
    labels = {label.id: label.title for label in codebook.labels}
    differing = [unit for unit in units if unit.facets]
    for unit in differing:
        mark = annotations[unit.members[0].annotation]
        facets = "; ".join(
            f"{name_of(facet, codebook)} ({', '.join(names.get(who, who) for who in facet.annotators)})"
            for facet in unit.facets
        )
        told = (
            titles[unit.article],
            labels.get(unit.label) or unit.label,
            mark.quoted(work.texts[unit.article]),
            facets,
        )
        click.echo("  ".join(map(shown, told)))
    told_of = ngettext(
        "They differ about {differing} of {count} passage.", "They differ about {differing} of {count} passages.",
        len(units),
    )  # fmt: skip
    tell(told_of.format(differing=len(differing), count=len(units)))
