"""Words as they are compared: without case, marks, points, hyphens, accents and line breaks, each with its place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0903\u093a-\u094d"
)
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[{_MARKS}])"
_TORN = r"-[ \t]*(?:\r?\n[ \t]*)+(?=[a-zß-öø-ÿ])"
_WORD = re.compile(
    rf"((?<![^\W_])(?:[^\W\d_]\.){{2,}}(?:[’']s\b)?"  # U.S., D.O.J., A.G.'s
    rf"|\d+(?:[.,]\d{{3}})+(?!\d)"
    rf"|[{_UNSPACED}]"
    rf"|{_LETTER}+(?:(?:['’ʼ\u00ad\u200b-\u200d\u2060]|{_TORN}){_LETTER}+)*)"
)
_POSSESSIVE = re.compile(r"['’ʼ]s\Z")
_ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "er", "en", "em", "e", "s", "y")
_SHORTEST = 3
_KEPT = 20_000
"""Words whose bare form and stem are kept."""


class BareWords(Struct, frozen=True, gc=False):
    """The words of a text in order: as written, and where each begins and ends (code points)."""

    written: list[str]
    starts: list[int]
    ends: list[int]


def bare_words(text: str) -> BareWords:
    """The words of ``text``: a word torn by a hyphen at a line's end is one, ``zero-tolerance`` is two.

    Of scripts that part no words each character is one. Linear in the length of ``text``.
    """
    parts = _WORD.split(text)
    places = list(accumulate(map(len, parts)))
    return BareWords(parts[1::2], places[0:-1:2], places[1::2])


@lru_cache(maxsize=_KEPT)
def bare(written: str) -> str:
    """A word without case, apostrophes, points, hyphens, accents and a possessive's ending; may be empty."""
    folded = written.casefold()
    if folded.isascii() and folded.isalnum():
        return folded
    folded = _POSSESSIVE.sub("", folded)
    apart = "".join(c for c in unicodedata.normalize("NFKD", folded) if c.isalnum() or "\u0900" <= c <= "\u0e4e")
    return unicodedata.normalize("NFC", apart)


@lru_cache(maxsize=_KEPT)
def stem(word: str) -> str:
    """A bare word without a common ending of European languages, so that ``need`` and ``needed`` meet. Crude."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    doubled = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1].isalpha()
    return word[:-1] if doubled else word
