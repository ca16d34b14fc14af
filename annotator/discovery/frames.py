"""Verbs in two parts with the clause between them: "Rau hat am Montag in Elsa gesagt, …"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import (
    AUXILIARY,
    COORDINATOR,
    FINITE_CUE,
    MARK,
    PASSIVE,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    THAT,
)
from annotator.discovery.tokens import Token

_REACH = 14
"""Tokens between an auxiliary and its participle at most."""
_PARTS = MARK | QUOTED | SUBORDINATOR | THAT


def auxiliary_of(tokens: Sequence[Token], at: int, *, past_marks: bool = False) -> int | None:
    """Where the auxiliary stands to which the participle at ``at`` belongs, if other words stand between the two.

    With ``past_marks`` those may be passages in marks.
    """
    parts = _PARTS & ~QUOTED if past_marks else _PARTS
    bracket = False
    if at and tokens[at - 1].flags & COORDINATOR:
        return None  # "ist 34 und findet"
    for number in range(at - 1, max(-1, at - _REACH), -1):
        flags = tokens[number].flags
        bracket = tokens[number].word == ")" or (bracket and tokens[number].word != "(")
        if bracket or tokens[number].word == "(":
            continue
        if flags & AUXILIARY and not flags & (PASSIVE | PRONOUN):
            return number
        if flags & parts or flags & FINITE_CUE:
            return None
    return None
