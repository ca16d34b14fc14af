"""Who wrote an article and from where: its byline and its dateline, as newspapers and agencies print them."""

from __future__ import annotations

import re

from annotator.exchange.reading.lines import head_lines
from annotator.model.span import Span

CAPITAL = "A-ZÀ-ÖØ-ÞŠŽ"
AGENCIES = (
    "Reuters|AP|Associated Press|AFP|dpa|DPA|UPI|EFE|ANSA|Ansa|Bloomberg|Xinhua|TASS|CNN|Kyodo|Yonhap|"
    "ANP|Belga|Lusa|APA"
)
DATELINE = re.compile(
    rf"(?:[{CAPITAL}][{CAPITAL} .,'’/-]{{2,50}}(?:,? [A-Za-z]{{3,9}}\.? \d{{1,2}}(?:, \d{{4}})?)?,?"
    rf"(?: \((?:{AGENCIES})\))?"
    rf"|[{CAPITAL}][^\W\d_]+[^\r\n()]{{0,40}} \((?:{AGENCIES})\)|\((?:{AGENCIES})\))"
    r" ?(?:[—–]|--?(?=\s))"
)
_NAME = rf"(?:[{CAPITAL}](?:\.|[a-zß-öø-ÿšž'’-]+(?:[{CAPITAL}][a-zß-öø-ÿšž]+)?))"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|van|von|de|der|den|da|di|del|la|le|al|bin)){{0,4}}"
_SHOUTED = rf"[{CAPITAL}][{CAPITAL}.'’-]+(?: [{CAPITAL}][{CAPITAL}.'’-]*){{1,4}}"
_MORE = r"(?:,? (?:and|und|et|y|e|en|&) |, )"
_PEOPLE = rf"(?P<people>{_PERSON}(?:{_MORE}{_PERSON}){{0,9}}|{_SHOUTED}(?:(?:, | AND | UND | ET ){_SHOUTED}){{0,9}})"
BYLINE = re.compile(
    r"(?:This article is by|(?:Written |Reported |Story |Geschrieben )?(?:[Bb]y|BY)|Von|VON|Par|PAR|Por|POR|Di|Door)"
    rf":? {_PEOPLE}"
)
# Glued to the words around it: after a full stop, and followed by a dateline.
_GLUED_BYLINE = re.compile(rf"(?<=[.!?”\"’)])By {_PEOPLE}(?={DATELINE.pattern})")
_BYLINE_TAIL = re.compile(r"\.?(?: ?[|,;/(•·–—-] ?.{0,60})?\Z")


def find_byline(text: str) -> tuple[str, Span] | None:
    """The authors' names and where the byline stands; None when the head of ``text`` shows none."""
    for line in head_lines(text, 12):
        match = BYLINE.match(line.text)
        if match and len(line.text) < 240 and _BYLINE_TAIL.match(line.text, match.end()):
            return match["people"], Span(line.start, line.start + match.end())
    glued = _GLUED_BYLINE.search(text, 0, 2_000)
    return (glued["people"], Span(*glued.span())) if glued else None


def find_dateline(text: str, byline: Span | None = None) -> Span | None:
    """Where the place (and agency) before the first sentence stands, its dash included."""
    starts = [line.start for line in head_lines(text, 12)]
    for start in ([byline.end] if byline else []) + starts:
        if match := DATELINE.match(text, start, start + 160):
            return Span(*match.span())
    return None
