"""Figures of a report by attribute: what annotators say about marks that they agree to be there."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations

import numpy as np

from annotator.agreement import coefficients, distances, krippendorff
from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.bootstrap import Resamples
from annotator.agreement.comparison import Comparison
from annotator.agreement.krippendorff import Distance
from annotator.agreement.measured import Measured, ratio
from annotator.agreement.ratings import MISSING, Ratings, in_order
from annotator.agreement.report import AttributeFigures, Coefficient
from annotator.model.annotation import AttributeValue
from annotator.model.codebook import Codebook

SPEAKER = "@speaker"
"""Stands for the speaker whom a mark means, beside the attributes of its label."""
MOST_VALUES = 60
"""With more values than that, they are free: only the share of equal ones is told."""


def attribute_figures(compared: Comparison, codebook: Codebook, draws: Resamples) -> dict[str, AttributeFigures]:
    """Every attribute of the codebook, and the speaker, that two annotators gave anywhere: by ``label.attribute``."""
    found = {}
    for label in codebook.labels:
        asked = [(attribute.id, attribute.kind) for attribute in label.attributes]
        for name, kind in [*asked, (SPEAKER, "text")] if label.id in compared.layers else ():
            units, ratings = answers(compared, label.id, name)
            if len(ratings.values):
                free = kind not in ("choice", "many") or len(ratings.values) > MOST_VALUES
                found[f"{label.id}.{name}"] = _figures(compared, label.id, name, units, ratings, draws, free=free)
    return found


def answers(compared: Comparison, label: str, name: str) -> tuple[Ints, Ratings]:
    """What each annotator's primary mark under ``label`` says, in the units where any says something.

    The units' numbers (u,), and the ratings of these. Nothing chosen is nothing said.
    """
    marks, chosen = compared.marks, compared.chosen
    said, values = _said(compared, name)
    said = np.where(marks.label == compared.labels.index(label), said[chosen] if len(said) else MISSING, MISSING)
    codes = np.append(said, MISSING)[compared.primaries]
    units = np.flatnonzero((codes >= 0).any(axis=1))
    used = np.unique(codes[units][codes[units] >= 0])
    order = in_order([values[code] for code in used])
    place = np.full(len(values) + 1, MISSING, np.int64)
    place[used[order]] = np.arange(len(used))
    return units, Ratings(place[codes[units]], tuple(values[code] for code in used[order]))


def _said(compared: Comparison, name: str) -> tuple[Ints, Sequence[Hashable]]:
    """A code for what each mark of the columns says, -1 where nothing, and the values by code."""
    columns = compared.columns
    if name == SPEAKER:
        return columns.speaker, columns.speakers
    told = [_value(given.get(name)) for given in columns.answers]
    values = list(dict.fromkeys(value for value in told if value is not None))
    code = {value: number for number, value in enumerate(values)}
    of_answer = np.array([*(MISSING if value is None else code[value] for value in told), MISSING], np.int64)
    return of_answer[columns.answer], values


def _value(value: AttributeValue | None) -> Hashable:
    return frozenset(value) if isinstance(value, tuple) and value else value or None


def _figures(
    compared: Comparison, label: str, name: str, units: Ints, ratings: Ratings, draws: Resamples, *, free: bool
) -> AttributeFigures:
    given = (ratings.codes >= 0).sum(axis=1)
    sets = any(isinstance(value, frozenset) for value in ratings.values)
    distance = _of_sets(ratings.values) if sets and not free else None
    same, other = _met(ratings)
    return AttributeFigures(
        label,
        name,
        "masi_2006" if distance else "nominal",
        int((given > 1).sum()),
        int((given == 1).sum()),
        _percent(ratings),
        None if free else _alpha(compared, units, ratings, distance, draws),
        None if free else coefficients.gwet_ac1(ratings.tally()),
        other,
        () if free else same,
    )


def _of_sets(values: Sequence[Hashable]) -> Distance:
    sets = [value if isinstance(value, frozenset) else frozenset([value]) for value in values]
    apart = distances.of_sets(sets, distances.masi_2006)
    return lambda _totals: apart


def _alpha(
    compared: Comparison, units: Ints, ratings: Ratings, distance: Distance | None, draws: Resamples
) -> Coefficient:
    met = krippendorff.coincidences_by(ratings, compared.article_of_unit[units], len(compared.articles))
    found = krippendorff.alpha(met.sum(axis=0), distance)

    def measure(pooled: Floats) -> Floats:
        return krippendorff.replicated(pooled, distance)

    return Coefficient(found.value, found.reason, found.counts, draws.interval(met, measure))


def _percent(ratings: Ratings) -> Measured:
    """The share of equal pairs, mean over units, without a table of all values."""
    equal = np.zeros(len(ratings.codes))
    pairs = np.zeros(len(ratings.codes))
    for one, other in combinations(ratings.codes.T, 2):
        both = (one >= 0) & (other >= 0)
        pairs += both
        equal += both & (one == other)
    agreed = float((equal[pairs > 0] / pairs[pairs > 0]).sum())
    units = int((pairs > 0).sum())
    return ratio(agreed, units, "one annotator", agreed=agreed, units=units)


Met = tuple[tuple[str, str, int], ...]


def _met(ratings: Ratings) -> tuple[Met, Met]:
    """Values that met in a unit, and how often: equal ones, and others, most frequent first."""
    size = max(len(ratings.values), 1)
    keys = [np.zeros(0, np.int64)]
    for one, other in combinations(ratings.codes.T, 2):
        both = (one >= 0) & (other >= 0)
        keys.append(np.minimum(one[both], other[both]) * size + np.maximum(one[both], other[both]))
    key, times = np.unique(np.concatenate(keys), return_counts=True)
    shown = [shown_value(value) for value in ratings.values]
    found = [
        (*sorted((shown[k // size], shown[k % size])), n) for k, n in zip(key.tolist(), times.tolist(), strict=True)
    ]
    found.sort(key=lambda row: (-row[2], row[:2]))
    return tuple(row for row in found if row[0] == row[1]), tuple(row for row in found if row[0] != row[1])


def shown_value(value: Hashable) -> str:
    """A value as text, several in the alphabet's order."""
    return "; ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
