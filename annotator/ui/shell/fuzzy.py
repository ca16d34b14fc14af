"""How well letters typed in passing fit a title."""

from __future__ import annotations

_GAP, _WORD_START, _RUN, _START = 1, 8, 5, 6


def score(typed: str, title: str) -> int | None:
    """Higher is better; None where the letters do not all stand in ``title`` in that order, whatever their case.

    Beginnings of words and letters in a row count for more, leaps for less.
    """
    wanted, told = typed.casefold().replace(" ", ""), title.casefold()
    if not wanted:
        return 0
    whole = told.find(typed.casefold().strip())
    if whole >= 0:
        return 1000 - whole + (_WORD_START if _begins_word(told, whole) else 0)
    points, at, before = 0, -1, -2
    for letter in wanted:
        at = told.find(letter, at + 1)
        if at < 0:
            return None
        points += _points(told, at, before)
        before = at
    return points


def _points(told: str, at: int, before: int) -> int:
    points = _RUN if at == before + 1 else -_GAP * min(at - before, 5)
    if _begins_word(told, at):
        points += _WORD_START
    return points + (_START if at == 0 else 0)


def _begins_word(told: str, at: int) -> bool:
    return at == 0 or not told[at - 1].isalnum()
