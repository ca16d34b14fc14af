"""Bootstrap: how far a pooled measure would move with other articles of the same kind."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from annotator.agreement.arrays import Floats

_AT_ONCE = 4_000_000


class Interval(Struct, frozen=True):
    """A percentile interval with how it came about; ``defined`` of ``replicates`` had a value.

    ``low`` and ``high`` are None when no replicate had one.
    """

    low: float | None
    high: float | None
    level: float
    replicates: int
    defined: int
    seed: int


def resampled(by_article: Floats, replicates: int = 1000, seed: int = 1) -> Floats:
    """Pooled counts of ``replicates`` draws of as many articles, with replacement; (replicates, ...).

    ``by_article`` (articles, ...) are counts that add up over articles, such as coincidences or tables.
    """
    articles = len(by_article)
    flat = by_article.reshape(articles, -1)
    pooled = np.empty((replicates, flat.shape[1]))
    random = np.random.default_rng(seed)
    step = max(1, _AT_ONCE // max(articles, 1))
    for begin in range(0, replicates, step):
        rows = min(step, replicates - begin)
        drawn = random.integers(0, articles, (rows, articles)) + np.arange(rows)[:, None] * articles
        times = np.bincount(drawn.ravel(), minlength=rows * articles).reshape(rows, articles)
        pooled[begin : begin + rows] = times.astype(np.float64) @ flat
    return pooled.reshape(replicates, *by_article.shape[1:])


def interval(
    by_article: Floats,
    measure: Callable[[Floats], Floats],
    replicates: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Interval:
    """The percentile interval of ``measure`` over resampled articles (Efron 1979).

    ``measure`` maps pooled counts (replicates, ...) to values (replicates,), NaN where undefined. The same seed gives
    the same interval.
    """
    values = measure(resampled(by_article, replicates, seed)) if len(by_article) else np.zeros(0)
    defined = values[~np.isnan(values)]
    if not len(defined):
        return Interval(None, None, level, replicates, 0, seed)
    low, high = np.quantile(defined, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), level, replicates, len(defined), seed)
