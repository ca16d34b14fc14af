"""What becomes of each figure in a project ten times as large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log

from tests.bench.rows import Growth, Row

_MOST: dict[Growth, float] = {"flat": 0.1, "linear": 1.1}


def growth_of(large: Iterable[Row], small: Iterable[Row], times: float) -> Iterator[Row]:
    """The exponent of each figure's growth: 0 is flat, 1 is in step with the project (a little more is noise)."""
    before = {row.key: row for row in small}
    for row in large:
        if row.growth and row.key in before:
            change = before[row.key].figure / row.figure if row.rate else row.figure / before[row.key].figure
            # A rate that stays is work in step with the project.
            exponent = log(change) / log(times) + (1.0 if row.rate else 0.0)
            yield Row(
                key=f"growth_{row.key}",
                what=f"growth of: {row.what}",
                figure=exponent,
                unit="",
                aim=f"{row.growth}: at most {_MOST[row.growth]}",
                met=exponent <= _MOST[row.growth],
            )
