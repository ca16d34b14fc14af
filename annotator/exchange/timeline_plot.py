"""The articles of a story by date, a lane for each outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import sqrt

from annotator.exchange.plots import SMALL, Box, Label, Mark, Plot
from annotator.exchange.summary_plots import LEFT, PlotWords
from annotator.reuse.summaries import Reported

_LANE, _AXIS = 44.0, 34.0
_LEAST, _MOST = 5.0, 15.0
"""Radii of an article that quotes nothing, and of the one that quotes most."""
_UNDATED, _DATE = 110.0, 84.0
_FIGURE = 64.0
"""Room for what stands beside a dot."""
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def timeline_plot(
    reports: Sequence[Reported], titles: Mapping[str, str], words: PlotWords, width: float = 900.0
) -> Plot:
    """A dot for each article, the larger the more it quotes, ringed if it reports something before all others."""
    outlets = list(dict.fromkeys(one.outlet for one in sorted(reports, key=lambda r: (not r.date, r.date, r.outlet))))
    days = {one.date: day for one in reports if (day := _day(one.date)) is not None}
    undated = any(one.date not in days for one in reports)
    right = width - (_UNDATED if undated else 0.0) - _FIGURE
    places = _places(days, LEFT + _DATE / 2, right - _DATE / 2)
    most = max((len(one.quotes) for one in reports), default=0)
    marks, labels, rules = [], [], []
    lanes = 0
    for outlet in outlets:
        labels.append(Label(0, _AXIS + _LANE * (lanes + 0.5), LEFT - 24, outlet or words.unnamed, "right"))
        free: list[float] = []
        for one in (one for one in reports if one.outlet == outlet):
            radius = _LEAST + (_MOST - _LEAST) * sqrt(len(one.quotes) / most if most else 0.0)
            x = places.get(one.date, right + _FIGURE + _MOST)
            lane = next((n for n, end in enumerate(free) if x - radius >= end), len(free))
            free[lane : lane + 1] = [x + radius + _FIGURE]
            y = _AXIS + _LANE * (lanes + lane + 0.5)
            marks.append(_dot(one, x, y, radius, lanes + lane, titles, words))
            labels += _beside(one, x + radius + 6, y, words)
        rules += [(LEFT - 10, y, width, y) for n in range(len(free)) for y in [_AXIS + _LANE * (lanes + n + 0.5)]]
        lanes += len(free)
    bottom = _AXIS + _LANE * lanes
    labels += _dates(places)
    rules += [(x, _AXIS - 8, x, bottom) for x in places.values()]
    if undated:
        labels.append(Label(right + _FIGURE, 12, _UNDATED, words.undated, quiet=True, size=SMALL))
    told = "; ".join(mark.told for mark in marks[:3])
    return Plot(words.timeline, told, width, bottom, tuple(marks), tuple(labels), tuple(rules))


def _beside(one: Reported, x: float, y: float, words: PlotWords) -> Iterator[Label]:
    yield Label(x, y - 9, _FIGURE, f"{len(one.quotes)}", strong=True)
    if one.first:
        yield Label(x, y + 9, _FIGURE, words.first(one.first), quiet=True, size=SMALL)


def _dot(
    one: Reported, x: float, y: float, radius: float, row: int, titles: Mapping[str, str], words: PlotWords
) -> Mark:
    told = words.reported(titles.get(one.article, ""), one.date or words.undated, len(one.quotes), one.first)
    shape = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    area = Box(shape.x - 5, y - _LANE / 2 + 2, 2 * radius + _FIGURE, _LANE - 4)
    return Mark(area, shape, row, told, 0.75, round=True, ringed=one.first > 0, behind=one.quotes, of=(one.article,))


def _places(days: Mapping[str, float], left: float, right: float) -> dict[str, float]:
    """Where each date stands, days as far apart as in time."""
    if not days:
        return {}
    first, last = min(days.values()), max(days.values())
    step = (right - left) / (last - first) if last > first else 0.0
    return {written: left + (day - first) * step for written, day in sorted(days.items(), key=lambda pair: pair[1])}


def _dates(places: Mapping[str, float]) -> list[Label]:
    """Dates above their places, those left out for which there is no room."""
    labels: list[Label] = []
    free = 0.0
    for written, x in places.items():
        if x - _DATE / 2 >= free:
            labels.append(Label(x - _DATE / 2, 12, _DATE, written, "middle", quiet=True, size=SMALL))
            free = x + _DATE / 2
    return labels


def _day(written: str) -> float | None:
    """The day's number; of a date that names only a month or a year, the middle of that."""
    found = _PARTIAL.match(written)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if not month:
            return date(year, 7, 1).toordinal() + 0.5
        return float(date(year, month, day or 15).toordinal())
    except ValueError:
        return None
