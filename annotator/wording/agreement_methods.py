"""What a methods section says about a report on agreement, and the parameters that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotator.agreement.report import Report
from annotator.wording.agreement_study import Study
from annotator.wording.situations import shown
from annotator.wording.translation import _, ngettext


def methods(report: Report, study: Study) -> Iterator[str]:
    """Paragraph by paragraph."""
    compared, left = len(report.articles), len(report.left_out)
    told = ngettext("{count} article was compared", "{count} articles were compared", compared)
    rest = _(": those with which two annotators or more are done.")
    out = ngettext("{count} other was left out.", "{count} others were left out.", left).format(count=left)
    absent = _(
        "Marks by those who are not done with an article do not count, so that what is absent was truly passed over."
    )
    yield " ".join([(told + rest).format(count=compared), *([out] if left else []), absent])
    yield _(
        "Marks were aligned within an article and layer of labels: of all ways to part them into units with at "
        "most one mark an annotator, the one with the least total cost, where two marks cost 1 − shared / covered "
        "characters, plus 0.1 if their labels differ, and a missing partner costs 1. Pieces of a split mark are "
        "attached to it."
    )
    yield _(
        "Precision (P), recall (R) and F1 take the annotator who comes first by name as key and the other as "
        "response: marks of the same label with the same characters (exact), with a character in common, one to "
        "one (overlap), and characters in common (characters). Counts are pooled over articles and pairs; scores "
        "are never averaged. Mean IoU is the mean of shared by covered characters over aligned marks of the same "
        "label."
    )
    yield _(
        "Alpha is Krippendorff's (nominal), AC1 Gwet's; both take every character as an item that each annotator "
        "marked with the label or left, so that what nobody marked counts too. Prevalence is the share that an "
        "annotator marked."
    )
    if report.settings.gamma is not None:
        yield _(
            "Gamma (Mathet, Widlöcher & Métivier 2015) is computed for each label and article and pooled from its "
            "disorders."
        )
    yield _(
        "Intervals hold {share} of the figures computed again from {replicates} resamples of the articles, drawn with "
        "replacement (percentiles, seed {seed}); those of groups resample stories, and there are none for one story."
    ).format(
        share=f"{report.settings.level * 100:g} %",
        replicates=f"{report.settings.replicates:,}",
        seed=report.settings.seed,
    )
    yield _(
        "Attributes, speakers, links and groups are compared between aligned marks, so that a difference in "
        "boundaries does not count a second time. An answer that is not given is missing, not a value. Figures in "
        "brackets are undefined, for the reason given there; they are neither 0 nor 1."
    )
    yield independence_told(study)
    if study.by_name:
        yield _("Speakers of the same name were taken for one.")
    elif study.named_twice:
        yield ngettext(
            "{count} speaker bears the name of another in the register and counts as somebody else.",
            "{count} speakers bear the name of another in the register and count as somebody else.",
            study.named_twice,
        ).format(count=study.named_twice)


def independence_told(study: Study) -> str:
    """On what the figures rest: work as it was before anything was decided, or not quite."""
    return " ".join([*copy_told(study), _independent(study)])


def copy_told(study: Study) -> Iterator[str]:
    """Which copy of the project was measured, where it is not the project itself."""
    base = study.base
    if base is not None and base.frozen:
        yield _("The base is a copy of the project that was frozen before its review, on {day} (UTC).").format(
            day=base.frozen
        )
    if base is not None:
        yield _("It was measured in the file {name} (SHA-256 {digest}).").format(
            name=shown(base.name), digest=base.sha256
        )


def _independent(study: Study) -> str:
    if not study.first_verdict:
        return _("Nothing had been decided yet: the figures rest on independent work.")
    day = study.first_verdict[:10]
    if not study.late:
        told = _("No mark was made or changed after the first verdict ({day}): the figures rest on independent work.")
        return told.format(day=day)
    return ngettext(
        "{count} mark was made or changed after the first verdict ({day}), perhaps in the light of it; for figures on "
        "independent work measure the project as it stood before.",
        "{count} marks were made or changed after the first verdict ({day}), perhaps in the light of it; for figures "
        "on independent work measure the project as it stood before.",
        study.late,
    ).format(count=study.late, day=day)


def parameters(report: Report, versions: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """Name and value of everything that a figure depends on besides the marks."""
    settings = report.settings
    yield _("Bootstrap: resamples of the articles"), settings.replicates
    yield _("Bootstrap: seed"), settings.seed
    yield _("Intervals: level"), settings.level
    if settings.gamma is not None:
        yield _("Gamma: samples, at least"), settings.gamma.samples
        yield _("Gamma: precision of the expected disorder"), settings.gamma.precision
        yield _("Gamma: seed"), settings.gamma.seed
        yield (
            _("Gamma: weight of position, of category, cost of a missing unit"),
            ", ".join(
                str(number)
                for number in (settings.dissimilarity.alpha, settings.dissimilarity.beta, settings.dissimilarity.empty)
            ),
        )
    layers = ", ".join(f"{shown(label)} → {shown(layer)}" for label, layer in report.layers.items())
    yield _("Layers of labels"), layers
    yield from versions.items()
