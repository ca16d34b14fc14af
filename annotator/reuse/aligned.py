"""Where one article has what stands at a place of another: known at what both share, guessed in between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from annotator.model.span import Span, hull

if TYPE_CHECKING:
    from annotator.reuse.passages import Shared
    from annotator.reuse.twins import TwinGroup

Anchor = tuple[Span, Span]
"""A stretch of one article, and where the other has it."""


class Alignment(Struct, frozen=True):
    """Knots of a line that may go back as well as on: ``there`` lies opposite to ``here``, which is in order."""

    here: Sequence[int]
    there: Sequence[int]

    def place(self, position: float) -> float:
        """The position in the other article, between knots in proportion."""
        at = min(max(bisect_right(self.here, position), 1), len(self.here) - 1)
        start, end = self.here[at - 1], self.here[at]
        share = min(max((position - start) / max(end - start, 1), 0.0), 1.0)
        return self.there[at - 1] + share * (self.there[at] - self.there[at - 1])


def alignment(anchors: Iterable[Anchor], length: int, other: int) -> Alignment:
    """From an article of that ``length`` to an ``other``; of anchors that overlap the longest counts."""
    kept: list[Anchor] = []
    for anchor in sorted(anchors, key=lambda anchor: (-len(anchor[0]), anchor)):
        at = bisect_right(kept, anchor)
        if not any(anchor[0].overlaps(known) for known, _there in kept[max(at - 1, 0) : at + 1]):
            kept.insert(at, anchor)
    knots = [(0, 0)]
    for here, there in kept:
        knots += [(here.start, there.start), (here.end, there.end)]
    knots.append((length, other))
    return Alignment([here for here, _there in knots], [there for _here, there in knots])


def anchors_between(one: str, other: str, shared: Shared, groups: Iterable[TwinGroup]) -> list[Anchor]:
    """What two articles share word for word, and quotes that both have, whatever the words."""
    found = [(passage.span, passage.there) for passage in shared.passages.get(one, ()) if passage.other == other]
    for group in groups:
        here = [member for member in group.members if member.article == one]
        there = [member for member in group.members if member.article == other]
        found += [(hull(a.fragments), hull(b.fragments)) for a, b in zip(here, there, strict=False)]
    return found
