"""Boundaries: by how much two extents of the same passage differ."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from annotator.agreement.units import Facet, Relation, Shift
from annotator.model.span import Span, joined
from annotator.text.words import words

Extent = tuple[Span, ...]
_MEANS = frozenset("%‰&@#§*†‡/\\")
"""Punctuation to Unicode, but a character that a reader would miss."""
_QUOTES = frozenset("`´'\"<>")


def boundary(text: str, extents: Mapping[str, Extent]) -> Facet | None:
    """The facet of the ``extents`` by annotator in ``text``; None where all are the same.

    Each that differs is told against the extent that most have (of equals, the first in the text, the longest).
    """
    if len(set(extents.values())) < 2:
        return None
    counts = Counter(extents.values())
    reference = min(counts, key=lambda extent: (-counts[extent], extent[0].start, -extent[-1].end, extent))
    others = {who: extent for who, extent in sorted(extents.items()) if extent != reference}
    trivial = all(only_punctuation(text, difference(extent, reference)) for extent in others.values())
    shifts = tuple(shift(text, who, extent, reference) for who, extent in others.items())
    return Facet("boundary-trivial" if trivial else "boundary", annotators=tuple(others), shifts=shifts)


def shift(text: str, annotator: str, extent: Extent, reference: Extent) -> Shift:
    """How ``extent`` lies to ``reference``, in words of ``text``."""
    start = _words_between(text, reference[0].start, extent[0].start)
    end = _words_between(text, reference[-1].end, extent[-1].end)
    return Shift(annotator, start, end, _relation(extent, reference))


def difference(one: Extent, other: Extent) -> Extent:
    """The stretches that belong to exactly one of the two."""
    edges = sorted(edge for extent in (one, other) for span in extent for edge in (span.start, span.end))
    pieces = (Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end)
    return joined(pieces)


def only_punctuation(text: str, spans: Sequence[Span]) -> bool:
    """Whether there is nothing but quotation marks, punctuation and space in ``spans`` of ``text``."""
    return all(_is_slight(character) for span in spans for character in text[span.start : span.end])


def with_gaps_filled(text: str, spans: Sequence[Span]) -> Extent:
    """Pieces as one extent: gaps that hold nothing but punctuation and space do not part them."""
    ordered = joined(spans)
    gaps = [Span(left.end, right.start) for left, right in itertools.pairwise(ordered)]
    return joined([*ordered, *(gap for gap in gaps if only_punctuation(text, (gap,)))])


def _is_slight(character: str) -> bool:
    if character in _MEANS:
        return False
    return character in _QUOTES or unicodedata.category(character)[0] in "PZC"


def _words_between(text: str, start: int, end: int) -> int:
    if start == end:
        return 0
    count = len(words(text[min(start, end) : max(start, end)]))
    return count if end > start else -count


def _relation(extent: Extent, reference: Extent) -> Relation:
    mine, usual = Span(extent[0].start, extent[-1].end), Span(reference[0].start, reference[-1].end)
    if mine == usual:
        return "fragments"
    if usual.contains(mine):
        return "contained"
    return "containing" if mine.contains(usual) else "crossing"
