"""Where characters of a laid-out line stand, in any writing direction."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextLine

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TOUCHING = 1.0


def has_right_to_left(text: str) -> bool:
    """Whether any of ``text`` is written from right to left, so that a span may be several stretches of a line."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def stretches(line: QTextLine, start: int, end: int, mixed: bool) -> list[tuple[float, float]]:
    """Left and right of what ``[start, end)`` (units of the block) covers of ``line``, from left to right.

    ``mixed`` says that the block has right-to-left text (:func:`has_right_to_left`).
    """
    start = max(start, line.textStart())
    end = min(end, line.textStart() + line.textLength())
    if start >= end:
        return []
    if mixed:
        return _by_glyphs(line, start, end)
    return [(_x(line, start), _x(line, end))]


def _x(line: QTextLine, unit: int) -> float:
    found: tuple[float, int] = line.cursorToX(unit)  # type: ignore[assignment]  # the stubs say float
    return found[0]


def _by_glyphs(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    # A caret between two directions has two places and cursorToX knows one, so the glyphs themselves are asked.
    found: list[tuple[float, float]] = []
    for run in line.glyphRuns(start, end - start):
        places = [point.x() for point in run.positions()]
        widths = [point.x() for point in run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())]
        if places:
            found.append((min(places), max(place + width for place, width in zip(places, widths, strict=True))))
    return _merged(sorted(found))


def _merged(found: list[tuple[float, float]]) -> list[tuple[float, float]]:
    done: list[tuple[float, float]] = []
    for left, right in found:
        if done and left <= done[-1][1] + _TOUCHING:
            done[-1] = (done[-1][0], max(done[-1][1], right))
        else:
            done.append((left, right))
    return done
