"""Verbs of saying that report nothing where they stand: "what they said was", "if he says that", "ordered to leave"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import (
    ADVERB,
    ASKED,
    ASKING,
    BY,
    CALLING,
    CAPITAL,
    COMMA,
    CONDITION,
    NAMING,
    OBJECT,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    RECORD,
    SHOWING,
    SOURCE,
    SUBORDINATOR,
    TELLING,
    TO,
)
from annotator.discovery.telling import Report
from annotator.discovery.tokens import Token

_WITH_CLAUSE = ("clause", "that_clause", "question")
_OF_SELF = ("clause", "tag_after")


def tells_nothing(tokens: Sequence[Token], report: Report) -> bool:
    """Whether nobody says what ``report`` holds, or not yet."""
    first, start = report.cue[0][0], report.start
    before = tokens[start - 1].flags if start else 0
    if report.why == "called":  # "the ruling, dubbed the “right to be forgotten”"
        return report.subject is None and first > 0 and bool(tokens[first - 1].flags & COMMA)
    if report.why == "question" and tokens[report.pieces[0][0] + 1].flags & COMMA:
        return True  # "When asked why, he said"
    if report.why in _WITH_CLAUSE and before & CONDITION:
        return True
    if report.why in _WITH_CLAUSE and _is_of_a_thing(tokens, report):
        return True
    if report.why in _OF_SELF and _is_of_self(tokens, report):
        return True
    if report.why == "clause" and before & QUESTION and not before & SUBORDINATOR:
        # and not "an arrest in which they said it was …"
        return not (start > 1 and tokens[start - 2].flags & PREPOSITION)
    return _shows(tokens, report)


def _is_of_a_thing(tokens: Sequence[Token], report: Report) -> bool:
    """Whether "that" stands for something without words: "a move that suggests it is late", no "sign that said"."""
    first = report.cue[0][0]
    if first < 2 or tokens[first - 1].word != "that":
        return False
    core = tokens[slice(*report.subject[0])] if report.subject else tokens[first - 2 : first - 1]
    behind = report.subject is not None and report.subject[1][1] >= first
    return not behind and not any(t.flags & (SOURCE | RECORD | CAPITAL | PRONOUN) for t in core)


def _is_of_self(tokens: Sequence[Token], report: Report) -> bool:
    """As in "When she came, she found herself in a film": nothing is said."""
    at = report.cue[0][1]
    if report.quoted or at >= len(tokens) or tokens[at - 1].flags & (PLAIN | TELLING | ASKING | CALLING | NAMING):
        return False
    return bool(tokens[at].flags & OBJECT and tokens[at].flags & ADVERB)


def _shows(tokens: Sequence[Token], report: Report) -> bool:
    """Whether a verb of showing has a subject that holds no words: "he showed that he is brave"."""
    if report.subject is None or not tokens[report.cue[0][1] - 1].flags & SHOWING:
        return False
    return not any(t.flags & (SOURCE | RECORD) for t in tokens[slice(*report.subject[0])])


def is_listener(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether whoever stands before the participle at ``at`` is asked or told something; its cue begins at ``first``.

    As in "Rau, asked by reporters whether she would go, said no" and "The crew, ordered never to leave, slept".
    """
    after = tokens[at + 1].flags if at + 1 < len(tokens) else 0
    parted = first > 0 and bool(tokens[first - 1].flags & COMMA)
    if after & BY and tokens[at].word.endswith("ed"):
        return parted or first == 0
    return parted and bool(after & TO and tokens[at].flags & ASKED)
