"""Paragraphs: the lines of a text, and where a reader needs a break that the text does not have."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from annotator.model.span import Span
from annotator.text.sentence_ends import sentence_ends

LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(rf"[^{LINE_ENDS}]+")
_MARK = re.compile('[“”"«»„「」『』]')

_TOO_LONG = 1_200
"""Code points from which a paragraph is given breaks."""
_WANTED = 400
_WANTED_IN_QUOTE = 1_200


def paragraphs(text: str) -> list[Span]:
    """The lines of ``text`` that are not blank, without their line ends, with all their other whitespace."""
    return [Span(*found.span()) for found in _LINE.finditer(text) if not found[0].isspace()]


def paragraph_at(text: str, position: int) -> Span:
    """The line that holds or touches ``position``; blank or empty where the caret stands on such a line."""
    start = max(text.rfind(end, 0, position) for end in LINE_ENDS) + 1
    found = _LINE.match(text, start)
    return Span(start, max(start, found.end() if found else start))


def reading_breaks(text: str) -> list[int]:
    """Positions before which a reader should see a paragraph break that ``text`` does not have.

    None for texts whose lines are of reasonable length. Longer lines are broken where sentences were glued
    together, which is where their paragraphs were lost, and then after a sentence every 400 to 700 code points.
    """
    return [position for line in paragraphs(text) if len(line) > _TOO_LONG for position in _breaks_in(text, line)]


def reading_paragraphs(text: str) -> list[Span]:
    """The paragraphs as a reader sees them: :func:`paragraphs`, cut at :func:`reading_breaks`."""
    breaks = reading_breaks(text)
    return [part for line in paragraphs(text) for part in _cut(line, breaks)] if breaks else paragraphs(text)


def _cut(line: Span, breaks: list[int]) -> Iterator[Span]:
    """``line`` in pieces that begin at those of the sorted ``breaks`` that lie inside it."""
    inside = breaks[bisect_left(breaks, line.start + 1) : bisect_left(breaks, line.end)]
    edges = [line.start, *inside, line.end]
    return map(Span, edges, edges[1:])


def _breaks_in(text: str, line: Span) -> Iterator[int]:
    """The breaks of one long line, in order."""
    ends = list(sentence_ends(text, line.start, line.end))
    piece = line.start
    plain: list[int] = []
    for end in ends:
        if not end.glued:
            plain.append(end.following)
            continue
        yield from _even_breaks(text, Span(piece, end.following), plain)
        yield end.following
        piece, plain = end.following, []
    yield from _even_breaks(text, Span(piece, line.end), plain)


def _even_breaks(text: str, piece: Span, candidates: list[int]) -> Iterator[int]:
    """Breaks at some of ``candidates`` that leave parts of 400 to 700 code points, outside quotations if they can."""
    if len(piece) <= _TOO_LONG:
        return
    last, seen, depth = piece.start, piece.start, 0
    for candidate in candidates:
        depth = _open_marks(text, seen, candidate, depth)
        seen = candidate
        long_enough = candidate - last >= (_WANTED_IN_QUOTE if depth else _WANTED)
        if long_enough and piece.end - candidate >= _WANTED // 2:
            yield candidate
            last, depth = candidate, 0


def _open_marks(text: str, start: int, stop: int, depth: int) -> int:
    """Whether a quotation is open at ``stop`` (1) or not (0) when ``depth`` was so at ``start``."""
    for found in _MARK.finditer(text, start, stop):
        depth = 1 - depth if found[0] == '"' else int(found[0] in "“«„「『")
    return depth
