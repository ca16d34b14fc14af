"""Annotators against gold: how much of what was decided each had found, and how much of theirs was upheld.

A report of its own: agreement between annotators is measured before anything is decided.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from annotator.agreement.bootstrap import Resamples
from annotator.agreement.columns import Columns
from annotator.agreement.comparison import Comparison
from annotator.agreement.measured import Scored
from annotator.agreement.report import PairFigures, Settings
from annotator.agreement.report_labels import scored
from annotator.agreement.report_parts import pair_figures

GOLD = "@gold"
"""Stands for what was decided, as if it were somebody's work."""


class Against(Struct, frozen=True):
    """One annotator: gold is the key, so that precision is the share of theirs that is gold, recall of gold found.

    ``labels``: exact matches by label.
    """

    annotator: str
    all: PairFigures
    labels: Mapping[str, Scored]


def against_gold(
    columns: Columns,
    annotators: Sequence[str],
    settings: Settings,
    stories: Collection[str] | None = None,
    labels: Collection[str] | None = None,
) -> tuple[Against, ...]:
    """Each of ``annotators`` against :data:`GOLD`, which is one of those in ``columns``; None for all of them."""
    found = []
    for who in annotators:
        compared = Comparison(columns, [GOLD, who], stories, labels)
        draws = Resamples(len(compared.articles), settings.replicates, settings.seed, settings.level)
        (pair,) = pair_figures(compared, draws).matrix
        by_label = {label: scored(compared, "exact", label, compared.pairs) for label in compared.labels}
        found.append(Against(who, pair, by_label))
    return tuple(found)
