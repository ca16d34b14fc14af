"""The report on annotators against gold, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.agreement.behind import Behind
from annotator.exchange.gold_reader import Golden, Made
from annotator.wording.agreement_cells import Column, Sheet, between, count, value, words
from annotator.wording.agreement_how import how
from annotator.wording.agreement_sheets import Part
from annotator.wording.agreement_study import Study
from annotator.wording.agreement_words import figure
from annotator.wording.translation import _, ngettext


def against(golden: Golden, study: Study) -> Iterator[Part]:
    """Everybody over all labels, then by label."""
    decided, figures = golden.decided, golden.figures
    if decided is None:
        yield _("Nothing has been decided yet: gold comes from the verdicts of a review.")
        return
    told = ngettext(
        "{count} article has been decided throughout and is measured here",
        "{count} articles have been decided throughout and are measured here",
        len(decided.articles),
    )
    rest = _("; {left} are decided in part and left out. Gold is what was decided, and what all agreed on.")
    yield (told + rest).format(count=len(decided.articles), left=decided.left)
    yield _made(decided.made)
    if study.base is not None:
        yield _("Here the annotators' marks are taken as they are now, not as they stood before the review.")
    exact, overlap, characters = _("exact"), _("overlap"), _("characters")
    heading = (
        Column(_("Annotator"), left=True),
        Column(_("articles"), how("articles")),
        *(Column(title, how("gold"), exact) for title in (_("precision"), _("recall"), _("F1"))),
        Column(_("F1"), how("overlap"), overlap),
        Column(_("F1"), how("characters"), characters),
        Column(_("α"), how("alpha")),
        Column(_("95 %"), how("interval")),
    )
    rows = []
    for one in figures:
        both, o = Behind("marks", annotators=(one.annotator,)), one.all
        three = (value(part, both) for part in (o.exact.precision, o.exact.recall, o.exact.f1))
        two = (value(part.f1, both) for part in (o.overlap, o.characters))
        rows.append((
            words(study.annotator(one.annotator)), count(o.articles, both), *three, *two, value(o.alpha, both),
            between(o.alpha.interval, both),
        ))  # fmt: skip
    yield Sheet(_("Each annotator against gold, all labels together"), heading, rows)
    labels = list(figures[0].labels) if figures else []
    heading = (
        Column(_("Label"), left=True),
        *(
            Column(title, how("gold"), study.annotator(one.annotator))
            for one in figures
            for title in (_("precision"), _("recall"), _("F1"))
        ),
    )
    by_label = []
    for label in labels:
        cells = [words(study.label(label))]
        for one in figures:
            behind, found = Behind("marks", label, (one.annotator,)), one.labels[label]
            cells += [value(part, behind) for part in (found.precision, found.recall, found.f1)]
        by_label.append(tuple(cells))
    yield Sheet(_("Exact matches by label"), heading, by_label)


def _made(made: Made) -> str:
    """How gold came about, as a methods section tells it."""
    told = [
        ngettext("In all, {count} verdict stands", "In all, {count} verdicts stand", made.verdicts).format(
            count=made.verdicts
        ),
        ngettext("given by {count} adjudicator", "given by {count} adjudicators", made.adjudicators).format(
            count=made.adjudicators
        ),
    ]
    if made.by_rule:
        told.append(
            ngettext("{count} of them by rule", "{count} of them by rule", made.by_rule).format(count=made.by_rule)
        )
    said = _("{parts}.").format(parts=", ".join(told))
    pairs = made.checks.pairs
    if not pairs:
        return said
    same = sum(pair.same for pair in pairs)
    checked = _(
        "Another adjudicator decided {count} of them again, unseen: the same in {same} (Cohen's kappa {kappa})."
    ).format(count=len(pairs), same=same, kappa=figure(made.checks.kappa))
    return f"{said} {checked}"
