"""Similar cases: the same question with the same answers by the same people."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from annotator.agreement.units import Facet
from annotator.review.cases import Case
from annotator.review.versions import Version, given, versions


def like(case: Case, cases: Iterable[Case]) -> list[Case]:
    """Those of ``cases`` that are left to decide and differ as ``case`` does, itself left out, in their order.

    The label, the kinds of difference, whom they are about and what each annotator chose are the same: who has no
    mark, which label, value or speaker each gave, whose extent is contained, containing or crossing.
    """
    wanted = _difference(case)
    found = (other for other in cases if other.left and other.key != case.key and other.unit.label == case.unit.label)
    return [other for other in found if other.members and _difference(other) == wanted]


def speakers_like(case: Case, cases: Iterable[Case]) -> list[Case]:
    """Those of ``cases`` that settling the speaker of ``case`` settles too, itself left out, in their order.

    In them each annotator means the same speaker as here, and nothing else is in dispute.
    """
    wanted = _speakers(case)
    if len(set(wanted.values())) < 2:
        return []
    found = (other for other in cases if other.left and other.key != case.key)
    return [o for o in found if {f.kind for f in o.unit.facets} == {"speaker"} and _speakers(o) == wanted]


def _speakers(case: Case) -> dict[str, str | None]:
    return {version.annotator: version.primary.speaker for version in versions(case)}


def _difference(case: Case) -> Hashable:
    found = versions(case)
    return case.annotators, frozenset((f.key, f.how, f.annotators, _choices(f, found)) for f in case.unit.facets)


def _choices(facet: Facet, found: Iterable[Version]) -> Hashable:
    if facet.kind == "label":
        return tuple((version.annotator, version.primary.label) for version in found)
    if facet.kind == "speaker":
        return tuple((version.annotator, version.primary.speaker) for version in found)
    if facet.kind == "attribute":
        return tuple((version.annotator, given(version.primary).get(facet.name)) for version in found)
    return tuple((shift.annotator, shift.relation) for shift in facet.shifts)
