"""The marks of one article: what is painted over its text, and which of them lie where."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from annotator.model.annotation import Certainty
from annotator.model.span import Span, hull
from annotator.text.intervals import Interval, Intervals

LEVELS = 4
"""Underlines are stacked so deep; what lies deeper shares the lowest."""


class Mark(Struct, frozen=True, gc=False):
    """An annotation as a pane shows it: ``annotation`` is its id, ``label`` the label's id.

    ``annotator`` is the id of who made it; ``muted`` steps it back (another annotator's, beside one's own);
    ``title`` is its plain text for lists and screen readers.
    """

    annotation: str
    fragments: tuple[Span, ...]
    label: str
    certainty: Certainty = "sure"
    annotator: str = ""
    muted: bool = False
    title: str = ""

    @property
    def hull(self) -> Span:
        """From its first to its last character."""
        return Span(self.fragments[0].start, self.fragments[-1].end)


class MarkIndex:
    """Marks by id and by place; adding, replacing and removing one costs some microseconds."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = {mark.annotation: mark for mark in marks}
        self._fragments = Intervals(
            [
                Interval(span.start, -span.end, mark.annotation, number)
                for mark in self._marks.values()
                for number, span in enumerate(mark.fragments)
            ]
        )
        parted = [mark for mark in self._marks.values() if len(mark.fragments) > 1]
        self._gaps = Intervals(piece for mark in parted for piece in _gaps(mark))

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks.values())

    def get(self, annotation: str) -> Mark | None:
        """The mark of that annotation."""
        return self._marks.get(annotation)

    def put(self, mark: Mark) -> None:
        """Adds ``mark``, or puts it in the place of the one with its id."""
        self.remove(mark.annotation)
        self._marks[mark.annotation] = mark
        for piece in _fragments(mark):
            self._fragments.add(piece)
        for piece in _gaps(mark):
            self._gaps.add(piece)

    def remove(self, annotation: str) -> None:
        """Takes the mark of that annotation out, if it is there."""
        mark = self._marks.pop(annotation, None)
        if mark is not None:
            for piece in _fragments(mark):
                self._fragments.remove(piece)
            for piece in _gaps(mark):
                self._gaps.remove(piece)

    def at(self, position: int) -> list[str]:
        """The annotations over the character at ``position``, the shortest mark first."""
        pieces = self._fragments.within(position, position + 1)
        shortest_first = sorted(pieces, key=lambda piece: (piece.end - piece.start, -piece.start, piece.annotation))
        return [piece.annotation for piece in shortest_first]

    def within(self, span: Span) -> list[Interval]:
        """The fragments that share a character with ``span``, in text order, the longer first."""
        return self._fragments.within(span.start, span.end)

    def gaps(self, span: Span) -> list[Interval]:
        """The stretches between fragments of one annotation that share a character with ``span``."""
        return self._gaps.within(span.start, span.end)

    def next(self, position: int, beyond: str | None = None) -> str | None:
        """The first annotation that starts after ``position``, or that sorts after the annotation ``beyond``."""
        return _head(self._fragments.after(self._key(beyond) or (position + 1,)))

    def previous(self, position: int, beyond: str | None = None) -> str | None:
        """The last annotation that starts before ``position``, or that sorts before the annotation ``beyond``."""
        return _head(self._fragments.before(self._key(beyond) or (position,)))

    def levels(self, span: Span, unlined: Collection[str] = ()) -> dict[str, int]:
        """Per annotation in ``span`` the level of its underline: 0 nearest the words, no two crossing on one.

        Labels in ``unlined`` take no room.
        """
        names = {piece.annotation for piece in (*self.within(span), *self.gaps(span))}
        marks = [mark for mark in map(self._marks.__getitem__, names) if mark.label not in unlined]
        marks.sort(key=lambda mark: (len(mark.hull), mark.hull, mark.annotation))
        taken: list[list[Span]] = [[] for _ in range(LEVELS - 1)]
        return {mark.annotation: _take(taken, mark.hull) for mark in marks}

    def _key(self, annotation: str | None) -> Interval | None:
        mark = self._marks.get(annotation) if annotation else None
        return next(_fragments(mark)) if mark else None


def _fragments(mark: Mark) -> Iterator[Interval]:
    for number, span in enumerate(mark.fragments):
        yield Interval(span.start, -span.end, mark.annotation, number)


def _gaps(mark: Mark) -> Iterator[Interval]:
    for number, (one, other) in enumerate(zip(mark.fragments, mark.fragments[1:], strict=False)):
        yield Interval(one.end, -other.start, mark.annotation, number)


def _head(pieces: Iterable[Interval]) -> str | None:
    return next((piece.annotation for piece in pieces if piece.number == 0), None)


def _take(taken: list[list[Span]], span: Span) -> int:
    for level, row in enumerate(taken):
        at = bisect_left(row, span)
        if not any(other.overlaps(span) for other in row[max(at - 1, 0) : at + 1]):
            insort(row, span)
            return level
    return len(taken)


def covered(marks: Iterable[Mark]) -> Span | None:
    """The smallest span around all of ``marks``, or None without any."""
    hulls = [mark.hull for mark in marks]
    return hull(hulls) if hulls else None
