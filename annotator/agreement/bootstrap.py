"""Bootstrap: how far a pooled measure would move with other articles of the same kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import numpy as np
from msgspec import Struct

from annotator.agreement.arrays import Floats

_AT_ONCE, _DRAWN = 4_000_000, 200_000
"""So many numbers are handed out at once, and drawn at once: few enough to stay near the processor."""
_KEPT = 20_000_000
"""So many numbers are kept at most."""


class Interval(Struct, frozen=True):
    """A percentile interval with how it came about; ``defined`` of ``replicates`` had a value.

    ``low`` and ``high`` are None, for a ``reason``, when no replicate had one, or when there is only one article (for
    groups, story) to draw.
    """

    low: float | None
    high: float | None
    level: float
    replicates: int
    defined: int
    seed: int
    reason: Literal["", "one to draw", "never defined"] = ""


class Resamples:
    """Draws of as many ``articles``, with replacement; drawn once, so that all intervals of a report rest on the same.

    The same seed gives the same draws.
    """

    def __init__(self, articles: int, replicates: int = 1000, seed: int = 1, level: float = 0.95) -> None:
        self.articles, self.replicates, self.seed, self.level = articles, replicates, seed, level
        self._kept: list[Floats] | None = None
        self._others: dict[int, Resamples] = {}

    def of(self, articles: int) -> Resamples:
        """Draws in the same way of another number of articles; kept for the next who asks."""
        if articles == self.articles:
            return self
        if articles not in self._others:
            self._others[articles] = Resamples(articles, self.replicates, self.seed, self.level)
        return self._others[articles]

    def times(self) -> Iterator[Floats]:
        """How often each article was drawn, some replicates after the other: (some, articles) each."""
        if self._kept is not None:
            yield from self._kept
        elif self.replicates * self.articles <= _KEPT:
            self._kept = list(self._drawn())
            yield from self._kept
        else:
            yield from self._drawn()

    def _drawn(self) -> Iterator[Floats]:
        random = np.random.default_rng(self.seed)
        step = max(1, _AT_ONCE // max(self.articles, 1))
        for begin in range(0, self.replicates, step):
            yield self._counted(random, min(step, self.replicates - begin))

    def _counted(self, random: np.random.Generator, rows: int) -> Floats:
        times = np.empty((rows, self.articles))
        step = max(1, _DRAWN // max(self.articles, 1))
        for begin in range(0, rows, step):
            part = times[begin : begin + step]
            drawn = random.integers(0, self.articles, part.shape)
            drawn += np.arange(len(part))[:, None] * self.articles
            part[:] = np.bincount(drawn.ravel(), minlength=part.size).reshape(part.shape)
        return times

    def pooled(self, by_article: Floats) -> Floats:
        """Pooled counts of each draw, (replicates, ...), from ``by_article`` (articles, ...), which add up."""
        flat = by_article.reshape(self.articles, -1)
        return np.concatenate([times @ flat for times in self.times()]).reshape(-1, *by_article.shape[1:])

    def pooled_all(self, by_article: Sequence[Floats]) -> list[Floats]:
        """:meth:`pooled` of several counts, in one go over the draws, which takes little longer than one of them."""
        if not by_article:
            return []
        flat = np.concatenate([counts.reshape(self.articles, -1) for counts in by_article], axis=1)
        edges = np.cumsum([0, *(counts[0].size if self.articles else 0 for counts in by_article)])
        pooled = self.pooled(flat)
        return [
            pooled[:, begin:end].reshape(-1, *counts.shape[1:])
            for counts, begin, end in zip(by_article, edges, edges[1:], strict=False)
        ]

    def interval(self, by_article: Floats, measure: Callable[[Floats], Floats]) -> Interval:
        """The percentile interval of ``measure`` over resampled articles (Efron 1979).

        ``measure`` maps pooled counts (replicates, ...) to values (replicates,), NaN where undefined.
        """
        return self.spread(measure(self.pooled(by_article)) if self.articles else np.zeros(0))

    def spread(self, values: Floats) -> Interval:
        """The percentile interval of a measure's ``values`` (replicates,) over the draws, of two articles or more."""
        defined = values[~np.isnan(values)] if self.articles > 1 else np.zeros(0)
        if not len(defined):
            reason: Literal["one to draw", "never defined"] = "never defined" if self.articles > 1 else "one to draw"
            return Interval(None, None, self.level, self.replicates, 0, self.seed, reason)
        low, high = np.quantile(defined, [(1 - self.level) / 2, (1 + self.level) / 2])
        return Interval(float(low), float(high), self.level, self.replicates, len(defined), self.seed)


def resampled(by_article: Floats, replicates: int = 1000, seed: int = 1) -> Floats:
    """Pooled counts of ``replicates`` draws of as many articles, with replacement; (replicates, ...).

    ``by_article`` (articles, ...) are counts that add up over articles, such as coincidences or tables.
    """
    return Resamples(len(by_article), replicates, seed).pooled(by_article)


def interval(
    by_article: Floats,
    measure: Callable[[Floats], Floats],
    replicates: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Interval:
    """The interval of one measure alone, see :meth:`Resamples.interval`."""
    return Resamples(len(by_article), replicates, seed, level).interval(by_article, measure)
