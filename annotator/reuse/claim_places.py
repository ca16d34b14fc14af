"""Which of the places that share a claim's words say what it says: a stricter rule than for quotes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from annotator.model.span import Span
from annotator.text.sentences import sentence_at
from annotator.text.word_diff import Wording, word_diff

if TYPE_CHECKING:
    from annotator.reuse.twins import TwinGroup

_KEPT = 0.7
"""Share of the shorter one's words that both must have."""
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


def of_claim(found: TwinGroup, claim: tuple[str, tuple[Span, ...]], text_of: Callable[[str], str]) -> TwinGroup:
    """``found`` without the places in other articles that only speak of the same as ``claim`` (article, fragments)."""
    article, fragments = claim
    told = Wording(text_of(article), fragments)
    members = tuple(
        member
        for member in found.members
        if member.article == article or says_the_same(told, Wording(text_of(member.article), member.fragments))
    )
    return msgspec.structs.replace(found, members=members, reference=0)


def says_the_same(claim: Wording, place: Wording) -> bool:
    """Whether a place lies in one sentence, has every figure of the claim, and most words of the shorter of both."""
    if place.fragments[-1].end > sentence_at(place.text, place.fragments[0].start).end:
        return False
    if not _figures(claim) <= _figures(place):
        return False
    diff = word_diff(claim, place)
    return diff.kept >= _KEPT * min(diff.words)


def _figures(wording: Wording) -> set[str]:
    return {found for span in wording.fragments for found in _FIGURE.findall(wording.text, span.start, span.end)}
