"""What is reported in a relative clause, which ends where the sentence goes on: "Rau, who said it was late, left"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import (
    ADVERB,
    AUXILIARY,
    COMMA,
    DETERMINER,
    ENDED,
    FINITE,
    FINITE_CUE,
    PARTICIPLE,
    RELATIVE,
    SUBORDINATOR,
)
from annotator.discovery.phrases import DASHES, is_noun
from annotator.discovery.telling import Report
from annotator.discovery.tokens import Token

_NEAR = 4
_OPENS = RELATIVE | SUBORDINATOR | PARTICIPLE


def ended(report: Report, tokens: Sequence[Token]) -> None:
    """Ends what ``report`` tells before the comma behind which the verb of whoever speaks stands."""
    at = report.cue[0][0] - 1
    if report.subject and report.subject[1][1] == report.cue[0][0]:
        at = report.subject[1][0] - 1  # "which Rau says"
    before = tokens[max(0, at - _NEAR) : max(0, at)]  # "Rau, a captain who"
    dashed = any(t.word in DASHES for t in before)
    inside = at > 0 and tokens[at].flags & RELATIVE and (dashed or any(t.flags & COMMA for t in before))
    if not inside or report.quoted or not report.pieces or report.pieces[0][0] <= at:
        return
    start, end = report.pieces[-1]
    dash = next((n for n in range(start + 1, end) if tokens[n].word in DASHES), end)
    report.pieces[-1] = (start, dash if dashed else _end(tokens, start, end))


def _end(tokens: Sequence[Token], start: int, end: int) -> int:
    inserted = False
    for at in range(start + 1, end - 1):
        if tokens[at].flags & ENDED and _acts(tokens, at + 1, end):
            return at + 1  # "who called it “a mess,” left"
        if not tokens[at].flags & COMMA:
            continue
        if inserted:
            inserted = False
        elif tokens[at + 1].flags & _OPENS and not tokens[at + 1].flags & DETERMINER:
            inserted = True
        elif _acts(tokens, at + 1, end):
            return at
    return end


def _acts(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a verb stands at ``at`` whose subject was named before."""
    while at < end - 1 and tokens[at].flags & ADVERB and not tokens[at].flags & AUXILIARY:
        at += 1
    flags = tokens[at].flags
    if flags & (AUXILIARY | FINITE | FINITE_CUE):
        return not is_noun(tokens, at)
    return not flags and tokens[at].word.endswith("ed")
