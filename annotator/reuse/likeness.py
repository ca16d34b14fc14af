"""Whether two wordings render the same words: by what they share, weighed by how telling it is among the texts."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

import numpy as np

from annotator.reuse.corpus import Longs
from annotator.reuse.forms import Forms

_CONTAINED, _ALIKE = 0.8, 0.55
"""Shares of what the lesser, or both, tell from which on two wordings are one."""
_TOLD, _TOLD_PER_PASSAGE = 6.5, 1.25
_CONTAINED_LOOSELY, _HALF = 0.6, 0.45
_LOOSE = 1.5
"""How much more must be told where fewer of the words are the same, or where they do not stand together."""
_PHRASE = 0.95
_FEWEST, FEWEST_UNMARKED = 2, 4
"""Words of content that two wordings must share; without quotation marks so many that are no names."""
_KEPT = 50_000


class Likeness:
    """Compares wordings by number. The same answer for (a, b) as for (b, a)."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self._weights: list[float] = forms.corpus.weights.tolist()
        self._content: list[bool] = forms.corpus.content.tolist()
        self._said: list[bool] = (forms.corpus.content & ~forms.corpus.names).tolist()
        self._telling: list[float] = forms.telling.tolist()
        self._kept: dict[tuple[int, int], float] = {}
        self.bar = min(_TOLD, _TOLD_PER_PASSAGE * log(forms.corpus.passages + 1))

    def told(self, words: Iterable[int]) -> float:
        """How telling those words are together (nats)."""
        return sum(map(self._weights.__getitem__, words))

    def contents(self, words: Iterable[int]) -> int:
        """How many of them are words of content."""
        return sum(map(self._content.__getitem__, words))

    def said(self, words: Iterable[int]) -> int:
        """How many of them are words of content and no names."""
        return sum(map(self._said.__getitem__, words))

    def telling(self) -> Longs:
        """The wordings that are telling enough to be found again; a term that all articles use is not."""
        forms = self.forms
        enough = (forms.contents >= _FEWEST) | ((forms.contents > 0) & (forms.lengths > 2 * _FEWEST))
        return np.flatnonzero((forms.telling >= self.bar) & enough)

    def of(self, one: int, other: int) -> float:
        """From 0 (not the same words) to 1 (nearly the same); above 0 both may stand in one group.

        Where words in marks stand within a wording, it is as like as they are.
        """
        if self.forms.apart(one, other):
            return 0.0
        found = self._kept.get((one, other))
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            pairs = ((first, second) for first in self._variants(one) for second in self._variants(other))
            found = max(self._alike(first, second) for first, second in pairs)
            self._kept[one, other] = self._kept[other, one] = found
        return found

    def _variants(self, form: int) -> tuple[int, ...]:
        core = int(self.forms.core[form])
        return (form,) if core < 0 else (form, core)

    def _alike(self, one: int, other: int) -> float:
        shared = self.forms.words(one) & self.forms.words(other)
        told, contents = self.told(shared), self.contents(shared)
        marked = bool(self.forms.marked[one] and self.forms.marked[other])
        if told < self.bar or contents < _FEWEST:
            return 0.0
        # Whom and what all articles name is no report of the same words.
        if not marked and self.said(shared) < FEWEST_UNMARKED:
            return 0.0
        less, more = self._by_size(one, other)
        alike = 2 * told / (self._telling[one] + self._telling[other])
        contained = told / self._telling[less]
        least = _CONTAINED if told < _LOOSE * self.bar else _CONTAINED_LOOSELY
        if contained >= least and self._stand_together(less, more, shared):
            return max(alike, contained * 0.9)
        if alike >= _ALIKE and told >= _LOOSE * self.bar:
            return alike
        return alike if contained >= _HALF and self._phrase(one, other) else 0.0

    def _phrase(self, one: int, other: int) -> bool:
        """Whether the two have three words of content in a row in common, telling enough together."""
        content = self.forms.content(one).tolist(), self.forms.content(other).tolist()
        first, second = (set(zip(row, row[1:], row[2:], strict=False)) for row in content)
        return any(self.told(phrase) >= _PHRASE * self.bar for phrase in first & second)

    def holds(self, whole: int, part: int) -> bool:
        """Whether ``part`` is, nearly word for word, a part of ``whole``."""
        shared = self.forms.words(whole) & self.forms.words(part)
        return (
            self.forms.lengths[part] <= self.forms.lengths[whole]
            and self.told(shared) >= max(self.bar, _CONTAINED * self._telling[part])
            and self._stand_together(part, whole, shared)
        )

    def _by_size(self, one: int, other: int) -> tuple[int, int]:
        def size(form: int) -> tuple[float, int, bytes]:
            return self._telling[form], int(self.forms.lengths[form]), self.forms.row(form).tobytes()

        return (one, other) if size(one) <= size(other) else (other, one)

    def _stand_together(self, less: int, more: int, shared: frozenset[int]) -> bool:
        """Whether most of what is shared stands within a stretch of ``more`` not much longer than ``less``."""
        row = self.forms.row(more).tolist()
        places = [place for place, word in enumerate(row) if word in shared]
        length = int(self.forms.lengths[less])
        reach = length + length // 2 + 2
        first, inside = 0, dict.fromkeys(shared, 0)
        best = told = 0.0
        for place in places:
            told += 0 if inside[row[place]] else self._weights[row[place]]
            inside[row[place]] += 1
            while place - places[first] >= reach:
                left = row[places[first]]
                inside[left] -= 1
                told -= 0 if inside[left] else self._weights[left]
                first += 1
            best = max(best, told)
        return best >= _CONTAINED * self.told(shared)
