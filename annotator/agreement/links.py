"""Links: how well annotators agree on what belongs to what, told between aligned units.

Because ends are units and speakers, not spans, a difference in boundaries does not count a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

import numpy as np

from annotator.agreement import distances, krippendorff
from annotator.agreement.measured import Measured, Scored, scored
from annotator.agreement.ratings import rated
from annotator.agreement.units import Unit
from annotator.model.annotation import Annotation
from annotator.model.link import Link

Targets = frozenset[Hashable]


def link_items(
    units: Sequence[Unit],
    annotations: Mapping[str, Annotation],
    links: Iterable[Link],
    kind: str,
    annotators: Sequence[str],
) -> list[list[Targets | None]]:
    """For each unit that someone linked by ``kind``: what each of ``annotators`` linked it to, None where not in it.

    A target is the speaker meant where one is known, else the unit it stands in. An annotator who is in the unit and
    drew no link has the empty set. Units come in their order.
    """
    unit_of = {member.annotation: number for number, unit in enumerate(units) for member in unit.members}
    drawn: dict[int, dict[str, set[Hashable]]] = {}
    for link in links:
        if link.type == kind and link.source in unit_of:
            who = link.annotator or annotations[link.source].annotator
            drawn.setdefault(unit_of[link.source], {}).setdefault(who, set()).add(_target(link, annotations, unit_of))
    items: list[list[Targets | None]] = []
    for number in sorted(drawn):
        present = {member.annotator for member in units[number].members}
        items.append([frozenset(drawn[number].get(who, ())) if who in present else None for who in annotators])
    return items


def _target(link: Link, annotations: Mapping[str, Annotation], unit_of: Mapping[str, int]) -> Hashable:
    if link.target_kind != "annotation":
        return link.target_kind, link.target
    annotation = annotations.get(link.target)
    if annotation is not None and annotation.speaker:
        return "speaker", annotation.speaker
    return "unit", unit_of.get(link.target, link.target)


def link_f1(items: Sequence[Sequence[Targets | None]], key: int = 0, response: int = 1) -> Scored:
    """Precision, recall and F1 of links, columns ``key`` and ``response`` of ``items``, where both are in the unit."""
    both = [(row[key], row[response]) for row in items]
    pairs = [(mine, theirs) for mine, theirs in both if mine is not None and theirs is not None]
    shared = sum(len(mine & theirs) for mine, theirs in pairs)
    return scored(
        shared, sum(len(theirs) for _mine, theirs in pairs), shared, sum(len(mine) for mine, _theirs in pairs)
    )


def link_alpha(
    items: Sequence[Sequence[Targets | None]],
    distance: Callable[[Collection[Hashable], Collection[Hashable]], float] | None = None,
) -> Measured:
    """Krippendorff's alpha over aligned units, the set of targets being the value.

    Sets are the same or not, or ``distance`` apart (:func:`distances.masi_2006`, say). Undefined: no unit with two
    annotators, or every set the same.
    """
    ratings = rated(items)
    sets = [frozenset(value) if isinstance(value, frozenset) else frozenset() for value in ratings.values]
    apart = distances.of_sets(sets, distance) if distance else 1 - np.eye(max(len(sets), 1))
    return krippendorff.alpha(krippendorff.coincidences(ratings), lambda _totals: apart)
