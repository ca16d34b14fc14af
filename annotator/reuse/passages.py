"""Stretches of text that articles share word for word: agency copy, quotes, versions of one report."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from annotator.model.span import Span
from annotator.reuse.corpus import Corpus, Flags, Longs

RUN = 8
"""Words in a row from which on a stretch is shared; a shorter one is how the language goes."""
_VERSION = 0.4
"""Share of the shorter article's words in long runs from which on the two are versions of one text."""
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
            covered, partners = _covered(runs[one], runs[other], int(corpus.first[one + 1] - corpus.first[one]))
            if covered.any():
                overlaps.append(Overlap(name, other_name, float(covered.mean())))
                found[name] += _passages(corpus, (one, other), covered, partners, other_name)
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


def _covered(own: Longs, others: Longs, length: int) -> tuple[Flags, Longs]:
    """Which words of a text stand in a run that the other has, and for the first of each run its place there."""
    covered, partners = np.zeros(length, np.bool_), np.full(length, -1, np.int64)
    if not len(own) or not len(others):
        return covered, partners
    order = np.argsort(others, kind="stable")
    place = np.searchsorted(others[order], own).clip(0, len(others) - 1)
    same = np.flatnonzero(others[order][place] == own)
    partners[same] = order[place[same]]
    covered[(same[:, None] + np.arange(RUN)).ravel()] = True
    return covered, partners


def _passages(corpus: Corpus, pair: tuple[int, int], covered: Flags, partners: Longs, name: str) -> list[SharedPassage]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], covered, [False]]).astype(np.int8)))
    own, there = (int(corpus.first[text]) for text in pair)
    made = []
    for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        first = int(partners[begin])
        last = min(first + end - begin, int(corpus.first[pair[1] + 1]) - there) - 1
        made.append(
            SharedPassage(_hull(corpus, own + begin, own + end - 1), name, _hull(corpus, there + first, there + last))
        )
    return made


def _hull(corpus: Corpus, first: int, last: int) -> Span:
    fragments = corpus.fragments(np.arange(first, last + 1))
    return Span(fragments[0].start, fragments[-1].end)
