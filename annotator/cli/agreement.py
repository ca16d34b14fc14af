"""``annotator agreement``: how well the annotators of a project agree."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
import msgspec

from annotator.agreement.comparison import Comparison
from annotator.agreement.gamma import Sampling
from annotator.agreement.report import Report, Settings
from annotator.agreement.reporting import report_of
from annotator.cli.answer import answer_json, columns, progress, tell
from annotator.cli.chosen import chosen_stories, many
from annotator.cli.compared import compared_annotators
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.cli.target import check_output
from annotator.exchange.agreement_csv import write_agreement_tables
from annotator.exchange.gold_reader import Golden, read_decided
from annotator.exchange.page import write_page
from annotator.exchange.work_reader import read_columns
from annotator.model.errors import ProjectFileError
from annotator.storage.before_review import decided
from annotator.wording.agreement_methods import copy_told
from annotator.wording.agreement_page import agreement_page
from annotator.wording.agreement_study import Study, measured_on, read_study, versions
from annotator.wording.agreement_words import figure, interval_figure
from annotator.wording.situations import shown
from annotator.wording.translation import _
from annotator.workspace import Workspace


@click.command(
    help=_(
        "Say how well annotators agree, on the articles that two or more are done with. What cannot be computed is "
        "undefined, with the reason. With --html also as a page for a paper, with --csv as tables from which every "
        "figure can be computed again."
    )
)
@project_argument
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help=_("Write the report as one HTML file."))
@click.option("--csv", type=click.Path(path_type=Path), metavar="DIR", help=_("Write matrices and counts as tables."))
@many("--story", "stories", _("Only this story, by its title or id."))
@many("--annotator", "annotators", _("Compare this annotator, by name or id; name two or more."))
@click.option("--speakers-by-name", "by_name", is_flag=True, help=_("Take speakers of the same name for one."))
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=_("Of the random draws."))
@click.option("--against-gold", is_flag=True, help=_("Also measure every annotator against what was decided."))
@click.option(
    "--base",
    default="",
    metavar="now|before-review|FILE",
    help=_(
        "What is measured: the marks as they are now, as they stood before the review (where something has been "
        "decided, unless told otherwise), or a copy of the project."
    ),
)
@click.option("--no-gamma", is_flag=True, help=_("Without gamma, which takes the longest."))
@json_option
def verb(project: Path, html: Path | None, csv: Path | None, as_json: bool, **chosen: Any) -> None:
    """Raises DatasetError and ProjectFileError."""
    for output, folder in ((html, False), (csv, True)):
        if output is not None:
            check_output(output, project, folder=folder)
    settings = Settings(seed=chosen["seed"], gamma=None if chosen["no_gamma"] else Sampling(seed=chosen["seed"]))
    with reading(project) as workspace, ExitStack() as within:
        gold_work = read_decided(workspace.read) if chosen["against_gold"] else None
        read, base = within.enter_context(measured_on(workspace.read, _copy(workspace, chosen["base"])))
        names = compared_annotators(read, chosen["annotators"])
        stories = chosen_stories(read, chosen["stories"])
        compared = Comparison(read_columns(read, list(names), by_name=chosen["by_name"]), list(names), stories)
        study = read_study(read, names, by_name=chosen["by_name"], base=base, review=workspace.read)
        codebook = read.codebook()
    with progress(_("Comparing")) as move:
        report = report_of(compared, codebook, settings, move)
    gold = None
    if chosen["against_gold"]:
        if gold_work is not None:
            gold_work = gold_work.of(names, frozenset(stories) if stories is not None else None)
        gold = Golden(gold_work, gold_work.figures(settings) if gold_work is not None else ())
    if html is not None:
        write_page(agreement_page(report, study, gold), html)
    if csv is not None:
        write_agreement_tables(compared, report, study.annotators, study.articles, csv)
    _answer(report, study, [path for path in (html, csv) if path is not None], gold, as_json=as_json)


def _copy(workspace: Workspace, named: str) -> Path | None:
    """The copy to measure, None for the project itself. Raises ProjectFileError ``base.none``."""
    if named not in ("", "before-review"):
        return None if named == "now" else Path(named)
    copy = workspace.frozen()
    if named and copy is None:
        raise ProjectFileError("base.none", name=workspace.path.name)
    return copy.path if copy is not None and (named or decided(workspace.read)) else None


def _answer(report: Report, study: Study, written: list[Path], gold: Golden | None, *, as_json: bool) -> None:
    if as_json:
        about = {
            "project": study.project,
            "codebook": study.codebook,
            "versions": versions(),
            "speakers_named_twice": study.named_twice,
            "speakers_by_name": study.by_name,
            "base": study.base,
        }
        annotators = [{"id": key, "name": name} for key, name in study.annotators.items()]
        more = {} if gold is None else {"against_gold": gold.figures}
        answer_json({**about, **msgspec.to_builtins(report.whole()), **more, "annotators": annotators})
        return
    if not written:
        columns(_table(report, study))
    if not report.articles:
        tell(_("No article has two annotators or more who are done with it, so there is nothing to compare."))
    for told in copy_told(study):
        tell(told)
    for path in written:
        tell(_("Wrote {path}.").replace("{path}", shown(path)))


def _table(report: Report, study: Study) -> list[tuple[object, ...]]:
    heading = (_("Label"), _("Units"), _("Exact F1"), _("Overlap F1"), _("Characters F1"), _("Mean IoU"))
    rows: list[tuple[object, ...]] = [(*heading, _("Alpha"), _("Interval"), _("AC1"), _("Prevalence"), _("Gamma"))]
    for key, found in report.labels.items():
        scores = (figure(score.f1) for score in (found.exact, found.overlap, found.characters))
        chance = (figure(found.alpha), interval_figure(found.alpha.interval), figure(found.ac1))
        name = study.labels.get(key, key)
        rows.append(
            (name, found.units, *scores, figure(found.mean_iou), *chance, figure(found.prevalence), figure(found.gamma))
        )
    return rows
