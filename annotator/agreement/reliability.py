"""Reliability data from an alignment: units in rows, annotators in columns, what each said as value."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

import numpy as np

from annotator.agreement.alignment import PRIMARY, Alignment
from annotator.agreement.arrays import Ints
from annotator.agreement.marks import Marks
from annotator.agreement.units import Unit
from annotator.model.annotation import Annotation


def label_codes(marks: Marks, alignment: Alignment, annotators: int) -> Ints:
    """The label of each annotator's primary mark, -1 where there is none, (units, annotators)."""
    table = np.full((len(alignment), annotators), -1, np.int64)
    primary = np.flatnonzero(alignment.role == PRIMARY)
    table[alignment.unit[primary], marks.annotator[primary]] = marks.label[primary]
    return table


def article_of_units(marks: Marks, alignment: Alignment) -> Ints:
    """The article of each unit, (units,)."""
    article = np.empty(len(alignment), np.int64)
    article[alignment.unit] = marks.article
    return article


def marked(codes: Ints, label: int) -> Ints:
    """Whether (1, 0) each annotator gave ``label``, for the units where anyone did, (those units, annotators).

    Who has no mark there has 0: for alpha over presence, when all annotators are done with the article.
    """
    return np.asarray(codes[(codes == label).any(axis=1)] == label, np.int64)


def items_of(
    units: Sequence[Unit],
    annotations: Mapping[str, Annotation],
    annotators: Sequence[str],
    value: Callable[[Annotation], Hashable],
) -> list[list[Hashable]]:
    """``value`` of each annotator's primary mark, None where there is none or none was given; one row a unit.

    For an attribute: ``lambda a: a.attributes.get("type")``; for :func:`ratings.rated`.
    """
    rows = []
    for unit in units:
        marks = {m.annotator: annotations[m.annotation] for m in unit.members if m.role == "primary"}
        rows.append([value(marks[who]) if who in marks else None for who in annotators])
    return rows
