"""``annotator evaluate-proposals``: how good proposals are beside what a person tagged."""

from __future__ import annotations

from pathlib import Path

import click

from annotator import paths
from annotator.cli.answer import answer_json, columns
from annotator.cli.chosen import chosen_stories, many
from annotator.cli.engine import engine_option, proposer_of
from annotator.cli.named import one_named
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.discovery.evaluation import Evaluation, Score, Share, evaluate
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.names import Register
from annotator.exchange.grouping import pair_score
from annotator.exchange.proposing import judged_proposal, known_speakers, proposed, tagged_quotes
from annotator.wording.translation import _


@click.command(
    "evaluate-proposals",
    help=_(
        "Compare proposals with the quotes of an annotator: precision, recall and F1 by form, of equal fragments, of "
        "fragments that overlap one to one, and of characters; how often speaker and cue are right; whether quotes of "
        "one speaker get one speaker; and of pairs of quotes in one group. Of the speakers that are known, those to "
        "whom only other annotators point are left out."
    ),
)
@project_argument
@click.option("--against", required=True, metavar="NAME", help=_("The annotator, by name or id."))
@many("--story", "stories", _("Only this story, by its title or id."))
@engine_option
@click.option(
    "--without-register",
    is_flag=True,
    help=_("As if no speaker were known yet; whom the names mean is looked up afterwards."),
)
@json_option
def verb(
    project: Path, against: str, stories: tuple[str, ...], engine: str | None, without_register: bool, as_json: bool
) -> None:
    """Raises LexiconError, ProposerError and ProjectFileError."""
    lexicons = load_lexicons(*paths.lexicons())
    with reading(project) as workspace:
        read = workspace.read
        proposer = proposer_of(read, engine, lexicons)
        person = one_named("--against", against, ((a.id, a.name) for a in read.annotators() if a.role != "machine"))
        chosen = chosen_stories(read, stories)
        register = Register(known_speakers(read, person), lexicons.cues().titles)
        ours = [
            judged_proposal(article, proposal, f"{article} {number}", register)
            for article, _given, found in proposed(
                read, proposer, chosen, register=not without_register, annotator=person
            )
            for number, proposal in enumerate(found)
        ]
        found = evaluate(ours, tagged_quotes(read, person, chosen))
        matched = {one.key: other.key for one, other in found.matched}
        groups = pair_score(read, person, (q for q in ours if q.form != "marks_only"), matched)
    if as_json:
        answer_json(_json(found, groups))
    else:
        _show(found, groups)


def _json(found: Evaluation, groups: Score) -> dict[str, object]:
    rows = {
        key: {"exact": _score(row.exact), "overlap": _score(row.overlap), "character": _score(row.character)}
        for key, row in found.rows.items()
    }
    shares = {"form": found.form, "speaker": found.speaker, "mention": found.mention, "cue": found.cue}
    return {
        "quotes": rows,
        **{key: {"right": s.right, "seen": s.seen, "share": s.share} for key, s in shares.items()},
        "speakers_told_apart": _score(found.identity),
        "group_pairs": _score(groups),
    }


def _score(score: Score) -> dict[str, float | None]:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "proposed": score.proposed,
        "tagged": score.tagged,
    }


def _show(found: Evaluation, groups: Score) -> None:
    names = {
        "direct": _("Direct"),
        "mixed": _("Mixed"),
        "direct_and_mixed": _("Direct and mixed"),
        "indirect": _("Indirect"),
        "narrated": _("Narrated"),
        "marks_only": _("Marks only"),
        "all": _("All but marks only"),
    }
    heading = (_("Quotes"), _("Proposed"), _("Tagged"), _("Exact F1"), _("Precision"), _("Recall"), _("Overlap F1"))
    rows: list[tuple[object, ...]] = [(*heading, _("Characters F1"))]
    for key, row in found.rows.items():
        one = row.overlap
        figures = map(_figure, (row.exact.f1, one.precision, one.recall, one.f1, row.character.f1))
        rows.append((names[key], one.proposed, one.tagged, *figures))
    columns(rows)
    click.echo()
    shares = ((_("Form"), found.form), (_("Speaker"), found.speaker))
    places = ((_("Mention"), found.mention), (_("Cue"), found.cue))
    columns([(_("Of quotes found"), _("Right"), _("Of")), *(_share(name, one) for name, one in (*shares, *places))])
    click.echo()
    apart = [(_("Speakers told apart (B-cubed)"), found.identity), (_("Pairs in groups"), groups)]
    scored = [(name, *map(_figure, (one.precision, one.recall, one.f1))) for name, one in apart]
    columns([("", _("Precision"), _("Recall"), _("F1")), *scored])


def _share(name: str, share: Share) -> tuple[object, ...]:
    return name, _figure(share.share), share.seen


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
