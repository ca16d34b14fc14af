"""Where a string occurs in a text, and the words around it."""

from __future__ import annotations

import regex

from annotator.model.span import Span
from annotator.text.words import grapheme_at

_WORD_EDGE = regex.compile(r"[[\p{L}\p{N}\p{M}_]--[\p{Han}\p{Hiragana}\p{Katakana}]]", regex.V1)
_IN_WORD = r"[\p{L}\p{N}\p{M}_]"
_SPACES = regex.compile(r"\s+")


def occurrences(text: str, needle: str, *, ignore_case: bool = True, whole_words: bool = False) -> list[Span]:
    """Where ``needle`` stands in ``text``, in order, without overlaps; never half a character with its accents.

    Ignoring case, ``ß`` equals ``ss`` and spans stay those of the text as it is. ``whole_words`` asks that no letter
    or digit adjoins, which means nothing at an edge of ``needle`` that is an ideograph or kana.
    """
    if not needle:
        return []
    before = rf"(?<!{_IN_WORD})" if whole_words and _WORD_EDGE.match(needle[0]) else ""
    after = rf"(?!{_IN_WORD})" if whole_words and _WORD_EDGE.match(needle[-1]) else r"(?!\p{M})"
    flags = regex.V1 | (regex.IGNORECASE | regex.FULLCASE if ignore_case else 0)
    pattern = regex.compile(before + regex.escape(needle, special_only=True) + after, flags)
    return [Span(*found.span()) for found in pattern.finditer(text)]


def context(text: str, span: Span, width: int = 60) -> tuple[str, str, str]:
    """The words before ``span``, the words in it and those after it, each context of at most ``width`` code points.

    Contexts are cut at the edge of a word where there is one; line breaks are shown as spaces.
    """
    first = _word_start(text, max(0, span.start - width), span.start)
    last = _word_stop(text, span.end, min(len(text), span.end + width))
    before, hit, after = text[first : span.start], text[span.start : span.end], text[span.end : last]
    return _one_line(before).lstrip(), _one_line(hit), _one_line(after).rstrip()


def _word_start(text: str, start: int, stop: int) -> int:
    """The first place from ``start`` on at which no word is cut."""
    if start == 0 or text[start - 1].isspace():
        return start
    space = _SPACES.search(text, start, stop)
    if space:
        return int(space.end())
    whole = grapheme_at(text, start)
    return whole.start if whole.start == start else min(whole.end, stop)


def _word_stop(text: str, start: int, stop: int) -> int:
    """The last place up to ``stop`` at which no word is cut."""
    if stop == len(text) or text[stop].isspace():
        return stop
    space = max(text.rfind(blank, start, stop) for blank in " \n\t\u00a0")
    return space if space >= start else max(start, grapheme_at(text, stop).start)


def _one_line(part: str) -> str:
    return str(_SPACES.sub(" ", part))
