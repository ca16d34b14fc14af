"""Stretches of text that articles share word for word: agency copy, quotes, versions of one report."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from annotator.model.span import Span
from annotator.reuse.corpus import Corpus, Flags, Ints, Longs

RUN = 8
"""Words in a row from which on a stretch is shared; a shorter one is how the language goes."""
_VERSION = 0.4
"""Share of the shorter article's words in long runs from which on the two are versions of one text."""
_AT_ONCE = 64
"""Words that are compared at once."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class SharedPassage(Struct, frozen=True, order=True):
    """``span`` of an article stands in ``other`` too, word for word, at ``there``."""

    span: Span
    other: str
    there: Span


class Overlap(Struct, frozen=True):
    """``share`` (0 to 1) of the words of ``article`` stand in shared passages with ``other``."""

    article: str
    other: str
    share: float


class Shared(Struct, frozen=True):
    """``passages`` by article, in text order; ``overlaps`` of each ordered pair that shares anything."""

    passages: Mapping[str, tuple[SharedPassage, ...]]
    overlaps: tuple[Overlap, ...]

    def share(self, article: str, other: str) -> float:
        """How much of ``article`` stands in ``other`` (0 to 1)."""
        return next((o.share for o in self.overlaps if (o.article, o.other) == (article, other)), 0.0)

    def versions(self) -> list[tuple[str, str]]:
        """Pairs of articles that are versions of one text, so that they are not independent witnesses."""
        return [
            (o.article, o.other)
            for o in self.overlaps
            if o.article < o.other and max(o.share, self.share(o.other, o.article)) >= _VERSION
        ]


def shared_passages(texts: Mapping[str, str]) -> Shared:
    """What each two of ``texts`` share in runs of eight words and more, case, marks and line breaks aside.

    For the articles of a story: time grows with the number of pairs.
    """
    names = list(texts)
    corpus = Corpus(list(texts.values()))
    found: dict[str, list[SharedPassage]] = {name: [] for name in names}
    overlaps = []
    runs = [_runs_of(corpus, number) for number in range(len(names))]
    for one, name in enumerate(names):
        for other, other_name in enumerate(names):
            if one == other:
                continue
            matches = _Matches(runs[one], runs[other])
            if len(matches.starts):
                length = int(corpus.first[one + 1] - corpus.first[one])
                overlaps.append(Overlap(name, other_name, float(matches.covered(length).mean())))
                found[name] += _passages(corpus, (one, other), matches, other_name)
    return Shared({name: tuple(sorted(passages)) for name, passages in found.items()}, tuple(overlaps))


def _runs_of(corpus: Corpus, text: int) -> Longs:
    """A number for the eight words that begin at each word of a text."""
    words = corpus.words[corpus.first[text] : corpus.first[text + 1]].astype(np.uint64)
    count = max(len(words) - RUN + 1, 0)
    told = np.zeros(count, np.uint64)
    for step in range(RUN):
        told = (told ^ (words[step : step + count] + np.uint64(step + 1))) * _SPREAD
        told ^= told >> np.uint64(29)
    return told.view(np.int64)


class _Matches:
    """At which words of a text runs begin that another has (``starts``), and where that has them."""

    def __init__(self, own: Longs, others: Longs) -> None:
        self._own, self._order = own, np.argsort(others, kind="stable")
        self._ranked = others[self._order]
        self.starts = np.flatnonzero(np.isin(own, others))

    def covered(self, length: int) -> Flags:
        """Which words of a text of that ``length`` stand in such a run."""
        found = np.zeros(length, np.bool_)
        found[(self.starts[:, None] + np.arange(RUN)).ravel()] = True
        return found

    def place(self, start: int, after: int) -> int:
        """Where the other text has the run at ``start``: first ``after`` a word of it, else anywhere."""
        first, last = (int(np.searchsorted(self._ranked, self._own[start], side)) for side in ("left", "right"))
        following = first + int(np.searchsorted(self._order[first:last], after))
        return int(self._order[following if following < last else first])


def _passages(corpus: Corpus, pair: tuple[int, int], matches: _Matches, name: str) -> list[SharedPassage]:
    """Stretches in which both go on word for word, each as long as it goes, in the order of the first text."""
    (own, end), (there, last) = ((int(corpus.first[text]), int(corpus.first[text + 1])) for text in pair)
    here, other = corpus.words[own:end], corpus.words[there:last]
    made, done, after = [], 0, 0
    for start in matches.starts.tolist():
        if start + RUN <= done:
            continue
        place = matches.place(start, after)
        length = _alike(here[start:], other[place:])
        begin = max(start, done)
        if start + length > begin:
            shift = begin - start
            made.append(
                SharedPassage(
                    _hull(corpus, own + begin, own + start + length - 1),
                    name,
                    _hull(corpus, there + place + shift, there + place + length - 1),
                )
            )
        done, after = max(done, start + length), place + length
    return made


def _alike(one: Ints, other: Ints) -> int:
    """How many words of both are the same from the first on."""
    most, done = min(len(one), len(other)), 0
    while done < most:
        some = slice(done, min(done + _AT_ONCE, most))
        differing = np.flatnonzero(one[some] != other[some])
        if len(differing):
            return done + int(differing[0])
        done = some.stop
    return most


def _hull(corpus: Corpus, first: int, last: int) -> Span:
    fragments = corpus.fragments(np.arange(first, last + 1))
    return Span(fragments[0].start, fragments[-1].end)
