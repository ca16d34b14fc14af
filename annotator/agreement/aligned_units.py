"""Annotations aligned into units."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from annotator.agreement.alignment import align
from annotator.agreement.arrays import Ints
from annotator.agreement.marks import marks_of
from annotator.agreement.units import ROLES, Member, MemberRole, Unit
from annotator.model.annotation import Annotation


def units_of(annotations: Sequence[Annotation], layers: Mapping[str, str] | None = None) -> list[Unit]:
    """``annotations`` of any articles and annotators aligned into units, by article, layer and position.

    ``layers`` names the layer of a label; marks are compared within a layer. Without it each label is its own.
    """
    marks = marks_of(annotations, layers)
    found = align(marks, _ranks(annotations))
    order, first = found.members()
    chosen = [(annotations[i], ROLES[role]) for i, role in zip(order.tolist(), found.role[order].tolist(), strict=True)]
    bounds = first.tolist()
    return [
        _unit(chosen[begin:end], exact)
        for begin, end, exact in zip(bounds, bounds[1:], np.asarray(found.exact).tolist(), strict=False)
    ]


def _ranks(annotations: Sequence[Annotation]) -> Ints:
    """The place of each among the sorted ids of its article, (n,): only there do marks compete."""
    on: defaultdict[str, list[str]] = defaultdict(list)
    for annotation in annotations:
        on[annotation.article].append(annotation.id)
    rank = {key: place for ids in on.values() for place, key in enumerate(sorted(ids))}
    return np.fromiter((rank[annotation.id] for annotation in annotations), np.int64, len(annotations))


def _unit(chosen: list[tuple[Annotation, MemberRole]], exact: bool) -> Unit:
    if len(chosen) > 1:
        chosen.sort(key=lambda one: (ROLES.index(one[1]), one[0].annotator, one[0].start, one[0].id))
    members = tuple(Member(annotation.id, annotation.annotator, role) for annotation, role in chosen)
    return Unit(chosen[0][0].article, usual(a.label for a, _role in chosen), members, (), exact)


def usual(values: Iterable[str]) -> str:
    """The most frequent of ``values``, the first in the alphabet of equally frequent ones."""
    counts = Counter(values)
    if len(counts) == 1:
        return next(iter(counts))
    return min(counts, key=lambda value: (-counts[value], value))
