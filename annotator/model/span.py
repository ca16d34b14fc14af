"""A half-open stretch of an article's text, counted in Unicode code points."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """``[start, end)`` in code points of the immutable article text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside, edges included."""
        return self.start <= other.start and other.end <= self.end

    def holds(self, position: int) -> bool:
        """Whether the character at ``position`` belongs to it."""
        return self.start <= position < self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of ``spans`` (at least one)."""
    listed = list(spans)
    return Span(min(s.start for s in listed), max(s.end for s in listed))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """``spans`` in text order with overlapping and touching ones made one.

    Fragments of an annotation are always kept in this form, so that two annotations over the same characters
    are equal however they were made.
    """
    done: list[Span] = []
    for span in sorted(spans):
        if done and span.start <= done[-1].end:
            done[-1] = Span(done[-1].start, max(done[-1].end, span.end))
        else:
            done.append(span)
    return tuple(done)
