"""Plots as values: what stands where, at which strength, and what it says; drawn to a file or in a window alike."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from annotator.exchange.charts import Looks

SMALL, PLAIN = 11.0, 12.0
"""Heights of letters."""
_STRONGEST, _WEAKEST = 1.0, 0.12
_BETWEEN = 0.179
"""The luminance with which black and white have the same contrast."""


class Box(Struct, frozen=True):
    """A rectangle; like everything in a plot it counts from the upper left corner, in points of 1/96 inch."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Where its centre is."""
        return self.x + self.width / 2, self.y + self.height / 2


class Mark(Struct, frozen=True):
    """A figure: ``shape`` is filled at a ``strength`` (0 to 1) of the one hue, ``area`` is what is pointed at.

    Arrows go by ``row`` and place; ``told`` says the figure in words; ``behind`` are the annotations that it counts.
    ``of`` are the ids of what it stands for, such as a speaker and an outlet.
    """

    area: Box
    shape: Box
    row: int
    told: str
    strength: float = 1.0
    round: bool = False
    ringed: bool = False
    behind: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


class Label(Struct, frozen=True):
    """Words on one line about ``y``, cut to ``width``; ``on`` is the strength of what they are written upon."""

    x: float
    y: float
    width: float
    text: str
    align: Literal["left", "middle", "right"] = "left"
    strong: bool = False
    quiet: bool = False
    size: float = PLAIN
    on: float | None = None


class Plot(Struct, frozen=True):
    """``rules`` are thin lines, from x and y to x and y. ``told`` says in a sentence what is seen."""

    title: str
    told: str
    width: float
    height: float
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()


def fill(looks: Looks, strength: float) -> str:
    """The colour of a mark of that strength, which is never that of the paper."""
    share = _WEAKEST + (_STRONGEST - _WEAKEST) * min(max(strength, 0.0), 1.0)
    pairs = zip(_parts(looks.paper), _parts(looks.strong), strict=True)
    return "#" + "".join(f"{round(under * (1 - share) + upper * share):02x}" for under, upper in pairs)


def ink(looks: Looks, label: Label) -> str:
    """The colour of words; upon a mark black or white, whichever has more contrast (always 4.5 and more)."""
    if label.on is None:
        return looks.quiet if label.quiet else looks.ink
    return "#000000" if _luminance(fill(looks, label.on)) > _BETWEEN else "#ffffff"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """As WCAG 2 defines it, 0 to 1."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
