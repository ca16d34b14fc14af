"""Dates as newspapers print them, to ISO: English, German, French, Spanish, Italian, Dutch and Portuguese."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro",
            "february feb februar février févr fevrier febrero febbraio februari fevereiro fev",
            "march mar märz mär maerz mars marzo maart mrt março",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag mei maio",
            "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho",
            "august aug août aout agosto ago augustus",
            "september sept sep septembre septiembre settembre set setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
        ),
        start=1,
    )
    for month in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)\b"
_DAY = r"(?P<day>[0-3]?\d)"
_TIME = r"(?:[T ](?P<time>[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?))?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d){_TIME}(?!\d)",
        rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"\b{_DAY}(?:\.|st|nd|rd|th|er|º|°)?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:del?\s+)?{_YEAR}",
        rf"\b{_DAY}\.\s?(?P<number>[01]?\d)\.\s?{_YEAR}",
        rf"\b(?P<one>[0-3]?\d)[/-](?P<two>[0-3]?\d)[/-]{_YEAR}",
        rf"\b{_MONTH},?\s+(?:de\s+)?{_YEAR}",
        rf"(?<![\d-]){_YEAR}-(?P<number>[01]\d)(?![\d-])",
        r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?:年)\s?(?P<number>[01]?\d)月\s?(?P<day>[0-3]?\d)日",
    )
)
_YEAR_ALONE = re.compile(r"\s*(?P<year>(?:1[89]|20)\d\d)\s*\Z")


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first date that ``text`` contains as ISO (``2018-04-03``, with a time, or ``2018-04``), and its place.

    A date whose day and month cannot be told apart (``03/04/2018``) gives the year alone.
    """
    for form in _FORMS:
        for match in form.finditer(text):
            if iso := _iso(match):
                return iso, match.start(), match.end()
    return None


def iso_date(value: str) -> str | None:
    """``value``, a date as a table or a web page gives it, as ISO; None when it holds no date."""
    if year := _YEAR_ALONE.match(value):
        return year["year"]
    found = find_date(value[:200])
    return found[0] if found else None


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    year = int(part["year"])
    if part.get("one"):
        return _day_or_month_first(year, int(part["one"]), int(part["two"]))
    month = int(part["number"]) if part.get("number") else _MONTHS[part["month"].casefold()]
    if not part.get("day"):
        return f"{year}-{month:02}" if 1 <= month <= 12 else None
    iso = _day(year, month, int(part["day"]))
    return f"{iso}T{part['time']}" if iso and part.get("time") else iso


def _day_or_month_first(year: int, one: int, two: int) -> str | None:
    if one <= 12 and two <= 12 and one != two:
        return str(year)
    return _day(year, two, one) or _day(year, one, two)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
