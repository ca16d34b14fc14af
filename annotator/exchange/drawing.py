"""Charts drawn with matplotlib, which is imported here alone; this module is loaded when something is drawn.

Names are somebody's words: none is read as a formula, whatever signs are in it.
"""

from __future__ import annotations

import hashlib
import io
import re
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import mul
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure

from annotator.exchange.charts import Chart, Curves, Dots, Heat, Looks, Point, Spot

_ROW, _WIDTH, _HEAT = 0.3, 6.4, 0.62
_ONE = threading.Lock()
"""matplotlib's settings are one for all threads: charts are drawn one after the other."""
_AROUND, _APART = 9, 0.07
"""Pixels of 1/96 inch around a point that belong to it; by how much lines stand apart, of the way to the next point."""
_MARKERS = "osD^v"
_DRESS = re.compile(r'<metadata>.*?</metadata>|\s+xmlns(:xlink)?="[^"]*"', re.DOTALL)
_NAMED = re.compile(r'(\bid="|href="#|url\(#)')


def svg_of(chart: Chart, looks: Looks) -> str:
    """The chart as an SVG element for a page, the same for the same chart; texts stay texts, ids are its own."""
    with _drawn(chart, looks) as figure:
        file = io.StringIO()
        figure.savefig(
            file, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")), transparent=True
        )
    told = file.getvalue()
    told = _DRESS.sub("", told[told.index("<svg") :])
    own = hashlib.sha256(f"{chart}".encode()).hexdigest()[:8]
    return _NAMED.sub(rf"\g<1>{own}-", told)


def pixels_of(chart: Chart, looks: Looks, width: float, scale: float) -> tuple[bytes, int, int, list[Spot | None]]:
    """The chart as 8-bit RGBA, row by row, with its width and height; ``width`` in pixels of 1/96 inch.

    Last where each of its values is drawn, None for one that is undefined: points in their order, lines one after the
    other, a table row by row.
    """
    with _drawn(chart, looks, width / 96) as figure:
        figure.set_dpi(96 * scale)
        canvas: Any = figure.canvas
        canvas.draw()
        pixels = canvas.buffer_rgba()
        return bytes(pixels), pixels.shape[1], pixels.shape[0], _spots(chart, figure)


def _spots(chart: Chart, figure: Any) -> list[Spot | None]:
    axes, (wide, high) = figure.axes[0], figure.canvas.get_width_height(physical=True)
    if isinstance(chart, Heat):
        cells = [(c, r, value) for r, row in enumerate(chart.values) for c, value in enumerate(row)]
        boxes = [None if value is None else ((c, r), (c + 1, r + 1)) for c, r, value in cells]
        return [None if box is None else _spot(axes.transData.transform(box), wide, high, 0.0) for box in boxes]
    if isinstance(chart, Dots):
        ends = [_ends(point, place, upright=False) for place, point in enumerate(chart.points)]
    else:
        ends = [
            _ends(point, _beside(place, number, len(chart.lines)), upright=True)
            for number, (_name, line) in enumerate(chart.lines)
            for place, point in enumerate(line)
        ]
    around = _AROUND * figure.dpi / 96
    return [None if end is None else _spot(axes.transData.transform(end), wide, high, around) for end in ends]


