"""Where the words of a search stand in a text, by the rules of the full-text index that found it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from annotator.model.span import Span
from annotator.storage.search import UNSPACED, match_of
from annotator.text.occurrences import occurrences

_MARK = "\u0300"
"""Stands in folded text for every accent that the index passes over."""

_ACCENTS = (0x08029FDF | 0x000361F8 << 32) << 768
"""The combining marks from U+0300 that SQLite's ``unicode61`` takes for accents, as bits."""


class Matching:
    """A search for all of some words, phrases in quotation marks, the last word perhaps only begun.

    Case and accents do not matter; scripts without spaces between words are searched as strings, as they stand.
    """

    def __init__(self, words: str) -> None:
        self._literal = words.strip() if UNSPACED.search(words) else ""
        query = "" if self._literal else match_of(words)
        parts = [_tokens(part) for part in re.findall(r'"([^"]*)"', query)]
        last = len(parts) - 1
        self._patterns = [
            _pattern(tokens, begun=query.endswith("*") and n == last) for n, tokens in enumerate(parts) if tokens
        ]

    def __bool__(self) -> bool:
        return bool(self._literal or self._patterns)

    def hits(self, text: str) -> list[Span]:
        """Every place of every word, in order; none unless all the words are there."""
        if self._literal:
            return occurrences(text, self._literal, ignore_case=False)
        bare = text.translate(_FOLDED)
        found: list[Span] = []
        for pattern in self._patterns:
            places = [Span(*place.span()) for place in pattern.finditer(bare)]
            if not places:
                return []
            found += places
        return _apart(found) if len(self._patterns) > 1 else found


class _Folded(dict[int, str]):
    """By code point: the one character that stands for it, so that positions stay those of the text."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    if 768 <= ord(character) < 832 and _ACCENTS >> ord(character) & 1:
        return _MARK
    low = next((form for form in (character.casefold(), character.lower()) if len(form) == 1), character)
    bare = unicodedata.normalize("NFD", low)
    if len(bare) > 1 and bare[0].isascii() and bare[0].isalpha():
        return bare[0].lower()
    return low if _is_letter(low) else " "


def _is_letter(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] in "LN" or kind == "Co"


_FOLDED = _Folded()


def _tokens(part: str) -> list[str]:
    return [token for token in (word.replace(_MARK, "") for word in part.translate(_FOLDED).split()) if token]


def _pattern(tokens: Sequence[str], *, begun: bool) -> re.Pattern[str]:
    """Tokens in a row, with nothing but what is no letter between them, accents anywhere inside."""
    spelled = [f"{_MARK}*".join(map(re.escape, token)) + f"{_MARK}*" for token in tokens]
    return re.compile(r"(?<![^ ])" + " +".join(spelled) + ("" if begun else r"(?![^ ])"))


def _apart(spans: list[Span]) -> list[Span]:
    """Spans in order, those left out that overlap one before."""
    done: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not done or span.start >= done[-1].end:
            done.append(span)
    return done
