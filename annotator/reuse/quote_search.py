"""Searching a quote over a whole project: its renderings, with whatever words and marks."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from annotator.model.span import Span
from annotator.reuse.edges import with_marks
from annotator.reuse.rendering import rendering
from annotator.storage.search import Search
from annotator.text.bare_words import BareWords, bare, bare_words, stem
from annotator.text.function_words import FUNCTION_WORDS
from annotator.text.word_diff import Wording

_ARTICLES = 10
"""Articles that are looked into."""
_LEAST = 0.5
_WORDS = 7
"""The longest words, among which the rarest are sought."""
_BEGINS = 2
"""Letters by which a word is told not to be one of the quote's, before it is looked at closely."""
_FUNCTION = 0.3
_ANY_LANGUAGE = frozenset().union(*FUNCTION_WORDS.values())


class Rendered(Struct, frozen=True):
    """Where an article renders the quote; ``share`` (0 to 1) of its words stand there, words of content above all."""

    article: str
    fragments: tuple[Span, ...]
    share: float
    how: str


def search_quote(search: Search, quote: str, most: int = 20) -> list[Rendered]:
    """The places that render ``quote`` best, one an article, the best first.

    Found among the articles that have most of its rarest words.
    """
    words = bare_words(quote)
    weights = {key: _FUNCTION if key in _ANY_LANGUAGE else 1.0 for key in _stems(words)}
    if not weights:
        return []
    longest = sorted(dict.fromkeys(words.written), key=lambda word: (-len(word), word))[:_WORDS]
    # Where each character is a word, only all of them together tell where to look.
    asked = longest if len(longest[0]) > 1 else words.written
    found = []
    for article in search.with_most(asked, limit=_ARTICLES):
        place = _best(article.text, weights, len(words.written))
        if place is not None and place[1] >= _LEAST:
            fragments = with_marks(article.text, (place[0],))
            how = rendering(Wording(quote, (Span(0, len(quote)),)), Wording(article.text, fragments)).how
            found.append(Rendered(article.article, fragments, place[1], how))
    return sorted(found, key=lambda place: (-place.share, place.article))[:most]


def _stems(words: BareWords) -> list[str]:
    return [stem(bare(written)) for written in words.written]


def _best(text: str, weights: dict[str, float], length: int) -> tuple[Span, float] | None:
    """The stretch not much longer than the quote that has most of its words, and how much of them it has."""
    words = bare_words(text)
    begin = {way(key[:_BEGINS]) for key in weights for way in (str, str.upper, str.capitalize)}
    likely = (
        (place, stem(bare(written)))
        for place, written in enumerate(words.written)
        if written[:_BEGINS] in begin or not written.isascii()
    )
    hits = [(place, key) for place, key in likely if key in weights]
    reach, total = length + length // 2 + 2, sum(weights.values())
    inside: Counter[str] = Counter()
    first, told = 0, 0.0
    best: tuple[float, int, int] = (0.0, 0, 0)
    for place, key in hits:
        inside[key] += 1
        told += weights[key] if inside[key] == 1 else 0.0
        while place - hits[first][0] >= reach or inside[hits[first][1]] > 1:
            left = hits[first][1]
            inside[left] -= 1
            told -= weights[left] if not inside[left] else 0.0
            first += 1
        best = max(best, (told, -(place - hits[first][0]), place))
    if not best[0]:
        return None
    return Span(words.starts[best[2] + best[1]], words.ends[best[2]]), best[0] / total
