"""Disagreements: in what the annotators differ about each unit, named facet by facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from annotator.agreement.aligned_units import units_of
from annotator.agreement.boundaries import Extent, boundary, with_gaps_filled
from annotator.agreement.group_differences import UnitGroups
from annotator.agreement.link_differences import UnitLinks
from annotator.agreement.units import Facet, Kind, Unit
from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.link import Link


@dataclass(frozen=True, slots=True)
class Work:
    """What annotators made of some articles.

    ``texts`` by article; ``expected``: who is done with each article, so that a mark that is not there is missing;
    ``layers`` names the layer of a label (see :func:`units_of`).
    """

    annotations: Sequence[Annotation]
    texts: Mapping[str, str]
    expected: Mapping[str, Collection[str]]
    links: Sequence[Link] = ()
    groups: Sequence[Group] = ()
    layers: Mapping[str, str] = field(default_factory=dict)


def disagreements(work: Work) -> list[Unit]:
    """All units of ``work`` with their facets, by article, layer and position; those without facets are agreed on."""
    units = units_of(work.annotations, work.layers)
    annotations = {annotation.id: annotation for annotation in work.annotations}
    links = UnitLinks(units, annotations, work.links)
    groups = UnitGroups(units, work.groups)
    for number, unit in enumerate(units):
        members = [(annotations[member.annotation], member.role) for member in unit.members]
        facets = _facets(members, work.texts[unit.article], work.expected.get(unit.article, ()))
        present = sorted({member.annotator for member in unit.members})
        facets += links.facets(number, present) + groups.facets(number, present)
        # In its place, so that each former one is freed by itself: many at once keep the interpreter from the window.
        units[number] = msgspec.structs.replace(unit, facets=tuple(facets))
    return units


def _facets(members: Sequence[tuple[Annotation, str]], text: str, expected: Collection[str]) -> list[Facet]:
    """The facets that a unit's own annotations have, links and groups aside."""
    primary = {annotation.annotator: annotation for annotation, role in members if role == "primary"}
    lacking = tuple(sorted(set(expected).difference(annotation.annotator for annotation, _role in members)))
    found = [Facet("missing", annotators=lacking)] if lacking else []
    if edges := boundary(text, _extents(members, text)):
        found.append(edges)
    found += _unlike("label", "", {who: mark.label for who, mark in primary.items()})
    found += _attributes(primary)
    found += _unlike("speaker", "", {who: mark.speaker for who, mark in primary.items()})
    found += _further("split", "part", members) + _further("duplicate", "duplicate", members)
    return found


def _further(kind: Kind, role: str, members: Sequence[tuple[Annotation, str]]) -> list[Facet]:
    """A facet about those who have more than their primary mark."""
    who = {annotation.annotator for annotation, its in members if its == role}
    return [Facet(kind, annotators=tuple(sorted(who)))] if who else []


def _extents(members: Iterable[tuple[Annotation, str]], text: str) -> dict[str, Extent]:
    """What each annotator covers in the unit, pieces taken together."""
    extents: dict[str, Extent] = {}
    for annotation, role in members:
        who = annotation.annotator
        if role == "primary":
            extents[who] = annotation.fragments
        elif role == "part":
            extents[who] = with_gaps_filled(text, [*extents[who], *annotation.fragments])
    return extents


def _attributes(primary: Mapping[str, Annotation]) -> list[Facet]:
    """Attributes by name; where labels differ, only those that every mark has: the labels may ask other questions."""
    said = [mark.attributes for mark in primary.values()]
    if not said or said.count(said[0]) == len(said):
        return []
    names = [one.keys() for one in said]
    alike = len({mark.label for mark in primary.values()}) == 1
    asked = set().union(*names) if alike else set(names[0]).intersection(*names[1:])
    return [
        facet
        for name in sorted(asked)
        for facet in _unlike("attribute", name, {who: _answer(mark, name) for who, mark in primary.items()})
    ]


def _answer(mark: Annotation, name: str) -> Hashable:
    """The value of an attribute; of several, in whatever order they were chosen. None chosen is none given."""
    value = mark.attributes.get(name) or None
    return value if value is None or isinstance(value, str) else frozenset(value)


def _unlike(kind: Kind, name: str, values: Mapping[str, Hashable]) -> list[Facet]:
    """A facet about those whose value is not the most frequent one, or about all where none is."""
    if len(set(values.values())) < 2:
        return []
    counts = Counter(values.values())
    (top, most), (_second, next_most) = counts.most_common(2)
    who = [annotator for annotator, value in values.items() if value != top or most == next_most]
    return [Facet(kind, name, annotators=tuple(sorted(who)))]