def _ends(point: Point, place: float, *, upright: bool) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Both ends of what is drawn of a point."""
    if point.value is None:
        return None
    low = point.value if point.low is None else point.low
    high = point.value if point.high is None else point.high
    return ((place, low), (place, high)) if upright else ((low, place), (high, place))


def _spot(corners: Any, wide: float, high: float, around: float) -> Spot:
    (x, y), (to, up) = corners
    left, right, low, top = min(x, to) - around, max(x, to) + around, min(y, up) - around, max(y, up) + around
    return Spot(float(left / wide), float(1 - top / high), float(right / wide), float(1 - low / high))


def _beside(place: int, number: int, lines: int) -> float:
    """Where a point of a line stands: lines a little apart, so that their intervals do not cover each other."""
    return place + (number - (lines - 1) / 2) * _APART


@contextmanager
def _drawn(chart: Chart, looks: Looks, width: float = _WIDTH) -> Iterator[Any]:
    settings: Any = {
        "font.family": [looks.face, "sans-serif"],
        "font.size": looks.size,
        "text.parse_math": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "annotator",
        "axes.edgecolor": looks.rule,
        "axes.labelcolor": looks.ink,
        "text.color": looks.ink,
        "xtick.color": looks.quiet,
        "ytick.color": looks.ink,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
    # A face that lacks a letter is a matter of taste, not of the figure; the warning would go nowhere.
    with _ONE, mpl.rc_context(settings), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure = Figure(figsize=(width, _height(chart, width)), facecolor=looks.paper, layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.set_facecolor(looks.paper)
        if isinstance(chart, Dots):
            _dots(axes, chart, looks)
        elif isinstance(chart, Curves):
            _curves(axes, chart, looks)
        else:
            _heat(axes, chart, looks)
        yield figure


def _height(chart: Chart, width: float) -> float:
    if isinstance(chart, Dots):
        return 0.55 + _ROW * len(chart.points)
    return min(3.0, width * 0.5) if isinstance(chart, Curves) else 0.7 + _HEAT * 0.62 * len(chart.rows)


def _dots(axes: Any, chart: Dots, looks: Looks) -> None:
    for place, point in enumerate(chart.points):
        if point.low is not None and point.high is not None:
            axes.plot([point.low, point.high], [place, place], color=looks.strong, linewidth=1.6, solid_capstyle="butt")
        if point.value is not None:
            axes.plot([point.value], [place], "o", color=looks.strong, markersize=5)
    axes.set_yticks(range(len(chart.points)), [point.name for point in chart.points])
    axes.set_ylim(len(chart.points) - 0.4, -0.6)
    least = min([0.0, *(edge for p in chart.points for edge in (p.value, p.low) if edge is not None)])
    axes.set_xlim(least - 0.02, 1.02)
    axes.grid(axis="x", color=looks.rule, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(False)


def _curves(axes: Any, chart: Curves, looks: Looks) -> None:
    known = [edge for _name, line in chart.lines for p in line for edge in (p.value, p.low) if edge is not None]
    for number, (name, line) in enumerate(chart.lines):
        colour = looks.others[number % len(looks.others)]
        there = [(place, point) for place, point in enumerate(line) if point.value is not None]
        places = [_beside(place, number, len(chart.lines)) for place, _point in there]
        marker = _MARKERS[number % len(_MARKERS)]
        axes.plot(
            places, [p.value for _n, p in there], color=colour, marker=marker, markersize=5, linewidth=1.4, label=name
        )
        for place, (_n, point) in zip(places, there, strict=True):
            if point.low is not None and point.high is not None:
                axes.plot([place, place], [point.low, point.high], color=colour, linewidth=1.1)
    axes.set_xticks(range(len(chart.lines[0][1])), [point.name for point in chart.lines[0][1]])
    axes.set_xlim(-0.35, len(chart.lines[0][1]) - 0.65)
    axes.set_ylim(min([0.0, *known]) - 0.02, 1.04)
    axes.grid(axis="y", color=looks.rule, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", labelcolor=looks.quiet)
    axes.tick_params(axis="x", labelcolor=looks.ink)
    axes.legend(frameon=False, loc="lower right", ncols=len(chart.lines), labelcolor=looks.ink)


def _heat(axes: Any, chart: Heat, looks: Looks) -> None:
    shades = LinearSegmentedColormap.from_list("one hue", [looks.paper, looks.strong])
    table = [[float("nan") if value is None else value for value in row] for row in chart.values]
    axes.pcolormesh(table, cmap=shades, vmin=0, vmax=1.0, edgecolors=looks.paper, linewidth=2)
    for row, cells in enumerate(chart.written):
        for column, words in enumerate(cells):
            value = chart.values[row][column]
            shade = shades(0.0 if value is None else value)
            ink = max((looks.paper, looks.ink), key=lambda colour: _contrast(to_rgb(colour), shade))
            axes.text(column + 0.5, row + 0.5, words, ha="center", va="center", color=ink)
    axes.set_xticks([n + 0.5 for n in range(len(chart.columns))], chart.columns)
    axes.set_yticks([n + 0.5 for n in range(len(chart.rows))], chart.rows)
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", labelcolor=looks.ink)
    axes.set_ylim(len(chart.rows), 0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """The WCAG contrast of two colours given as red, green and blue from 0 to 1."""
    low, high = sorted(sum(map(mul, map(_linear, colour[:3]), (0.2126, 0.7152, 0.0722))) for colour in (one, other))
    return float((high + 0.05) / (low + 0.05))


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
