"""``annotator verdicts``: how far a review has come, and what was decided."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click
import msgspec

from annotator.agreement.measured import Measured
from annotator.cli.answer import answer_json, columns
from annotator.cli.chosen import chosen_stories, many
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.exchange.case_reader import read_cases
from annotator.model.verdict import Verdict
from annotator.review import check, queue
from annotator.review.cases import STATUSES, Case
from annotator.review.standing import standing
from annotator.wording.facet_words import kind_title
from annotator.wording.translation import _


@click.command(
    help=_(
        "Say how far a review has come: how many passages are open, put off, stale, settled and agreed on, what is "
        "left by kind, and how well those who check agree with what was decided. With --json every verdict, one a "
        "line, with whether it stands and whether it is stale: what it is about was changed since."
    )
)
@project_argument
@many("--story", "stories", _("Only this story, by its title or id."))
@json_option
def verb(project: Path, stories: tuple[str, ...], as_json: bool) -> None:
    """Raises ProjectFileError."""
    with reading(project) as workspace:
        read = workspace.read
        wanted = chosen_stories(read, stories)
        articles = [a.id for a in read.articles() if wanted is None or a.story in wanted]
        cases = read_cases(read, None if wanted is None else articles)
        verdicts = [v for v in read.verdicts() if v.article in set(articles)]
        names = {a.id: a.name for a in read.annotators()}
    if as_json:
        _tell_each(cases, verdicts)
    else:
        _show(cases, verdicts, names)


def _tell_each(cases: list[Case], verdicts: list[Verdict]) -> None:
    stand = {verdict.id for verdict in standing(verdicts)}
    stale = {case.verdict.id for case in cases if case.verdict is not None and case.verdict.stood != case.stood}
    for verdict in verdicts:
        answer_json(msgspec.to_builtins(verdict) | {"stands": verdict.id in stand, "stale": verdict.id in stale})


def _show(cases: list[Case], verdicts: list[Verdict], names: dict[str, str]) -> None:
    words = {
        "open": _("open"),
        "deferred": _("put off"),
        "stale": _("stale"),
        "settled": _("settled"),
        "agreed": _("agreed on"),
    }
    counts = Counter(case.status for case in cases)
    columns([(_("Passages"), len(cases)), *((words[status], counts[status]) for status in STATUSES)])
    left = queue.left(cases)
    rows: list[tuple[Any, ...]] = [(kind_title(kind), left[kind]) for kind in queue.KINDS if left[kind]]
    if rows:
        click.echo()
        columns([(_("Left"), left[""]), *rows])
    if verdicts:
        click.echo()
        deciders = Counter(names.get(verdict.adjudicator, verdict.adjudicator) for verdict in verdicts)
        columns([(_("Verdicts"), len(verdicts)), *sorted(deciders.items())])
    found = check.agreement(verdicts)
    if found.pairs:
        click.echo()
        rows = [(_("of them alike"), _figure(found.percent)), (_("kappa"), _figure(found.kappa))]
        columns([(_("Checked"), str(len(found.pairs))), *rows])


def _figure(measured: Measured) -> str:
    if measured.value is None:
        return _("undefined ({reason})").format(reason=measured.reason)
    return f"{measured.value:.3f}"
