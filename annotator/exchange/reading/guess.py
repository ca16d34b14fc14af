"""What a text says about itself: title, outlet, byline, date, address. Guesses, to be confirmed by a person.

Only the first and last lines are looked at, so that a date or a name in the report itself is never taken.
"""

from __future__ import annotations

import re

from msgspec import Struct

from annotator.exchange.reading.bylines import AGENCIES, find_byline, find_dateline
from annotator.exchange.reading.dates import find_date
from annotator.exchange.reading.language import guess_language
from annotator.exchange.reading.lines import Line, head_lines, tail_lines
from annotator.exchange.reading.zones import is_page
from annotator.model.span import Span

_HEADING = re.compile(r"#{1,6}\s+(?P<title>\S.*?)(?:\s+#+)?\Z")
_LONGEST_TITLE = 200
_SENTENCE_END = (".", "。", "।", ",", ";", "،")
_SOURCE = re.compile(r"(?:Source|Quelle|Fuente|Fonte|Bron|Outlet|Publication): (?P<outlet>(?!Read\b)\S.{1,60})\Z")
_HOMEPAGE = re.compile(r"(?:\W+ )?Visit (?P<outlet>.{2,50}?)['’]s homepage for more")
_AGENCY = re.compile(rf"\((?P<outlet>{AGENCIES})\)")
_URL = re.compile(r"(?:URL: ?|Link: ?)?(?P<url>https?://[^\s<>\"]{4,2000})\Z")
_DATE_COMPANY = 40
_NOT_THE_DATE = re.compile(
    r"published|updated|posted|first|last|modified|on|at|am|pm|et|gmt|utc|a\.m\.|p\.m\.|uhr|veröffentlicht|aktualisiert|"
    r"stand|publié|publicado|le|el|monday|tuesday|wednesday|thursday|friday|saturday|sunday|[\W\d_]",
    re.IGNORECASE,
)


class Guess(Struct, frozen=True, kw_only=True):
    """What is guessed of a text; ``headline`` and ``byline_span`` say where it stands."""

    title: str | None
    headline: Span | None
    byline: str | None
    byline_span: Span | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None


def guess(text: str, title: str | None = None) -> Guess:
    """Everything that can be guessed of ``text``; a known ``title`` is looked up in its first lines."""
    head, tail = head_lines(text), tail_lines(text)
    headline = _known_headline(head, title) if title else _headline(head)
    byline = find_byline(text)
    dateline = find_dateline(text, byline[1] if byline else None)
    said_in_dateline = text[dateline.start : dateline.end] if dateline else ""
    edges = [line for line in [*head[:8], *tail[-3:]] if headline is None or line.start != headline.start]
    return Guess(
        title=title or (text[headline.start : headline.end] if headline else None),
        headline=headline,
        byline=byline[0] if byline else None,
        byline_span=byline[1] if byline else None,
        outlet=_outlet([*head, *tail], said_in_dateline),
        published=_published(edges, said_in_dateline),
        url=next((match["url"] for line in edges if (match := _URL.match(line.text))), None),
        language=guess_language(text),
    )


def _headline(head: list[Line]) -> Span | None:
    for line in head:
        if match := _HEADING.match(line.text):
            return Span(line.start + match.start("title"), line.start + match.end("title"))
    if len(head) < 2:
        return None
    first = next((line for line in head[:3] if not is_page(line)), None)
    return Span(first.start, first.end) if first and _reads_as_title(first) else None


def _reads_as_title(line: Line) -> bool:
    """Short, no sentence, and neither a date nor an address."""
    return (
        1 < len(line.text) <= _LONGEST_TITLE
        and not line.text.endswith(_SENTENCE_END)
        and any(letter.isalpha() for letter in line.text)
        and _date_of(line) is None
        and not _URL.match(line.text)
    )


def _known_headline(head: list[Line], title: str) -> Span | None:
    for line in head:
        place = line.text.find(title)
        if place >= 0 and len(line.text) - len(title) <= 8:
            return Span(line.start + place, line.start + place + len(title))
    return None


def _outlet(lines: list[Line], dateline: str) -> str | None:
    for form in (_SOURCE, _HOMEPAGE):
        for line in lines:
            if match := form.match(line.text):
                return match["outlet"].rstrip()
    agency = _AGENCY.search(dateline)
    return agency["outlet"] if agency else None


def _published(edges: list[Line], dateline: str) -> str | None:
    in_dateline = find_date(dateline)
    if in_dateline:
        return in_dateline[0]
    return next((date for line in edges if (date := _date_of(line))), None)


def _date_of(line: Line) -> str | None:
    """The date of a line that is a date and hardly anything else; a sentence with a date in it is report."""
    if len(line.text) > 120 or not any(letter.isdigit() for letter in line.text):
        return None
    found = find_date(line.text)
    if not found:
        return None
    company = _NOT_THE_DATE.sub("", line.text[: found[1]] + " " + line.text[found[2] :])
    return found[0] if len(company) <= _DATE_COMPANY // 2 else None
