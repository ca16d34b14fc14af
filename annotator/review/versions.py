"""Versions: what each annotator made of a case, and what most of them did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

import msgspec
from msgspec import Struct

from annotator.model.annotation import Annotation, AttributeValue
from annotator.model.span import Span, joined
from annotator.review.cases import Case

_encode = msgspec.json.Encoder(order="deterministic").encode
Extent = tuple[Span, ...]


class Version(Struct, frozen=True, gc=False):
    """One annotator's: ``primary``, and all its ``pieces`` in text order; the same mark made twice counts once."""

    annotator: str
    primary: Annotation
    pieces: tuple[Annotation, ...]

    @property
    def extent(self) -> Extent:
        """What the pieces cover together."""
        return joined(fragment for piece in self.pieces for fragment in piece.fragments)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its pieces."""
        return tuple(piece.id for piece in self.pieces)

    def is_like(self, other: Version) -> bool:
        """Whether both say the same: pieces, labels, attributes, speakers."""
        return self._told() == other._told()

    def _told(self) -> list[object]:
        return [(piece.label, piece.fragments, given(piece), piece.speaker) for piece in self.pieces]


def versions(case: Case) -> list[Version]:
    """What each annotator made of it, by annotator."""
    found: dict[str, list[Annotation]] = {}
    for annotation, member in sorted(
        zip(case.members, case.unit.members, strict=True), key=lambda pair: (pair[1].role != "primary", pair[0].id)
    ):
        if member.role != "duplicate":
            found.setdefault(member.annotator, []).append(annotation)
    return [
        Version(annotator, marks[0], tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id))))
        for annotator, marks in sorted(found.items())
    ]


def with_mark(version: Version, mark: Annotation) -> Version:
    """The version with ``mark``, which the same annotator made besides, in the place of the piece that it repeats."""

    def put(piece: Annotation) -> Annotation:
        return mark if (piece.label, joined(piece.fragments)) == (mark.label, joined(mark.fragments)) else piece

    return Version(version.annotator, put(version.primary), tuple(map(put, version.pieces)))


def given(annotation: Annotation) -> dict[str, object]:
    """Its attributes; none chosen is none given, and of several their order does not count."""
    return {
        name: value if isinstance(value, str) else tuple(sorted(value))
        for name, value in annotation.attributes.items()
        if value
    }


def usual_extent(extents: Sequence[Extent]) -> Extent:
    """The extent that most have; of equally frequent ones the first in the text, of these the longest."""
    counts = Counter(extents)
    return min(counts, key=lambda extent: (-counts[extent], extent[0].start, -extent[-1].end, extent))


def shared(extents: Sequence[Extent]) -> Extent:
    """The characters that all of ``extents`` cover."""
    return reduce(_both, extents)


def _both(one: Extent, other: Extent) -> Extent:
    cut = (Span(max(a.start, b.start), min(a.end, b.end)) for a in one for b in other)
    return joined(span for span in cut if span.start < span.end)


def most(values: Iterable[object]) -> tuple[object, int]:
    """The most frequent of ``values`` (at least one) and how many have it.

    Of equally frequent ones something beats nothing, and then the first in JSON's order is taken.
    """
    listed = list(values)
    told = {_encode(value): value for value in listed}
    counts = Counter(_encode(value) for value in listed)
    top = min(counts, key=lambda key: (-counts[key], not told[key], key))
    return told[top], counts[top]


def usual_attributes(found: Sequence[Version]) -> dict[str, AttributeValue]:
    """For each attribute that most of ``found`` give, or as many as not, the value that most give it."""
    answers = [given(version.primary) for version in found]
    chosen = {name: most(one.get(name) for one in answers)[0] for name in sorted({n for one in answers for n in one})}
    return {name: value for name, value in chosen.items() if isinstance(value, str | tuple)}


def has_majority(values: Iterable[object]) -> bool:
    """Whether more than half have the same."""
    listed = list(values)
    return most(listed)[1] * 2 > len(listed)


def contested(found: Sequence[Version]) -> frozenset[str]:
    """``@label``, ``@speaker`` and the attributes of which no value, nor that there is none, has a majority."""
    answers = [
        {**given(version.primary), "@label": version.primary.label, "@speaker": version.primary.speaker}
        for version in found
    ]
    return frozenset(name for one in answers for name in one if not has_majority(each.get(name) for each in answers))


def agreed_attributes(found: Sequence[Version]) -> bool:
    """Whether each attribute has one value, or none, that more than half give it."""
    answers: list[Mapping[str, object]] = [given(version.primary) for version in found]
    return all(has_majority(one.get(name) for one in answers) for name in {n for one in answers for n in one})
