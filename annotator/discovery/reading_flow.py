"""The running text of an article: what stands between its paragraphs is set apart, and read by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from annotator.discovery.interruptions import interruptions
from annotator.discovery.proposals import Proposal, Zone
from annotator.model.span import Span, joined

_SILENT = frozenset({"byline", "dateline", "furniture", "damage"})
"""Zones in which nobody is quoted."""
_APART = frozenset({"caption"})
"""Zones that stand in the middle of a text and interrupt it."""
_ENDS = ".!?…:"


def _closed(text: str, pieces: list[Span]) -> list[Span]:
    """``pieces`` with one line end where a sentence goes on from one to the next."""
    for number in range(len(pieces) - 1):
        before, after = pieces[number], pieces[number + 1]
        end = before.start + len(text[before.start : before.end].rstrip())
        start = after.end - len(text[after.start : after.end].lstrip())
        if (
            before.start < end < before.end
            and start < after.end
            and text[end - 1] not in _ENDS
            and text[start].islower()
        ):
            pieces[number : number + 2] = Span(before.start, end + 1), Span(start, after.end)
    return pieces


class Flow:
    """A text made of pieces of an article, with the way back to the article's positions."""

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        self._pieces = pieces
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for piece in pieces:
            self._starts.append(length)
            parts.append(text[piece.start : piece.end])
            length += len(piece)
        self.text = "".join(parts)

    @classmethod
    def of(cls, text: str, zones: Sequence[Zone]) -> Iterator[Flow]:
        """The running text, then each zone that is read by itself."""
        marked = [z.span for z in zones if z.span.end <= len(text) and len(z.span)]
        apart = [*interruptions(text, marked)]
        apart += [z.span for z in zones if z.kind in _APART and z.span in marked]
        silent = [z.span for z in zones if z.kind in _SILENT and z.span in marked]
        cut = joined((*apart, *silent))
        edges = [0, *(edge for span in cut for edge in (span.start, span.end)), len(text)]
        pieces = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
        yield cls(text, _closed(text, pieces))
        for span in apart:
            yield cls(text, [span])

    def back(self, proposal: Proposal) -> Proposal:
        """``proposal`` with its positions in the article."""
        if len(self._pieces) == 1 and self._pieces[0].start == 0:
            return proposal
        fragments = joined(part for fragment in proposal.fragments for part in self._parts(fragment))
        sources = tuple(replace(s, mention=self._one(s.mention)) for s in proposal.sources)
        return replace(proposal, fragments=fragments, sources=sources, cue=tuple(map(self._one, proposal.cue)))

    def _parts(self, span: Span) -> Iterator[Span]:
        """``span`` in the article, in several parts where something was cut out of it, without space at their edges."""
        at = bisect_right(self._starts, span.start) - 1
        start = span.start
        while start < span.end:
            piece, begins = self._pieces[at], self._starts[at]
            end = min(span.end, begins + len(piece))
            part = self.text[start:end]
            if part.strip():
                lead, length = len(part) - len(part.lstrip()), len(part.strip())
                yield Span(piece.start + start + lead - begins, piece.start + start + lead + length - begins)
            start, at = end, at + 1

    def _one(self, span: Span) -> Span:
        """The first part of ``span``."""
        return next(self._parts(span))
