"""Plots as pictures in SVG."""

from __future__ import annotations

from html import escape

from annotator.exchange.charts import Looks
from annotator.exchange.plots import Label, Mark, Plot, fill, ink

_EDGE, _HEAD = 20.0, 34.0
_FONT = "font-family=\"'Noto Sans','DejaVu Sans','Segoe UI',Helvetica,Arial,sans-serif\""
_LETTER = 0.54
"""The width of a letter as a part of its height, on an average."""
_ANCHOR = {"left": "start", "middle": "middle", "right": "end"}


def plot_picture(plot: Plot, looks: Looks | None = None) -> str:
    """The SVG document, the title above; every figure says what it is where a pointer rests on it."""
    looks = looks or Looks()
    width, height = plot.width + 2 * _EDGE, plot.height + 2 * _EDGE + _HEAD
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_FONT}>',
        f"<title>{_safe(plot.title)}</title>",
        f"<desc>{_safe(plot.told)}</desc>",
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="{looks.paper}"/>',
        _label(Label(_EDGE, _EDGE + 8, plot.width, plot.title, strong=True, size=16), looks),
        f'<g transform="translate({_EDGE:.0f} {_EDGE + _HEAD:.0f})">',
        *(f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{looks.rule}"/>' for x1, y1, x2, y2 in plot.rules),
        *(_mark(mark, looks) for mark in plot.marks),
        *(_label(label, looks) for label in plot.labels),
        "</g>",
        "</svg>\n",
    ]
    return "\n".join(parts)


def _mark(mark: Mark, looks: Looks) -> str:
    box, told = mark.shape, f"<title>{_safe(mark.told)}</title>"
    colour = f'fill="{fill(looks, mark.strength)}"'
    ring = f' stroke="{looks.ink}" stroke-width="1.6"' if mark.ringed else ""
    if mark.round:
        x, y = box.middle
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{box.width / 2:.1f}" {colour}{ring}>{told}</circle>'
    place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    return f'<rect {place} rx="2" {colour}{ring}>{told}</rect>'


def _label(label: Label, looks: Looks) -> str:
    x = label.x + {"left": 0.0, "middle": label.width / 2, "right": label.width}[label.align]
    weight = ' font-weight="600"' if label.strong else ""
    place = f'x="{x:.1f}" y="{label.y + label.size * 0.36:.1f}" text-anchor="{_ANCHOR[label.align]}"'
    words = _safe(_cut(label.text, label.width, label.size))
    return f'<text {place} font-size="{label.size:g}"{weight} fill="{ink(looks, label)}">{words}</text>'


def _cut(text: str, width: float, size: float) -> str:
    line, letters = " ".join(text.split()), max(1, int(width / (size * _LETTER)))
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"


def _safe(told: str) -> str:
    """``told`` as XML may hold it."""
    return escape("".join(c if c.isprintable() else " " for c in told), quote=False)
