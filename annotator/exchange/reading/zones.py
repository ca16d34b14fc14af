"""Which stretches of an article are page rather than report: proposals that a person confirms or drops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.exchange.reading.bylines import BYLINE, CAPITAL, DATELINE, find_dateline
from annotator.exchange.reading.found import Zone
from annotator.exchange.reading.lines import Line, head_lines, line_after, tail_lines
from annotator.model.span import Span

_GLUED_FURNITURE = re.compile(r"\A(?:Advertisement|ADVERTISEMENT)?(?:Supported by|SUPPORTED BY)?")
_FURNITURE = re.compile(
    r"(?:Advertisement|Anzeige|Publicité|Publicidad|Supported by|Source: Read Full Article|No comments|\d+ comments?|"
    r"(?:Visit .{2,60} homepage|Click here|Read|Sign up|Subscribe|Follow us) .{0,80}"
    r"(?:more|stories|newsletter|here|Twitter|Facebook).{0,40}|"
    r"Read more|Share this.{0,40}|Listen to this article.{0,40}|Related (?:articles?|stories).{0,40}|Most read|"
    r"Reproduced with permission of the copyright owner\..{0,120}|(?:©|\(c\)|Copyright) .{0,120}|"
    r".{0,80}All rights reserved\.?)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*•■▪◦‣·–]\s+)(?=\S)")
_CREDIT = re.compile(
    rf"^(?:[{CAPITAL}][{CAPITAL} .'’-]{{2,50}}/[{CAPITAL}][{CAPITAL} .'’&/-]{{1,60}}"
    r"|(?:Photo(?:graph)?|Foto|Image|Picture|Credit|Crédit|Bild)(?: by)?: ?[^\r\n]{2,100}"
    r"|[^\r\n]{0,200}\((?:Photo|Foto|Image) (?:by |de |von )?[^\r\n)]{2,80}\)"
    r"|[^\r\n]{2,60}(?:/| via )(?:Getty Images|Reuters|AP|AFP|dpa|EPA|Shutterstock))[ \t]*\r?$",
    re.MULTILINE,
)
# A paragraph that goes on in small letters: rare, so the costly look around is done at few places.
_BREAK = re.compile(r"(?:\r?\n){2,4}(?=[a-zß-öø-ÿ])")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,40}(?P<hyphen>-?)\Z")
_WORD_AFTER = re.compile(r"(?P<word>[^\W\d_]{1,40})[.,;:]?")


def is_page(line: Line) -> bool:
    """Whether a line is bullet, furniture, byline or dateline and so no headline."""
    return bool(
        _BULLET.match(line.text)
        or _FURNITURE.fullmatch(line.text)
        or BYLINE.fullmatch(line.text)
        or DATELINE.match(line.text)
        or _CREDIT.match(line.text)
    )


def propose_zones(text: str, headline: Span | None, byline: Span | None) -> tuple[Zone, ...]:
    """Zones of ``text`` in text order, given where its headline and byline stand."""
    dateline = find_dateline(text, byline)
    found = [
        Zone(label, span)
        for label, span in (("headline", headline), ("byline", byline), ("dateline", dateline))
        if span is not None
    ]
    found += (Zone("furniture", span) for span in _furniture(text))
    found += (Zone("bullet_summary", span) for span in _bullet_summary(text))
    found += (Zone("caption", span) for span in _captions(text))
    found += (Zone("damage", span) for span in _damage(text))
    return tuple(sorted(found, key=lambda zone: (zone.span, zone.label)))


def _furniture(text: str) -> Iterator[Span]:
    glued = _GLUED_FURNITURE.match(text)
    if glued and glued.end():
        yield Span(0, glued.end())
    seen = glued.end() if glued else 0
    for line in [*head_lines(text), *tail_lines(text)]:
        bullet = _BULLET.match(line.text)
        begin = bullet.end() if bullet else 0
        if line.start >= seen and _FURNITURE.fullmatch(line.text, begin):
            yield Span(line.start + begin, line.end)
            seen = line.end


def _bullet_summary(text: str) -> Iterator[Span]:
    """The first run of at least two bullet lines, when it stands before the report: among the first six lines."""
    run: list[Line] = []
    for place, line in enumerate(head_lines(text)):
        if _BULLET.match(line.text):
            run.append(line)
        elif run or place > 5:
            break
    while run and _is_furniture_bullet(run[-1]):
        run.pop()
    if len(run) > 1:
        yield Span(run[0].start, run[-1].end)


def _is_furniture_bullet(line: Line) -> bool:
    bullet = _BULLET.match(line.text)
    return bool(bullet and _FURNITURE.fullmatch(line.text, bullet.end()))


def _captions(text: str) -> Iterator[Span]:
    for match in _CREDIT.finditer(text):
        credit = match.group().rstrip()
        end = match.start() + len(credit)
        caption = line_after(text, end)
        # An all-capitals credit stands above its caption; the other forms stand below or inside theirs.
        follows = credit.isupper() and caption and len(caption.text) <= 300 and caption.text.endswith((".", "”", '"'))
        yield Span(match.start(), caption.end if follows and caption else end)


def _damage(text: str) -> Iterator[Span]:
    """The end of a word printed twice ("policy", then "icy."), and a word torn by a page break ("pro-", "vide")."""
    for gap in _BREAK.finditer(text):
        reach = max(0, gap.start() - 41)
        before = _WORD_BEFORE.search(text[reach : gap.start()])
        after = _WORD_AFTER.match(text, gap.end())
        if not (before and after):
            continue
        if before["hyphen"]:
            yield Span(reach + before.start(), after.end("word"))
        elif before.group().endswith(after["word"]) and text[after.end() : after.end() + 1] in ("\r", "\n", ""):
            yield Span(*after.span())
