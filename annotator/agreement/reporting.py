"""Reporting: all figures of a report, made one after the other."""

from __future__ import annotations

from functools import partial

from annotator.agreement.bootstrap import Resamples
from annotator.agreement.comparison import Comparison
from annotator.agreement.report import Progress, Report, Settings
from annotator.agreement.report_labels import confusion, label_alphas, label_figures
from annotator.agreement.report_parts import article_figures, batches, pair_figures
from annotator.agreement.report_structure import group_figures, link_figures
from annotator.agreement.report_unitizing import Unitizing
from annotator.agreement.report_values import attribute_figures
from annotator.model.codebook import Codebook

_FURTHER = 4


def report_of(
    compared: Comparison,
    codebook: Codebook,
    settings: Settings,
    progress: Progress = lambda _done, _total: None,
) -> Report:
    """The report on ``compared``; labels stand in the codebook's order, those it does not know at the end."""
    known = [label.id for label in codebook.labels if label.id in compared.layers]
    order = [*known, *(label for label in compared.labels if label not in known)]
    draws = Resamples(len(compared.articles), settings.replicates, settings.seed, settings.level)
    unitizing, total = Unitizing(compared), len(order) + _FURTHER
    labels, alphas = {}, label_alphas(compared, draws)
    for done, label in enumerate(order):
        progress(done, total)
        labels[label] = label_figures(
            compared, label, settings, alphas[label], unitizing, partial(progress, done, total)
        )
    progress(len(order), total)
    pairs, layers = pair_figures(compared, draws), unitizing.layers()
    progress(len(order) + 1, total)
    attributes = attribute_figures(compared, codebook, draws)
    progress(len(order) + 2, total)
    links, groups = link_figures(compared, draws), group_figures(compared, draws)
    progress(len(order) + 3, total)
    return Report(
        compared.annotators,
        settings,
        compared.layers,
        labels,
        pairs,
        attributes,
        links,
        groups,
        article_figures(compared),
        compared.left_out,
        batches(compared, draws),
        confusion(compared),
        layers,
    )
