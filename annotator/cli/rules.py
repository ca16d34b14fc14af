"""``annotator rules``: what a review may settle by rule, and settling it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from annotator.cli.answer import answer_json, columns, tell
from annotator.cli.named import one_named
from annotator.cli.open_project import reading, writing
from annotator.cli.project_path import json_option, project_argument
from annotator.commands.review import ApplyRules, ChooseRules
from annotator.exchange.case_reader import read_cases
from annotator.review import rules
from annotator.review.given import given
from annotator.wording.translation import _, ngettext


@click.command(
    help=_(
        "Choose the rules by which a review may settle passages itself, and settle them. The rules are 'unanimous 1' "
        "(all who are done marked the passage alike), 'trivial-boundary 1' (they differ in quotation marks, "
        "punctuation and space alone) and 'majority-of-M 1' (M or more, and more than half, marked it alike). No rule "
        "drops what somebody marked. Without options the rules that are chosen are shown, and what each would settle."
    )
)
@project_argument
@click.option("--choose", "chosen", multiple=True, metavar="RULE", help=_("Choose this rule, instead of those chosen."))
@click.option("--none", "none", is_flag=True, help=_("Choose no rule."))
@click.option("--apply", "settle", is_flag=True, help=_("Settle what the chosen rules settle, in one step."))
@click.option("--as", "who", metavar="NAME", help=_("The adjudicator in whose name it is settled."))
@json_option
def verb(project: Path, chosen: tuple[str, ...], none: bool, settle: bool, who: str | None, as_json: bool) -> None:
    """Raises ProjectFileError and TaggingError."""
    if chosen and none:
        raise click.UsageError(_("Choose rules, or none."))
    if settle and who is None:
        raise click.UsageError(_("Say with --as in whose name it is settled."))
    changing = bool(chosen or none or settle)
    with (writing if changing else reading)(project) as workspace:
        if who is not None:
            people = [(a.id, a.name) for a in workspace.read.annotators() if a.role == "adjudicator"]
            workspace.annotator = one_named("--as", who, people)
        in_force = tuple(dict.fromkeys(chosen)) if chosen or none else workspace.read.project().rules
        found = rules.apply(read_cases(workspace.read), in_force)
        if settle and found:
            workspace.do(ApplyRules(tuple(given(one.case, one.ruling, rule=one.rule) for one in found), in_force))
        elif chosen or none:
            workspace.do(ChooseRules(in_force))
    counts, count = Counter(one.rule for one in found), len(found) if settle else 0
    if as_json:
        answer_json({"rules": [{"rule": rule, "settles": counts[rule]} for rule in in_force], "settled": count})
        return
    _show(in_force, counts)
    if settle:
        tell(ngettext("{count} passage settled.", "{count} passages settled.", count).format(count=count))


def _show(rules: Sequence[str], counts: Mapping[str, int]) -> None:
    if rules:
        columns([(_("Rule"), _("Settles")), *((rule, str(counts[rule])) for rule in rules)])
    else:
        tell(_("No rule is chosen."))
