"""What stands between two halves of a sentence: a caption, a credit or an advertisement that nobody marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.model.span import Span
from annotator.text.paragraphs import paragraphs

_HALF = 60
"""Code points of a line from which on it is prose, and no headline, though it ends without a full stop."""
_LONGEST = 200
"""Code points of a line that interrupts."""
_MOST = 3
"""Lines that interrupt one sentence."""


def interruptions(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The lines between a line that breaks off and the one that goes on with it; none that overlaps ``taken``."""
    lines = paragraphs(text)
    at = 0
    while at < len(lines):
        going_on = _going_on(text, lines, at) if _breaks_off(text, lines[at]) else at + 1
        between = lines[at + 1 : going_on]
        if between and not any(line.overlaps(span) for line in (lines[at], *between) for span in taken):
            yield Span(between[0].start, lines[going_on].start)
        at = going_on


def _breaks_off(text: str, line: Span) -> bool:
    last = text[line.start : line.end].rstrip()[-1:]
    return len(line) >= _HALF and (last.islower() or last in ",-")


def _apart(text: str, lines: Sequence[Span], number: int) -> bool:
    """Whether a blank line stands before that line: else the text was merely wrapped."""
    return len(text[lines[number - 1].end : lines[number].start].splitlines()) > 1


def _going_on(text: str, lines: Sequence[Span], at: int) -> int:
    """The number of the line that goes on with the one at ``at``; the next one if none of those near does."""
    for number in range(at + 2, min(len(lines), at + 2 + _MOST)):
        if len(lines[number - 1]) > _LONGEST or not (_apart(text, lines, at + 1) and _apart(text, lines, number)):
            break
        if text[lines[number].start].islower() and not text[lines[at + 1].start].islower():
            return number
    return at + 1
