"""What of a text is shown on a card: the passages in question with the words around them, gaps between left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.model.span import Span, joined
from annotator.text.positions import Utf16Map

AROUND = 110
"""Code points before and after a passage, as far as words are not cut."""
_BRIDGED = 60
"""Gaps up to so many are shown."""
_GAP = " […] "
_PARAGRAPH = " ¶ "
"""Where a reader sees a paragraph end of which the text has no sign."""
_REPLACED = {ord(c): " " for c in "\n\r\v\f\t\x1c\x1d\x1e\x85\u2028\u2029\x00\ufffc\ufdd0\ufdd1\ufeff"}


class Excerpt:
    """``shown`` is one paragraph in which each character stands for one of the text, but for the signs of gaps.

    Positions of the text are code points, those of ``shown`` UTF-16 units, as Qt counts them. ``breaks`` are where a
    reader sees a new paragraph of which the text has no sign.
    """

    def __init__(self, text: str, spans: Iterable[Span], around: int = AROUND, breaks: Sequence[int] = ()) -> None:
        self._segments = _parted(_segments(text, joined(spans), around), breaks)
        self._starts = [segment.start for segment in self._segments]
        self._shown: list[int] = []
        pieces: list[str] = []
        length = end = 0
        for segment in self._segments:
            gap = ("… " if segment.start else "") if not pieces else _PARAGRAPH if segment.start == end else _GAP
            end = segment.end
            words = text[segment.start : segment.end].translate(_REPLACED)
            self._shown.append(length + len(gap))
            pieces += (gap, _sound(words))
            length += len(gap) + len(words)
        if self._segments and self._segments[-1].end < len(text):
            pieces.append(" …")
        self.shown = "".join(pieces)
        self._units = Utf16Map(self.shown)

    def units(self, span: Span) -> list[tuple[int, int]]:
        """The stretches of ``shown`` that show ``span`` of the text."""
        found = []
        for segment, shown in zip(self._segments, self._shown, strict=True):
            start, end = max(span.start, segment.start), min(span.end, segment.end)
            if start < end:
                move = shown - segment.start
                found.append((self._units.to_utf16(start + move), self._units.to_utf16(end + move)))
        return found

    def holds(self, span: Span) -> bool:
        """Whether all of ``span`` is shown."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return False
        end = self._segments[at].end
        for segment in self._segments[at + 1 :]:
            if segment.start != end:
                break
            end = segment.end
        return span.end <= end


def _segments(text: str, spans: Iterable[Span], around: int) -> list[Span]:
    wide = [Span(_back(text, span.start, around), _on(text, span.end, around)) for span in spans]
    done: list[Span] = []
    for span in joined(wide):
        if done and span.start - done[-1].end <= _BRIDGED:
            done[-1] = Span(done[-1].start, span.end)
        else:
            done.append(span)
    return done


def _parted(segments: Iterable[Span], breaks: Sequence[int]) -> list[Span]:
    """``segments`` cut where paragraphs end for a reader though the text has no sign of it."""
    parted: list[Span] = []
    for segment in segments:
        inside = [at for at in breaks if segment.start < at < segment.end]
        edges = [segment.start, *inside, segment.end]
        parted += [Span(start, end) for start, end in pairwise(edges)]
    return parted


def _back(text: str, start: int, around: int) -> int:
    first = max(start - around, 0)
    if not first:
        return 0
    while first < start and not text[first - 1].isspace():
        first += 1
    return first


def _on(text: str, end: int, around: int) -> int:
    last = min(end + around, len(text))
    if last == len(text):
        return last
    while last > end and not text[last].isspace():
        last -= 1
    return last


def _sound(words: str) -> str:
    """Without surrogates that stand alone, which Qt cannot show."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not words.isascii() else words
