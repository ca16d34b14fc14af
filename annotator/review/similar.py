"""Similar cases: the same question with the same answers by the same people."""

from __future__ import annotations

from collections import defaultdict
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


class SpeakersAlike:
    """Cases left to decide in which nothing but the speaker is in dispute, by whom each annotator means.

    Settling the speaker of a case settles those in which each annotator means the same speaker as there.
    """

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self._keys: defaultdict[Hashable, dict[str, None]] = defaultdict(dict)
        self._meant: dict[str, Hashable] = {}
        for case in cases:
            self.put(case)

    def put(self, case: Case) -> None:
        """Take note of a case as it is now."""
        alone = case.left and {facet.kind for facet in case.unit.facets} == {"speaker"}
        meant = _speakers(case) if alone else None
        if meant != self._meant.get(case.key):
            self.drop(case.key)
            if meant is not None:
                self._meant[case.key] = meant
                self._keys[meant][case.key] = None

    def drop(self, key: str) -> None:
        """Take note that there is no such case any more."""
        meant = self._meant.pop(key, None)
        if meant is not None:
            del self._keys[meant][key]

    def like(self, case: Case) -> list[str]:
        """The keys of those that settling the speaker of ``case`` settles too, its own left out."""
        return [key for key in self._keys.get(_speakers(case), ()) if key != case.key]


def _speakers(case: Case) -> tuple[tuple[str, str | None], ...]:
    return tuple((version.annotator, version.primary.speaker) for version in versions(case))


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
