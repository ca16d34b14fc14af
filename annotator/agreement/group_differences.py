"""Groups compared between aligned units: who put the same passages together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from annotator.agreement.units import Facet, Unit
from annotator.model.group import Group

_ALONE: frozenset[int] = frozenset()


class UnitGroups:
    """Every annotator's groups as sets of units, ready to be compared."""

    def __init__(self, units: Sequence[Unit], groups: Iterable[Group]) -> None:
        number = {member.annotation: index for index, unit in enumerate(units) for member in unit.members}
        self._units = units
        self._with: dict[tuple[str, str, int], frozenset[int]] = {}
        self._kinds: defaultdict[int, set[str]] = defaultdict(set)
        for group in groups:
            together = frozenset(number[m.annotation] for m in group.members if m.annotation in number)
            for unit in together:
                key = group.kind, group.annotator, unit
                self._with[key] = self._with.get(key, _ALONE) | together
                self._kinds[unit].add(group.kind)

    def facets(self, number: int, present: Sequence[str]) -> list[Facet]:
        """In what the groups of unit ``number`` differ among ``present``, as far as both marked."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for kind in sorted(self._kinds.get(number, ())):
            for one, other in combinations(present, 2):
                if how := self._compare(kind, number, one, other):
                    found[kind, how].update((one, other))
        return [Facet("group", kind, how, tuple(sorted(who))) for (kind, how), who in sorted(found.items())]

    def _compare(self, kind: str, number: int, one: str, other: str) -> str:
        """How ``other`` grouped the unit, seen from ``one``: split, merged, moved; empty where alike."""
        mine, theirs = (
            {unit for unit in self._with.get((kind, who, number), _ALONE) if {one, other} <= self._present(unit)}
            | {number}
            for who in (one, other)
        )
        if mine == theirs:
            return ""
        if theirs < mine:
            return "split"
        return "merged" if mine < theirs else "moved"

    def _present(self, number: int) -> set[str]:
        return {member.annotator for member in self._units[number].members}
