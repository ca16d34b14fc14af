"""Where sentences end inside a line of text, also where the next one follows without a space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.text.abbreviations import BEGINNERS, MAY_END, NEVER_END, ORDINAL_FOLLOWERS

CLOSERS = "”’\"'»«›‹“‘)\\]}」』》〉）】〕"
_OPENERS = "“‘\"'«»‹›„‚(\\[¿¡"

_STOP = re.compile(
    # A run of full stops, spaced or not, is one ellipsis; closing marks belong to the sentence they close.
    rf"(?<![.!?])(?<!\.[ \u00a0\u202f])(?P<stop>\.(?:[ \u00a0\u202f]?\.)+|[.…][!?]*|[!?؟۔।॥]+)"
    rf"(?P<close>[{CLOSERS}]*)"
    # Either a space (or the end), or nothing between this and the capital that begins what follows.
    rf"(?:(?P<space>\s+|\Z)|(?=[{_OPENERS}]?(?P<next>[^\W\d_]))|(?=[{_OPENERS}]))"
    # Ideographs need no space between sentences.
    r"|(?P<full>[。！？｡]+)(?P<shut>[”’\"'»›)\]}」』》〉）】〕]*)\s*"
    # A dateline that hangs on the byline before it.
    r"|(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ]{3,}(?:[ ,.]{1,2}[A-Z][\w.]*){0,4} (?:—|–|--|\([A-Z]) ?)"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")
_ON_PLATFORM = re.compile(r"(?<!\w)(?:[a-zß-ÿ]+|\w*(?:[Pp]lattform|[Dd]ienst|[Nn]etzwerk)) X\Z")
"""“on X.”, “en su cuenta de X.”: no initial, as no name stands before it."""
_AFTER = re.compile(rf"[{_OPENERS}\s]*(\w+)")

_QUOTATIVE = "とっなでがはをにへもの、，,"


class SentenceEnd(NamedTuple):
    """``end`` is one past the sentence's last mark, ``following`` where the next begins; ``glued`` if they touch."""

    end: int
    following: int
    glued: bool


def sentence_ends(text: str, start: int, stop: int) -> Iterator[SentenceEnd]:
    """The ends of sentences in ``text[start:stop]``, in order, the last one (``stop``) not among them."""
    for found in _STOP.finditer(text, start, stop):
        end = _split(text, found, start)
        if end and start < end.following < stop and end.end > start:
            yield end


def _split(text: str, found: re.Match[str], start: int) -> SentenceEnd | None:
    """The sentence end that ``found`` is, if it is one."""
    if found["full"] is not None:
        continues = bool(found["shut"]) and text[found.end() : found.end() + 1] in _QUOTATIVE
        return None if continues else SentenceEnd(found.end("shut"), found.end(), glued=False)
    if found["stop"] is None:
        return SentenceEnd(found.start(), found.start(), glued=True)
    if found["space"] is None:
        return _glued(text, found, start)
    ends = _ends_before_space(text, found, start)
    return SentenceEnd(found.end("close"), found.end(), glued=False) if ends else None


def _ends_before_space(text: str, found: re.Match[str], start: int) -> bool:
    """Whether a stop with a space behind it ends the sentence: what stands before and what follows decide."""
    after = _AFTER.match(text, found.end())
    word = after[1] if after else ""
    if word[:1].islower():
        return False
    if found["stop"] != "." or found["close"]:
        return True
    before = _word_before(text, found.start(), start)
    platform = before == "X" and _ON_PLATFORM.search(text, max(start, found.start() - 24), found.start())
    return bool(platform) or not _is_abbreviation(before, word)


def _is_abbreviation(before: str, word: str) -> bool:
    """Whether the full stop after ``before`` only shortens it, when ``word`` follows."""
    lowered = before.lower()
    if lowered in NEVER_END:
        return True
    if before.isdecimal():
        return len(before) <= 2 and word.lower() in ORDINAL_FOLLOWERS
    if lowered in MAY_END:
        return word.lower() not in BEGINNERS
    initial = len(before) == 1 and before.isupper()
    return (initial or "." in before) and word.lower() not in BEGINNERS


def _glued(text: str, found: re.Match[str], start: int) -> SentenceEnd | None:
    """The end of a sentence on which the next one hangs without a space."""
    following = found["next"]
    before = _word_before(text, found.start(), start)
    if following is not None and not following.isupper():
        return None
    if found["stop"] == "." and not found["close"] and _shortens_glued(before):
        return None
    position = _before_opening_mark(text, found, start)
    return SentenceEnd(position, position, glued=True)


def _shortens_glued(before: str) -> bool:
    """Whether ``before`` is an abbreviation, an initial or nothing, so that no sentence ends at its full stop."""
    return len(before) < 2 or "." in before or before.lower() in NEVER_END or not before[-1].isalnum()


def _before_opening_mark(text: str, found: re.Match[str], start: int) -> int:
    """Where the next sentence begins: a mark between the two opens it unless one is open before it."""
    close = found["close"]
    position = found.end("close")
    if not close or close[-1] not in "\"'“‘«":
        return position
    mark = close[-1]
    if mark in "“‘«":
        return position - 1
    line = max(start, found.start() - 1_200)
    return position - 1 if text.count(mark, line, found.start()) % 2 == 0 else position


def _word_before(text: str, position: int, start: int) -> str:
    """The word that ends at ``position``, with the points inside it (``D.O.J``)."""
    found = _WORD_BEFORE.search(text, max(start, position - 24), position)
    return found[0] if found else ""
