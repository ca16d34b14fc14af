"""The lines at the start and the end of a text, with their places; blank ones left out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]+")
_HEAD, _TAIL = 8_000, 2_000


class Line(NamedTuple):
    """A line without white space around it; ``start`` and ``end`` are its place in the text."""

    text: str
    start: int
    end: int


def head_lines(text: str, count: int = 16) -> list[Line]:
    """The first ``count`` lines that begin in the first 8,000 characters (the last may be cut there)."""
    return list(itertools.islice(_lines(text, 0, min(len(text), _HEAD)), count))


def tail_lines(text: str, count: int = 4) -> list[Line]:
    """The last ``count`` whole lines of the last 2,000 characters."""
    begin = max(0, len(text) - _TAIL)
    lines = list(_lines(text, begin, len(text)))
    return (lines[1:] if begin else lines)[-count:]


def line_after(text: str, position: int) -> Line | None:
    """The first line that is not blank after ``position``, at most 2,000 characters on."""
    return next(_lines(text, position, min(len(text), position + _TAIL)), None)


def _lines(text: str, begin: int, end: int) -> Iterator[Line]:
    for match in _LINE.finditer(text, begin, end):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield Line(stripped, start, start + len(stripped))
