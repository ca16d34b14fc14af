"""Numbers and dates that members of a group give, and where they contradict one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import inf, nextafter
from typing import Literal

from msgspec import Struct

from annotator.model.annotation import Annotation

CONFLICTING = "conflicting_value"
"""The type of link that the default codebook has for claims whose numbers or dates exclude each other."""
Precision = Literal["exact", "about", "nearly", "more_than", "less_than", "at_least", "at_most"]

_ABOUT = 0.1
"""How far, as a share, what is said to be about so many may lie off."""
_SPACE = "[.,'’\u00a0\u202f ]"
_NUMBER = re.compile(rf"\d+(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_SEPARATED = re.compile(rf"{_SPACE}(?=\d{{3}}(?!\d))")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LEADS: dict[Precision, str] = {
    "nearly": "nearly|almost|close to|just under|fast|knapp|beinahe|près de|presque|casi|cerca de|quasi|bijna",
    "about": "about|around|some|roughly|approximately|etwa|rund|ungefähr|circa|environ|quelque|unos|unas|alrededor de",
    "more_than": "more than|over|upwards of|mehr als|über|plus de|más de|più di|meer dan",
    "less_than": "less than|fewer than|under|weniger als|unter|moins de|menos de|meno di|minder dan",
    "at_least": "at least|mindestens|wenigstens|au moins|al menos|por lo menos|almeno",
    "at_most": "at most|up to|no more than|höchstens|bis zu|au plus|jusqu'à|como máximo|hasta|fino a",
}
_BEFORE = [
    (precision, re.compile(rf"\b(?:{words})(?:\W+\w+){{0,1}}?\W*\Z", re.IGNORECASE))
    for precision, words in _LEADS.items()
]
_FURTHEST = 30


class Quantity(Struct, frozen=True):
    """A number as a claim gives it; ``unit`` in the claim's words, empty where it has none."""

    value: float
    precision: Precision = "exact"
    unit: str = ""

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest number that it may stand for."""
        off = abs(self.value) * _ABOUT
        known: dict[Precision, tuple[float, float]] = {
            "about": (self.value - off, self.value + off),
            "nearly": (self.value - off, nextafter(self.value, -inf)),
            "more_than": (nextafter(self.value, inf), inf),
            "less_than": (-inf, nextafter(self.value, -inf)),
            "at_least": (self.value, inf),
            "at_most": (-inf, self.value),
        }
        return known.get(self.precision, (self.value, self.value))


class Conflict(Struct, frozen=True):
    """Two annotations, by id, that cannot both be right: the words or the date in which each says so."""

    kind: Literal["value", "date"]
    one: str
    other: str
    given: tuple[str, str]


def conflicts(claims: Iterable[tuple[Annotation, str]]) -> list[Conflict]:
    """Each two of ``claims`` (members of one group, with their words) whose numbers or dates exclude each other.

    *Nearly 3,000* and *more than 3,000* do. What is vague contradicts nothing, nor do numbers of different units, nor
    a month and a day in it. The attributes ``value``, ``unit``, ``precision`` and ``date_value`` tell; a quantity
    without a value is read from its words, if these hold one number.
    """
    listed = list(claims)
    return [*_values(listed), *_dates([claim for claim, _words in listed])]


def quantity(claim: Annotation, words: str) -> Quantity | None:
    """The number that a claim gives, where it gives one that can be compared."""
    given, precision = str(claim.attributes.get("value", "")), str(claim.attributes.get("precision", ""))
    if precision == "vague" or (not given and claim.attributes.get("kind", "quantity") != "quantity"):
        return None
    value = number(given) if given else number(words)
    if value is None:
        return None
    said = precision_in(words)
    # Attributes know no "nearly": the words do.
    known = said if not precision or (precision, said) == ("about", "nearly") else _known(precision)
    return Quantity(value, known, str(claim.attributes.get("unit", "")).strip().casefold())


def number(written: str) -> float | None:
    """The one number that ``written`` holds, with or without separated thousands; None for none or several."""
    found = _NUMBER.findall(written)
    return float(_SEPARATED.sub("", found[0]).replace(",", ".")) if len(found) == 1 else None


def precision_in(words: str) -> Precision:
    """How exact ``words`` say that their first number is."""
    found = _NUMBER.search(words)
    lead = words[max(0, found.start() - _FURTHEST) : found.start()] if found else ""
    return next((precision for precision, pattern in reversed(_BEFORE) if pattern.search(lead)), "exact")


def _known(precision: str) -> Precision:
    return next((known for known in _LEADS if known == precision), "exact")


def _values(claims: Sequence[tuple[Annotation, str]]) -> Iterable[Conflict]:
    known = [(claim.id, words, found) for claim, words in claims if (found := quantity(claim, words)) is not None]
    for (one, words, first), (other, other_words, second) in combinations(known, 2):
        if first.unit and second.unit and first.unit != second.unit:
            continue
        if max(first.bounds[0], second.bounds[0]) > min(first.bounds[1], second.bounds[1]):
            yield Conflict("value", one, other, (words, other_words))


def _dates(claims: Sequence[Annotation]) -> Iterable[Conflict]:
    given = [(claim.id, str(claim.attributes.get("date_value", ""))) for claim in claims]
    known = [(key, date, found.groups("")) for key, date in given if (found := _DATE.match(date))]
    for (one, date, parts), (other, other_date, others) in combinations(known, 2):
        if any(mine and theirs and mine != theirs for mine, theirs in zip(parts, others, strict=True)):
            yield Conflict("date", one, other, (date, other_date))
