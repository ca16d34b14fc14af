"""Where an article says the same without marks: stretches of text that share most of what a wording tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from annotator.reuse.corpus import Flags, Floats, Ints, Longs
from annotator.reuse.features import COMMON, Held, at_once, features, within_runs
from annotator.reuse.likeness import FEWEST_UNMARKED, Likeness
from annotator.text.paragraphs import LINE_ENDS

_COMMON = 48
"""Places that have a feature from which on only the first are looked at, and none if it is a word alone."""
_CONTAINED, _HALF = 0.8, 0.45
_LINE_END = re.compile(f"[{LINE_ENDS}]")
_LOOSE = 1.5
_FEWEST, _FEWEST_TOGETHER = 3, 3
_OTHER_CONTENT, _OTHER = 0.35, 0.1
"""What a word that is not in the wording costs, beside what one that is there tells on average."""
_OTHER_PARAGRAPH = 0.3
"""What going on behind the end of a paragraph costs, beside what the wording tells: few renderings do without marks."""
_MARKS = 12
"""Characters between two words, one of which ends its paragraph: more is a caption that is read over."""
_AT_ONCE = 500_000
_PLACE_BITS = 36
_WORDINGS = 90_000
"""Wordings that are sought in one go through the texts: all their features are in memory."""
_SIEVE_BITS = 22
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Found(Struct, frozen=True):
    """The words ``[first, last]`` of the corpus's row, in a text, render a wording; ``share`` of what it tells."""

    form: int
    text: int
    first: int
    last: int
    share: float


