"""Stretches of text that articles share word for word: agency copy, quotes, versions of one report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

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
_MOST = 20_000
"""Passages that two articles are told to share, in the order of the first: no article has so many, but a text that
repeats a handful of words without end has."""
_LOOK_UP = 500
"""Passages after which it is asked whether to go on."""
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
    """``passages`` by article, in text order; ``overlaps`` of each ordered pair that shares anything.

    Of a pair that repeats itself without end only the first passages are listed; its overlaps tell of all.
    """

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


def shared_passages(texts: Mapping[str, str], go_on: Callable[[], None] = lambda: None) -> Shared:
    """What each two of ``texts`` share in runs of eight words and more, case, marks and line breaks aside.

    For the articles of a story: time grows with the number of pairs. ``go_on`` is called every few moments, and may
    raise to stop.
    """
    names = list(texts)
    go_on()
    corpus = Corpus(list(texts.values()))
    found: dict[str, list[SharedPassage]] = {name: [] for name in names}
    overlaps = []
    runs = [_runs_of(corpus, number) for number in range(len(names))]
    for one, name in enumerate(names):
        for other, other_name in enumerate(names):
            go_on()
            if one == other:
                continue
            matches = _Matches(runs[one], runs[other])
            if len(matches.starts):
                length = int(corpus.first[one + 1] - corpus.first[one])
                overlaps.append(Overlap(name, other_name, float(matches.covered(length).mean())))
                for passage in islice(_passages(corpus, (one, other), matches, other_name), _MOST):
                    found[name].append(passage)
                    if len(found[name]) % _LOOK_UP == 0:
                        go_on()
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
        self._order = np.argsort(others, kind="stable")
        ranked = others[self._order]
        first = np.searchsorted(ranked, own, "left")
        self.starts = np.flatnonzero(ranked[np.minimum(first, len(ranked) - 1)] == own) if len(ranked) else first[:0]
        self._first = first[self.starts]
        self._last = np.searchsorted(ranked, own[self.starts], "right")

    def covered(self, length: int) -> Flags:
        """Which words of a text of that ``length`` stand in such a run."""
        found = np.zeros(length, np.bool_)
        found[(self.starts[:, None] + np.arange(RUN)).ravel()] = True
        return found

    def place(self, number: int, after: int) -> int:
        """Where the other text has the run of that number: first ``after`` a word of it, else anywhere."""
        first, last = int(self._first[number]), int(self._last[number])
        following = first + int(np.searchsorted(self._order[first:last], after))
        return int(self._order[following if following < last else first])


def _passages(corpus: Corpus, pair: tuple[int, int], matches: _Matches, name: str) -> Iterator[SharedPassage]:
    """Stretches in which both go on word for word, each as long as it goes, in the order of the first text."""
    (own, end), (there, last) = ((int(corpus.first[text]), int(corpus.first[text + 1])) for text in pair)
    here, other = corpus.words[own:end], corpus.words[there:last]
    done = after = 0
    for number, start in enumerate(matches.starts.tolist()):
        if start + RUN <= done:
            continue
        place = matches.place(number, after)
        length = _alike(here[start:], other[place:])
        begin = max(start, done)
        if start + length > begin:
            shift = begin - start
            yield SharedPassage(
                corpus.hull(pair[0], own + begin, own + start + length - 1),
                name,
                corpus.hull(pair[1], there + place + shift, there + place + length - 1),
            )
        done, after = max(done, start + length), place + length


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
