"""Figures of a report by attribute: what annotators say about marks that they agree to be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import combinations

from annotator.agreement import coefficients, distances, krippendorff
from annotator.agreement.arrays import Floats
from annotator.agreement.bootstrap import interval
from annotator.agreement.comparison import Comparison
from annotator.agreement.krippendorff import Distance
from annotator.agreement.measured import Measured, ratio
from annotator.agreement.ratings import Ratings, rated
from annotator.agreement.report import AttributeFigures, Coefficient, Settings
from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook

SPEAKER = "@speaker"
"""Stands for the speaker whom a mark means, beside the attributes of its label."""
MOST_VALUES = 60
"""With more values than that, they are free: only the share of equal ones is told."""

Items = list[list[Hashable]]


def attribute_figures(compared: Comparison, codebook: Codebook, settings: Settings) -> dict[str, AttributeFigures]:
    """Every attribute of the codebook, and the speaker, that two annotators gave anywhere: by ``label.attribute``."""
    found = {}
    for label in codebook.labels:
        asked = [(attribute.id, attribute.kind) for attribute in label.attributes]
        for name, kind in [*asked, (SPEAKER, "text")] if label.id in compared.layers else ():
            items = answers(compared, label.id, name)
            if any(value is not None for row in items for value in row):
                free = kind not in ("choice", "many")
                found[f"{label.id}.{name}"] = _figures(compared, label.id, name, items, free, settings)
    return found


def answers(compared: Comparison, label: str, name: str) -> Items:
    """What each annotator's primary mark under ``label`` says, None where it is silent: one row a unit."""
    return [[None if mark is None else _answer(mark, label, name) for mark in row] for row in compared.primaries]


def _answer(annotation: Annotation, label: str, name: str) -> Hashable:
    if annotation.label != label:
        return None
    value = annotation.speaker if name == SPEAKER else annotation.attributes.get(name)
    return frozenset(value) if isinstance(value, tuple) and value else value or None


def _figures(
    compared: Comparison, label: str, name: str, items: Items, free: bool, settings: Settings
) -> AttributeFigures:
    ratings = rated(items)
    given = (ratings.codes >= 0).sum(axis=1)
    sets = any(isinstance(value, frozenset) for value in ratings.values)
    free = free or len(ratings.values) > MOST_VALUES
    distance = _of_sets(ratings.values) if sets and not free else None
    tally = ratings.tally() if not free else None
    return AttributeFigures(
        label,
        name,
        "masi_2006" if distance else "nominal",
        int((given > 1).sum()),
        int((given == 1).sum()),
        _percent(items),
        None if free else _alpha(compared, ratings, distance, settings),
        None if tally is None else coefficients.gwet_ac1(tally),
        _confusions(items),
    )


def _of_sets(values: Sequence[Hashable]) -> Distance:
    sets = [value if isinstance(value, frozenset) else frozenset([value]) for value in values]
    apart = distances.of_sets(sets, distances.masi_2006)
    return lambda _totals: apart


def _alpha(compared: Comparison, ratings: Ratings, distance: Distance | None, settings: Settings) -> Coefficient:
    met = krippendorff.coincidences_by(ratings, compared.article_of_unit, len(compared.articles))
    found = krippendorff.alpha(met.sum(axis=0), distance)

    def measure(pooled: Floats) -> Floats:
        return krippendorff.replicated(pooled, distance)

    spread = interval(met, measure, settings.replicates, settings.seed, settings.level)
    return Coefficient(found.value, found.reason, found.counts, spread)


def _percent(items: Items) -> Measured:
    """The share of equal pairs, mean over units, without a table of all values."""
    agreed, units = 0.0, 0
    for row in items:
        pairs = list(combinations([value for value in row if value is not None], 2))
        if pairs:
            agreed += sum(one == other for one, other in pairs) / len(pairs)
            units += 1
    return ratio(agreed, units, "one annotator", agreed=agreed, units=units)


def _confusions(items: Items) -> tuple[tuple[str, str, int], ...]:
    met = Counter(
        tuple(sorted((shown_value(one), shown_value(other))))
        for row in items
        for one, other in combinations([value for value in row if value is not None], 2)
        if one != other
    )
    return tuple((one, other, n) for (one, other), n in sorted(met.items(), key=lambda pair: (-pair[1], pair[0])))


def shown_value(value: Hashable) -> str:
    """A value as text, several in the alphabet's order."""
    return "; ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