class Places:
    """Looks for wordings among the words of the corpus that lie in no quote (``open_words``)."""

    def __init__(self, likeness: Likeness, open_words: Flags, texts: Sequence[str]) -> None:
        self._likeness, self._forms = likeness, likeness.forms
        self._corpus = likeness.forms.corpus
        self._open = open_words
        self._line_ends = [np.array([end.start() for end in _LINE_END.finditer(text)], np.int32) for text in texts]
        self._sought = np.zeros(len(self._corpus.weights), np.bool_)

    def of(self, wanted: Longs, passed: Longs) -> Iterator[Found]:
        """For each of the ``wanted`` wordings the best place in each text.

        ``passed`` are texts to be passed over, as the wording's place in ``wanted`` times the number of texts plus
        the number of the text, in order.
        """
        texts = len(self._corpus.first) - 1
        for begin in range(0, len(wanted), _WORDINGS):
            here = passed[(passed >= begin * texts) & (passed < (begin + _WORDINGS) * texts)] - begin * texts
            for form, text, first, last in self._near(wanted[begin : begin + _WORDINGS], here):
                found = self._best(form, text, first, last)
                if found is not None:
                    yield found

    def _near(self, wanted: Longs, passed: Longs) -> Iterator[tuple[int, int, int, int]]:
        """Form, text, and the first and last word of the stretch that shares most features with it."""
        for holders, positions, told in self._hits(wanted):
            order = np.argsort((holders << _PLACE_BITS) | positions, kind="stable")
            yield from self._stretches(wanted, passed, holders[order], positions[order], told[order])

    def _stretches(
        self, wanted: Longs, passed: Longs, holders: Longs, positions: Longs, told: Floats
    ) -> Iterator[tuple[int, int, int, int]]:
        """Hits that lie close together as one stretch, of each wording and text the one that tells most."""
        if not len(holders):
            return
        corpus, texts = self._corpus, len(self._corpus.first) - 1
        lengths, tellings = self._forms.lengths[wanted], self._forms.telling[wanted]
        breaks = (np.diff(holders) != 0) | (np.diff(positions) > (lengths // 2 + 8)[holders[1:]])
        text = np.searchsorted(corpus.first, positions, "right") - 1
        begins = np.concatenate([[0], np.flatnonzero(breaks | (np.diff(text) != 0)) + 1])
        ends = np.append(begins[1:], len(holders)) - 1
        sums = np.add.reduceat(told, begins)
        pairs = holders[begins] * texts + text[begins]
        enough = sums >= np.maximum(self._likeness.bar, _HALF * tellings[holders[begins]])
        chosen = np.flatnonzero(enough & ~np.isin(pairs, passed))
        best = chosen[np.lexsort((begins[chosen], -sums[chosen], pairs[chosen]))]
        for place in best[np.flatnonzero(np.diff(pairs[best], prepend=-1))].tolist():
            one, other = int(begins[place]), int(ends[place])
            yield int(wanted[holders[one]]), int(text[one]), int(positions[one]), int(positions[other])

    def _hits(self, wanted: Longs) -> Iterator[tuple[Longs, Longs, Floats]]:
        """Where in the row, outside quotes, stand features of a wording: its place in ``wanted``, where, how telling.

        All of a wording come at once.
        """
        row, owners = self._forms.contents_of(wanted)
        if not len(row):
            return
        held = Held(row, owners.astype(np.int32), self._corpus.weights)
        which, where = self._in_row(held.known)
        where = where[np.argsort(which, kind="stable")]
        times = np.bincount(which, minlength=len(held.known))
        first = np.cumsum(times) - times
        times[(held.times > COMMON) | ((times > _COMMON) & held.alone)] = 0
        times = np.minimum(times, _COMMON)
        order = np.argsort(held.holders, kind="stable")
        order = order[times[held.which[order]] > 0]
        for part in at_once(held.holders[order], times[held.which[order]], _AT_ONCE):
            code, holders = held.which[order[part]], held.holders[order[part]].astype(np.int64)
            spread = times[code]
            hits = np.repeat(first[code], spread) + within_runs(spread)
            yield np.repeat(holders, spread), where[hits].astype(np.int64), np.repeat(held.telling[code], spread)

    def _in_row(self, known: Longs) -> tuple[Ints, Ints]:
        """Where in the row, outside quotes, each of the ``known`` codes (in order) stands: which, and where."""
        corpus = self._corpus
        sieve = np.zeros(1 << _SIEVE_BITS, np.bool_)
        sieve[_sieved(known)] = True
        which, where = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
        for begin, end in self._slices():
            row = corpus.words[begin:end]
            content = np.flatnonzero(corpus.content[row] & self._open[begin:end])
            owners = (np.searchsorted(corpus.first, content + begin, "right") - 1).astype(np.int32)
            codes, places = features(row[content], owners)
            likely = np.flatnonzero(sieve[_sieved(codes)])
            found = np.searchsorted(known, codes[likely])
            same = known[np.minimum(found, len(known) - 1)] == codes[likely]
            which.append(found[same].astype(np.int32))
            where.append((content[places[likely[same]]] + begin).astype(np.int32))
        return np.concatenate(which), np.concatenate(where)

    def _slices(self) -> Iterator[tuple[int, int]]:
        """The row in parts of whole texts."""
        first, text = self._corpus.first, 0
        while text < len(first) - 1:
            after = max(int(np.searchsorted(first, first[text] + _AT_ONCE, "right")) - 1, text + 1)
            yield int(first[text]), int(first[after])
            text = after

    def _best(self, form: int, text: int, first: int, last: int) -> Found | None:
        """The stretch around ``first`` to ``last`` in which most of the wording stands closest together."""
        corpus, length = self._corpus, int(self._forms.lengths[form])
        begin = max(int(corpus.first[text]), first - length)
        end = min(int(corpus.first[text + 1]), last + length + 3)
        row = corpus.words[begin:end]
        words = self._forms.row(form)
        self._sought[words] = True
        there = self._sought[row] & self._open[begin:end]
        self._sought[words] = False
        mean = float(self._forms.telling[form]) / len(self._forms.words(form))
        cost = np.where(corpus.content[row], _OTHER_CONTENT, _OTHER) * mean
        going_on = self._new_paragraphs(text, begin, end) * (_OTHER_PARAGRAPH * float(self._forms.telling[form]))
        sums = np.cumsum(np.where(there, corpus.weights[row], -cost) - going_on)
        least = np.minimum.accumulate(np.concatenate([[0.0], sums[:-1]]))
        stop = int(np.argmax(sums - least))
        start = int(np.flatnonzero(np.concatenate([[0.0], sums[:-1]])[: stop + 1] <= least[stop])[-1])
        front = _before_paragraph(there[start : stop + 1], going_on[start : stop + 1] > 0)
        kept = _without_repeated(row[start : stop + 1].tolist(), there[start : stop + 1].tolist(), front_first=front)
        start, stop = start + kept[0], start + kept[1]
        share = self._share(form, row[start : stop + 1], there[start : stop + 1])
        return Found(form, text, begin + start, begin + stop, share) if share else None

    def _new_paragraphs(self, text: int, begin: int, end: int) -> Flags:
        """Which words of the row begin a paragraph; not the first of those asked for."""
        starts, ends = self._corpus.starts[begin:end], self._corpus.ends[begin:end]
        lines = self._line_ends[text]
        behind = np.searchsorted(lines, starts[1:]) > np.searchsorted(lines, ends[:-1])
        return np.concatenate([[False], behind & (starts[1:] - ends[:-1] <= _MARKS)])

    def _share(self, form: int, row: Ints, there: Flags) -> float:
        """How much of what the wording tells stands there; 0 where that is too little to be the same."""
        likeness = self._likeness
        shared = set(row[there].tolist())
        told, contents = likeness.told(shared), likeness.contents(shared)
        share = told / float(self._forms.telling[form])
        if told < likeness.bar or contents < 2 or share < _HALF:
            return 0.0
        if not self._forms.marked[form] and likeness.said(shared) < FEWEST_UNMARKED:
            return 0.0
        if share >= _CONTAINED or (contents >= _FEWEST and told >= _LOOSE * likeness.bar):
            return share
        content = self._corpus.content[row]
        return share if _together(there[content]) >= _FEWEST_TOGETHER else 0.0


def _before_paragraph(there: Flags, begins: Flags) -> bool:
    """Whether a paragraph begins among the words and less of the wording stands before it than in it."""
    (breaks,) = np.nonzero(begins)
    return bool(len(breaks)) and 2 * int(there[: breaks[-1]].sum()) < int(there.sum())


def _without_repeated(row: list[int], there: list[bool], *, front_first: bool) -> tuple[int, int]:
    """The first and last of the words, both in the wording and neither of them further in again.

    Of two that say the same at both ends the last goes, with ``front_first`` the first: a headline says beforehand what
    the sentence below it says.
    """
    times = Counter(word for word, sought in zip(row, there, strict=True) if sought)
    first, last = 0, len(row) - 1
    for at_front in (True, False) if front_first else (False, True):
        while first < last and (not there[end := first if at_front else last] or times[row[end]] > 1):
            times[row[end]] -= there[end]
            first, last = (first + 1, last) if at_front else (first, last - 1)
    return first, last


def _together(there: Flags) -> int:
    """The most words of content in a row that are in the wording."""
    gaps = np.flatnonzero(np.concatenate([[True], ~there, [True]]))
    return int(np.diff(gaps).max()) - 1


def _sieved(codes: Longs) -> Longs:
    spread: Longs = ((codes.astype(np.uint64) * _SPREAD) >> np.uint64(64 - _SIEVE_BITS)).astype(np.int64)
    return spread
