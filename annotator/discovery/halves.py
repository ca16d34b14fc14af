"""Quotes whose first half stands before the tag outside the marks: "The ruling, she said, “is a mess.”"."""

from __future__ import annotations

from annotator.discovery.flags import (
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    GENERIC,
    IMPERSONAL,
    NUMBER,
    PRONOUN,
    QUOTED,
    SMALL,
    TIME,
)
from annotator.discovery.phrases import is_name
from annotator.discovery.telling import Report, Sentence

_BEGINS = DETERMINER | PRONOUN | GENERIC | IMPERSONAL | NUMBER


def with_first_half(sentence: Sentence, report: Report) -> None:
    """Adds to ``report`` the subject, perhaps with its verb, that the passage behind its tag goes on with."""
    tokens, edge = sentence.tokens, report.start - 1
    if report.why != "cue_before" or not report.quoted or edge < 1 or not tokens[edge].flags & COMMA:
        return
    said = report.pieces[0][0]
    if not tokens[said].flags & SMALL or not tokens[said - 1].flags & COMMA or said - 1 < report.end:
        return
    start = 0
    while start < edge and tokens[start].flags & COORDINATOR:
        start += 1
    if _is_half(sentence, start, edge):
        report.pieces, report.quoted, report.why = [(start, edge), *report.pieces], False, "tag_after"


def _is_half(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a subject stands there, and nothing that somebody else says."""
    tokens = sentence.tokens
    if start >= end or sentence.only_leads(start) or tokens[end - 1].flags & TIME:
        return False
    if any(t.flags & (QUOTED | FINITE_CUE) for t in tokens[start:end]):
        return False
    return bool(tokens[start].flags & _BEGINS) or is_name(tokens[start])
