"""How much of an article stands in others too, and where: its shared passages laid over one another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

from msgspec import Struct

from annotator.model.span import Span
from annotator.reuse.passages import SharedPassage


class Shade(Struct, frozen=True):
    """A stretch of an article that so many ``others`` have word for word."""

    span: Span
    others: int


def shades(passages: Iterable[SharedPassage]) -> list[Shade]:
    """The stretches of an article that others have, in text order, apart where another number of them does."""
    of_other = {
        other: _joined(sorted(p.span for p in found))
        for other, found in groupby(sorted(passages, key=lambda p: p.other), key=lambda p: p.other)
    }
    steps: dict[int, int] = {}
    for spans in of_other.values():
        for span in spans:
            steps[span.start] = steps.get(span.start, 0) + 1
            steps[span.end] = steps.get(span.end, 0) - 1
    made, level = [], 0
    for start, end in pairwise(sorted(steps)):
        level += steps[start]
        if level:
            made.append(Shade(Span(start, end), level))
    return made


def shaded(found: Iterable[Shade], length: int, others: int = 1) -> float:
    """How much of a text of that ``length`` at least so many others have, from 0 to 1."""
    return sum(len(shade.span) for shade in found if shade.others >= others) / max(length, 1)


def _joined(spans: list[Span]) -> list[Span]:
    done: list[Span] = []
    for span in spans:
        if done and span.start < done[-1].end:
            done[-1] = Span(done[-1].start, max(done[-1].end, span.end))
        else:
            done.append(span)
    return done
