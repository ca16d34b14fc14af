"""Searching a quote over a whole project: its renderings, with whatever words and marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from annotator.model.span import Span
from annotator.reuse.edges import with_marks
from annotator.reuse.members import rank
from annotator.reuse.rendering import rendering
from annotator.storage.search import Search
from annotator.text.bare_words import bare, bare_words, stem
from annotator.text.function_words import FUNCTION_WORDS
from annotator.text.word_diff import Wording

_ARTICLES = 10
"""Articles that are looked into at a time."""
_IN_ONE = 20
"""Places that are listed of one article."""
_LEAST, _ENOUGH = 0.5, 2.5
"""The share of the quote that a place must have, and how much of it (in words of content) unless there is no more."""
_WORDS = 7
"""The longest words, among which the rarest are sought."""
_BEGINS = 2
"""Letters by which a word is told not to be one of the quote's, before it is looked at closely."""
_FUNCTION = 0.3
_ROUNDING = 1e-6
_ORDER, _LONGER = 0.5, 0.3
"""What two words side by side as in the quote, or with one between them, count beside the words
themselves; and what each word costs by which a place is longer than the quote."""
_ANY_LANGUAGE = frozenset().union(*FUNCTION_WORDS.values())


class Rendered(Struct, frozen=True):
    """Where an article renders the quote; ``share`` (0 to 1) of its words stand there, words of content above all."""

    article: str
    fragments: tuple[Span, ...]
    share: float
    how: str


class SoughtQuote:
    """A quote to be looked for; ``asked`` are the words by which articles are found, none where it has none."""

    def __init__(self, quote: str) -> None:
        words = bare_words(quote)
        self._wording, self._length = Wording(quote, (Span(0, len(quote)),)), len(words.written)
        keys = [_stemmed(written) for written in words.written]
        self._weights = {key: _FUNCTION if key in _ANY_LANGUAGE else 1.0 for key in keys if key}
        total = sum(self._weights.values())
        self._needed = max(_LEAST * total, min(_ENOUGH, total - _ROUNDING), _ROUNDING)
        self._pairs = {*pairwise(keys), *zip(keys, keys[2:], strict=False)}
        begin = {key[:_BEGINS] for key in self._weights}
        self._begin = begin | {way(key) for key in begin for way in (str.upper, str.capitalize)}
        longest = sorted(dict.fromkeys(words.written), key=lambda word: (-len(word), word))[:_WORDS]
        # Where each character is a word, only all of them together tell where to look.
        self.asked = [] if not self._weights else longest if len(longest[0]) > 1 else words.written

    def places(self, article: str, text: str) -> list[Rendered]:
        """Where ``text`` renders it, the best first; none of them overlap. Linear in the length of ``text``."""
        words = bare_words(text)
        likely = (w for w in set(words.written) if w[:_BEGINS] in self._begin or not (w.isascii() and w.isalpha()))
        keys = {written: _stemmed(written) for written in likely}
        keys = {written: key for written, key in keys.items() if key in self._weights}
        hits = [(place, keys[written]) for place, written in enumerate(words.written) if written in keys]
        found = [
            self._rendered(article, text, Span(words.starts[first], words.ends[last]), share)
            for first, last, share in self._stretches(hits)
        ]
        return sorted(found, key=best_first)

    def _rendered(self, article: str, text: str, place: Span, share: float) -> Rendered:
        fragments = with_marks(text, (place,))
        return Rendered(article, fragments, share, rendering(self._wording, Wording(text, fragments)).how)

    def _stretches(self, hits: list[tuple[int, str]]) -> Iterator[tuple[int, int, float]]:
        """The first and last word of stretches that have enough of the quote, and how much."""
        left, total, listed = [hits], sum(self._weights.values()), 0
        while left and listed < _IN_ONE:
            some = left.pop()
            told, first, last = self._best(some)
            if told < self._needed:
                continue
            yield some[first][0], some[last][0], min(told / total, 1.0)
            listed += 1
            left += [some[:first], some[last + 1 :]]

    def _best(self, hits: list[tuple[int, str]]) -> tuple[float, int, int]:
        """Of all stretches not much longer than the quote the one most like it: how much it has, and its ends."""
        reach = self._length + self._length // 2 + 2
        pairs = [pair if pair in self._pairs else None for pair in pairwise(key for _place, key in hits)]
        held, first, best = _Held(self._weights), 0, _Like()
        for last, (place, key) in enumerate(hits):
            held.take(key, pairs[last - 1] if last > first else None)
            while place - hits[first][0] >= reach or held.has_twice(hits[first][1]):
                held.leave(hits[first][1], pairs[first])
                first += 1
            if held.told >= self._needed and held.told + held.order > best.like:
                best = max(best, self._ending(hits, pairs, first, last))
        return best.told, best.first, best.last

    def _ending(self, hits: list[tuple[int, str]], pairs: list[tuple[str, str] | None], first: int, last: int) -> _Like:
        """Of a stretch the end that is most like the quote: words that only lead up to it are let go."""
        held, best = _Held(self._weights), _Like()
        for at in range(last, first - 1, -1):
            held.take(hits[at][1], pairs[at] if at < last else None)
            longer = max(0, hits[last][0] - hits[at][0] + 1 - self._length)
            best = max(best, _Like(held.told + held.order - _LONGER * longer, at - last, at, last, held.told))
        return best


class _Like(NamedTuple):
    """How ``like`` the quote a stretch is, how short (at most 0), its ends, and how much its words tell."""

    like: float = 0.0
    short: int = 0
    first: int = 0
    last: int = 0
    told: float = 0.0


class _Held:
    """What a stretch has of the quote: how much its words tell, and how many pairs stand in the quote's order."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights
        self._inside: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self.told = self.order = 0.0

    def take(self, key: str, pair: tuple[str, str] | None) -> None:
        """A word comes to it, with the pair that it makes with the word beside it."""
        self._inside[key] += 1
        self.told += self._weights[key] if self._inside[key] == 1 else 0.0
        if pair is not None:
            self._pairs[pair] += 1
            self.order += _ORDER if self._pairs[pair] == 1 else 0.0

    def leave(self, key: str, pair: tuple[str, str] | None) -> None:
        """The same backwards."""
        self._inside[key] -= 1
        self.told -= self._weights[key] if not self._inside[key] else 0.0
        if pair is not None:
            self._pairs[pair] -= 1
            self.order -= _ORDER if not self._pairs[pair] else 0.0

    def has_twice(self, key: str) -> bool:
        """Whether a word stands in it more than once."""
        return self._inside[key] > 1


def search_quote(search: Search, quote: str) -> list[Rendered]:
    """The places that render ``quote``, the best first, in the articles that have most of its rarest words."""
    return next((places for places, _last in rendered_pages(search, quote)), [])


def rendered_pages(search: Search, quote: str) -> Iterator[tuple[list[Rendered], bool]]:
    """The same in all articles, some at a time, and whether these are the last; it ends with those that have none."""
    sought, offset = SoughtQuote(quote), 0
    while sought.asked:
        found = search.with_most(sought.asked, limit=_ARTICLES, offset=offset)
        places = [place for one in found for place in sought.places(one.article, one.text)]
        last = not places or len(found) < _ARTICLES
        yield sorted(places, key=best_first), last
        if last:
            return
        offset += _ARTICLES


def best_first(place: Rendered) -> tuple[object, ...]:
    """By what places are put in order: those that have most of the quote first, word for word before otherwise."""
    return -place.share, rank(place.how), place.article, place.fragments[0].start


def _stemmed(written: str) -> str:
    return stem(bare(written))
