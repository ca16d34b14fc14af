"""Reporting: all figures of a report, made one after the other."""

from __future__ import annotations

from annotator.agreement.comparison import Comparison
from annotator.agreement.report import Progress, Report, Settings
from annotator.agreement.report_labels import article_figures, label_figures, pair_figures
from annotator.agreement.report_structure import group_figures, link_figures
from annotator.agreement.report_values import attribute_figures
from annotator.model.codebook import Codebook


def report_of(
    compared: Comparison,
    codebook: Codebook,
    settings: Settings,
    progress: Progress = lambda _done, _total: None,
) -> Report:
    """The report on ``compared``; labels stand in the codebook's order, those it does not know at the end."""
    known = [label.id for label in codebook.labels if label.id in compared.layers]
    order = [*known, *(label for label in compared.labels if label not in known)]
    labels = {}
    for done, label in enumerate(order):
        progress(done, len(order) + 1)
        labels[label] = label_figures(compared, label, settings)
    progress(len(order), len(order) + 1)
    return Report(
        compared.annotators,
        settings,
        compared.layers,
        labels,
        pair_figures(compared, settings),
        attribute_figures(compared, codebook, settings),
        link_figures(compared),
        group_figures(compared),
        article_figures(compared),
        compared.left_out,
    )
