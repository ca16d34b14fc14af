"""Confusions: which two answers annotators gave to one question about the same words."""

from __future__ import annotations

from itertools import combinations

from msgspec import Struct

from annotator.review.cases import Case
from annotator.review.versions import given, versions


class Confusion(Struct, frozen=True, order=True, gc=False):
    """``question``: ``label`` or the name of an attribute; ``one`` and ``other`` in the order of the alphabet.

    An attribute that was not given is ``""``; several values stand with commas between.
    """

    question: str
    one: str
    other: str


def confusions(case: Case) -> tuple[Confusion, ...]:
    """Each pair of answers once, in order."""
    asked = {facet.name or "label" for facet in case.unit.facets if facet.kind in ("label", "attribute")}
    if not asked:
        return ()
    answers = [{"label": version.primary.label, **given(version.primary)} for version in versions(case)]
    pairs = {
        Confusion(question, *sorted((_told(one.get(question)), _told(other.get(question)))))
        for question in asked
        for one, other in combinations(answers, 2)
        if one.get(question) != other.get(question)
    }
    return tuple(sorted(pairs))


def _told(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")
