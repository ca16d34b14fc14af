"""The words of many articles as numbers, each with its place and how telling it is among them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from annotator.model.span import Span, joined
from annotator.reuse.glued import glued_words
from annotator.reuse.reading_order import in_reading_order
from annotator.text.bare_words import bare, bare_words, stem
from annotator.text.function_words import function_words

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_PASSAGE, _SHORTEST_PASSAGE, _PASSAGES = 24, 4, 40
"""Words in a passage, over which it is counted how common a word is; fewer where texts are too short for so many."""
_AT_ONCE = 500
"""Texts over which words are counted at once."""
_CAPITALS = 0.4
"""The share of words of content from which on capitals are no sign of names."""
_FUNCTION = 0.3
"""What a function word counts beside a word of content that is as rare."""


class Corpus:
    """Texts as one row of words, each text in reading order, with a number for each stem.

    Of each word of the row: ``words`` its stem's number, ``starts`` and ``ends`` its place in its text (code points).
    ``first`` says where in the row each text begins, and where the last ends; ``captions`` are those of each text. Of
    each number: ``content`` whether it is a word of content, ``names`` whether it never begins with a small letter,
    ``weights`` how telling it is: the log of how few of the ``passages`` have it.
    """

    def __init__(self, texts: Sequence[str], captions: Sequence[Sequence[Span]] = ()) -> None:
        numbers = _Numbers()
        rows, starts, ends = [], [], []
        self._torn: set[int] = set()
        for place, text in enumerate(texts):
            words = bare_words(text)
            read = in_reading_order(text, words, captions[place] if captions else ())
            if read is not words:
                self._torn.add(place)
            rows.append(numbers.of(read.written))
            starts.append(np.array(read.starts, np.int32))
            ends.append(np.array(read.ends, np.int32))
        self.words, self.starts, self.ends = _one(rows), _one(starts), _one(ends)
        self.first = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
        del rows, starts, ends
        self._split_glued(numbers)
        self._stemmed(numbers)
        self.passages, self.weights = self._weighed()

    def __len__(self) -> int:
        return len(self.words)

    def text_of(self, position: int) -> int:
        """The number of the text in which a position of the row lies."""
        return int(np.searchsorted(self.first, position, "right")) - 1

    def words_in(self, texts: Longs, starts: Longs, ends: Longs) -> tuple[Longs, Longs]:
        """Of each stretch of a text: its first word in the row, and the one behind its last.

        In a text with a sentence that is torn by a caption, the stretch in reading order from first to last. The work
        is least if stretches of one text come together.
        """
        first, last = np.zeros(len(texts), np.int64), np.zeros(len(texts), np.int64)
        changes = np.flatnonzero(np.diff(texts)) + 1
        for one, other in pairwise([0, *changes.tolist(), len(texts)] if len(texts) else []):
            here = slice(one, other)
            begin, end = int(self.first[texts[one]]), int(self.first[texts[one] + 1])
            found = _torn_words if int(texts[one]) in self._torn else _whole_words
            firsts, lasts = found(self.starts[begin:end], self.ends[begin:end], starts[here], ends[here])
            first[here], last[here] = firsts + begin, np.maximum(firsts, lasts) + begin
        return first, last

    def fragments(self, positions: Longs) -> tuple[Span, ...]:
        """The stretches of their text that hold the words at ``positions`` (of one text, in order)."""
        places = self._ranks(self.text_of(int(positions[0])))[positions - self.first[self.text_of(int(positions[0]))]]
        runs = np.split(positions, np.flatnonzero(np.diff(places) != 1) + 1)
        return joined(Span(int(self.starts[run[0]]), int(self.ends[run[-1]])) for run in runs)

    def hull(self, text: int, first: int, last: int) -> Span:
        """The stretch of a text from the word at ``first`` of the row to the one at ``last``, and all between."""
        if text not in self._torn:
            return Span(int(self.starts[first]), int(self.ends[last]))
        fragments = self.fragments(np.arange(first, last + 1))
        return Span(fragments[0].start, fragments[-1].end)

    def _ranks(self, text: int) -> Longs:
        """Of each word of a text, in reading order: the how manieth it is on the page."""
        begin, end = int(self.first[text]), int(self.first[text + 1])
        if text not in self._torn:
            return np.arange(end - begin)
        return np.argsort(np.argsort(self.starts[begin:end]))

    def _split_glued(self, numbers: _Numbers) -> None:
        """Make two words of each that is glued."""
        counts = np.bincount(self.words, minlength=len(numbers.bare))
        glued = glued_words(numbers.bare, numbers.of_bare, self.words, counts)
        places = np.flatnonzero(np.isin(self.words, np.fromiter(glued, np.int32, len(glued))))
        if not len(places):
            return
        halves = np.array([glued[int(word)] for word in self.words[places]], np.int32)
        middles = np.minimum(self.starts[places] + halves[:, 2], self.ends[places] - 1)
        self.words[places] = halves[:, 0]
        self.words = np.insert(self.words, places + 1, halves[:, 1])
        self.starts = np.insert(self.starts, places + 1, middles)
        self.ends = np.insert(self.ends, places, middles)
        self.first += np.searchsorted(places, self.first, "left")

    def _stemmed(self, numbers: _Numbers) -> None:
        """From numbers of bare words to numbers of stems; ``content`` is known from here on."""
        counts = np.bincount(self.words, minlength=len(numbers.bare)).tolist()
        empty = function_words(dict(zip(numbers.bare, counts, strict=True)))
        stems: dict[str, int] = {}
        of_bare = [stems.setdefault(word if word in empty else stem(word), len(stems)) for word in numbers.bare]
        self.words = np.array(of_bare, np.int32)[self.words] if of_bare else self.words
        self.content = np.ones(len(stems), np.bool_)
        self.content[[of_bare[numbers.of_bare[word]] for word in empty if word in numbers.of_bare]] = False
        self.names = self.content.copy()
        self.names[[of_bare[number] for number in numbers.lower]] = False
        of_row = self.names[self.words]
        if of_row.sum() > _CAPITALS * self.content[self.words].sum():
            # Where nouns have capitals too, as in German, these tell nothing.
            self.names[:] = False
        self.stems = stems

    def _weighed(self) -> tuple[int, Floats]:
        """How many passages there are, and how telling each number is."""
        having = np.zeros(len(self.stems), np.int64)
        lengths = np.diff(self.first)
        size = min(max(len(self.words) // _PASSAGES, _SHORTEST_PASSAGE), _PASSAGE)
        total = max(int((-(-lengths // size)).sum()), 1)
        for begin in range(0, len(lengths), _AT_ONCE):
            some = lengths[begin : begin + _AT_ONCE]
            row = self.words[self.first[begin] : self.first[begin + len(some)]]
            within = np.arange(len(row)) - np.repeat(np.cumsum(some) - some, some)
            counts = -(-some // size)
            passages = np.repeat(np.cumsum(counts) - counts, some) + within // size
            codes = np.sort(passages * len(self.stems) + row)
            once = codes[np.concatenate([[True], codes[1:] != codes[:-1]])] if len(codes) else codes
            having += np.bincount(once % max(len(self.stems), 1), minlength=len(self.stems))
        weights = np.log((total + 1) / (having + 0.5)).clip(0)
        weights[~self.content] *= _FUNCTION
        return total, weights


class _Numbers:
    """Numbers for bare words, given in the order in which they come."""

    def __init__(self) -> None:
        self.bare: list[str] = []
        self.of_bare: dict[str, int] = {}
        self._of_written: dict[str, int] = {}
        self.lower: set[int] = set()
        """Those that stand somewhere with a small letter at the front, as no name does."""

    def of(self, written: Sequence[str]) -> Ints:
        """The number of each word."""
        known = self._of_written
        for word in set(written).difference(known):
            plain = bare(word)
            number = self.of_bare.setdefault(plain, len(self.bare))
            if number == len(self.bare):
                self.bare.append(plain)
            known[word] = number
            if not word[0].isupper():
                self.lower.add(number)
        return np.fromiter(map(known.__getitem__, written), np.int32, len(written))


def _whole_words(starts: Ints, ends: Ints, begins: Longs, stops: Longs) -> tuple[Longs, Longs]:
    return np.searchsorted(ends, begins, "right"), np.searchsorted(starts, stops, "left")


def _torn_words(starts: Ints, ends: Ints, begins: Longs, stops: Longs) -> tuple[Longs, Longs]:
    """The same of words that are not in the order of the page."""
    found = [np.flatnonzero((ends > begin) & (starts < stop)) for begin, stop in zip(begins, stops, strict=True)]
    edges = [(some[0], some[-1] + 1) if len(some) else (0, 0) for some in found]
    pairs = np.array(edges, np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _one(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, np.int32)
