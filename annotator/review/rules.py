"""Rules: what may be settled without anybody looking. Off until chosen, named, each with its version.

A rule keeps what people marked and never drops it: a lone mark is nobody's to dismiss but an adjudicator's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from annotator.model.errors import TaggingError
from annotator.review import rulings
from annotator.review.cases import Case
from annotator.review.rulings import Ruling
from annotator.review.versions import usual_extent, versions

UNANIMOUS = "unanimous 1"
"""All who are done marked it, in every respect alike, and they are two or more."""
TRIVIAL = "trivial-boundary 1"
"""All marked it, and differ only in quotation marks, punctuation and space: the extent that most have stands, of
equally frequent ones the first in the text, of these the longest."""
_MAJORITY = re.compile(r"majority-of-([2-9]|[1-9][0-9]) 1")
_OF_VERSIONS = frozenset(("missing", "boundary", "boundary-trivial", "label", "attribute", "speaker", "split"))


class Ruled(Struct, frozen=True, gc=False):
    """What ``rule`` makes of a case."""

    case: Case
    ruling: Ruling
    rule: str


def majority_rule(fewest: int) -> str:
    """The rule that settles where ``fewest`` (2 to 99) or more say the same, and they are more than half.

    Those who are done and have no mark there count among all.
    """
    return checked(f"majority-of-{fewest} 1")


def checked(rule: str) -> str:
    """``rule``, where there is such a one. Raises TaggingError ``review.unknown_rule``."""
    if rule not in (UNANIMOUS, TRIVIAL) and not _MAJORITY.fullmatch(rule):
        raise TaggingError("review.unknown_rule", rule=rule)
    return rule


def apply(cases: Iterable[Case], rules: Iterable[str]) -> list[Ruled]:
    """What ``rules`` settle of ``cases``, by the first rule that does; only what nobody decided or put off.

    Raises TaggingError ``review.unknown_rule``.
    """
    chosen = [checked(rule) for rule in rules]
    asked = (case for case in cases if case.status in ("open", "agreed"))
    found = (next((Ruled(c, r, rule) for rule in chosen if (r := ruled_by(rule, c)) is not None), None) for c in asked)
    return [ruled for ruled in found if ruled is not None]


def ruled_by(rule: str, case: Case) -> Ruling | None:
    """What the rule makes of the case; None where it says nothing."""
    if len(case.annotators) < 2:
        return None
    kinds = {facet.kind for facet in case.unit.facets}
    if rule == UNANIMOUS:
        return rulings.take(case, case.annotators[0]) if not kinds else None
    if rule == TRIVIAL:
        return _trivial(case) if kinds == {"boundary-trivial"} else None
    found = _MAJORITY.fullmatch(rule)
    return _majority(case, int(found[1])) if found is not None and kinds else None


def _trivial(case: Case) -> Ruling:
    found = versions(case)
    usual = usual_extent([version.extent for version in found])
    return rulings.take(case, next(version.annotator for version in found if version.extent == usual))


def _majority(case: Case, fewest: int) -> Ruling | None:
    found = versions(case)
    everyone = {*case.annotators, *(who for f in case.unit.facets if f.kind == "missing" for who in f.annotators)}
    for version in found:
        alike = {other.annotator for other in found if other.is_like(version)}
        if len(alike) >= fewest and len(alike) * 2 > len(everyone):
            doubted = (f for f in case.unit.facets if f.kind not in _OF_VERSIONS)
            if all(alike.isdisjoint(facet.annotators) for facet in doubted):
                return msgspec.structs.replace(rulings.take(case, version.annotator), decision="majority")
    return None
