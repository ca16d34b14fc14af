"""Figures of agreement, and why some are undefined, in words."""

from __future__ import annotations

from typing import Protocol

from annotator.agreement.bootstrap import Interval
from annotator.wording.translation import _, later

REASONS: dict[str, str] = {
    "no variation": later("no variation"),
    "nobody marked": later("nobody marked"),
    "one annotator": later("one annotator"),
    "never together": later("never together"),
    "overlapping units": later("overlapping units"),
}


class Valued(Protocol):
    """A value, or why there is none."""

    @property
    def value(self) -> float | None:
        """None where undefined."""

    @property
    def reason(self) -> str:
        """Why it is undefined."""


def figure(measured: Valued | None) -> str:
    """Three decimals, or in brackets why there is no value; a dash for what was not computed."""
    if measured is None:
        return "–"
    if measured.value is None:
        return f"({_(REASONS.get(measured.reason, measured.reason))})"
    return number(measured.value)


def interval_figure(found: Interval | None) -> str:
    """Both ends, or a dash."""
    if found is None or found.low is None or found.high is None:
        return "–"
    return f"{number(found.low)} … {number(found.high)}"


def number(found: float) -> str:
    """Three decimals, with a minus sign as wide as a figure; nothing that rounds to zero has one."""
    told = f"{found:.3f}"
    return told.lstrip("-") if float(told) == 0 else told.replace("-", "\N{MINUS SIGN}")
