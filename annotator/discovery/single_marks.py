"""Single quotation marks told apart from apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.discovery.marks import SINGLE_CLOSERS_OF, neighbours, way

_ELISION = re.compile(r"\d|(?:em|n|tis|twas|til|cause|bout|round|cuz|t|s)\b", re.IGNORECASE)
"""What an apostrophe at the start of a word stands before: '90s, 'em, 'n', 't."""

_ASTRAY = re.compile(r" (?:t|s|re|ll|ve|d|m)\b")
"""What stands behind an apostrophe behind which a space went astray: don’ t."""

_AND = re.compile(r"['‘’]n['’](?=\s)", re.IGNORECASE)
"""What stands for "and": rock 'n' roll."""

_FURTHEST = 64
"""Single marks and apostrophes among which a closing mark is sought."""

Mark = tuple[int, str]


def single_pairs(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[dict[int, int], list[int]]:
    """Which of the single ``marks`` (position, character) of the block ``[start, end)`` quote.

    The first answer maps each opening mark to its closing one, the second lists opening marks of a shape that can
    be no apostrophe and that nothing closes.
    """
    pairs: dict[int, int] = {}
    lonely: list[int] = []
    for family in ("'", "‘’‚‛"):
        own = [(position, mark) for position, mark in marks if mark in family]
        _pair(text, start, end, own, pairs, lonely)
    return pairs, lonely


def _pair(text: str, start: int, end: int, marks: Sequence[Mark], pairs: dict[int, int], lonely: list[int]) -> None:
    """Add the pairs among ``marks`` of one family; each opening mark looks no further than the next one."""
    taken = -1
    for index, (position, mark) in enumerate(marks):
        if position <= taken or _AND.match(text, position, end) or not _opens(text, start, end, position, mark):
            continue
        possible = list(_possible(text, start, end, mark, marks[index + 1 : index + _FURTHEST]))
        elided = _ELISION.match(text, position + 1, end) is not None
        closer = _likeliest(text, end, possible, elided=elided)
        if closer is not None:
            pairs[position] = taken = closer
        elif mark != "'" and not elided:
            lonely.append(position)


def _opens(text: str, start: int, end: int, position: int, mark: str) -> bool:
    if mark not in SINGLE_CLOSERS_OF:
        return False
    before, after = neighbours(text, position, start, end)
    if mark == "'":
        return way(before, after) == "opens" and (after.isalnum() or after in '¿¡.…"“$€£[(')
    return not (_joins(before) and _joins(after)) and not (mark == "‘" and way(before, after) == "closes")


def _likeliest(text: str, end: int, possible: Sequence[int], *, elided: bool) -> int | None:
    """The first that is unlikely to be a possessive, else the first unless the opening mark may be an apostrophe."""
    sure = [position for position in possible if not _possessive(text, position, end)]
    return next(iter(sure if elided else sure or possible), None)


def _possible(text: str, start: int, end: int, opener: str, later: Sequence[Mark]) -> Iterator[int]:
    """The marks that can close, up to the next that opens."""
    for position, mark in later:
        before, after = neighbours(text, position, start, end)
        if _ASTRAY.match(text, position + 1, end):
            continue
        if mark in SINGLE_CLOSERS_OF[opener] and not before.isspace() and not _joins(after):
            yield position
        elif _opens(text, start, end, position, mark):
            return


def _joins(character: str) -> bool:
    """Whether it is of a script that parts words by spaces, so that a mark beside it may stand inside a word."""
    return character.isalnum() and character < "\u2e80"


def _possessive(text: str, position: int, end: int) -> bool:
    """Whether the mark may be that of ``the parents' children``."""
    following = text[position + 1 : min(position + 3, end)]
    return text[position - 1] in "sxzSXZ" and following[:1] == " " and following[1:].isalpha()
